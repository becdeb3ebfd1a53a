/** The saved operations of the role that asks, in GraphiQL's own side pane. */
import { type GraphiQLPlugin, useGraphiQL } from '@graphiql/react';
import { createContext, useContext } from 'react';
import { type Example, examplesOf } from '../example/examples.js';
import { roleInWords } from '../page/callers.js';

export const ExampleRole = createContext('');

export const EXAMPLES_PLUGIN: GraphiQLPlugin = { title: 'Saved operations', icon: BookmarkIcon, content: Examples };

function Examples() {
  const role = useContext(ExampleRole);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const take = ({ text }: Example) => {
    queryEditor?.setValue(text);
    variableEditor?.setValue('');
    queryEditor?.focus();
  };
  return (
    <section className="examples" aria-label="Saved operations">
      <h2>As {roleInWords(role, 'a')}</h2>
      <ul>
        {examplesOf(role).map((example) => (
          <li key={example.name}>
            <button type="button" onClick={() => take(example)}>
              <span>{example.title}</span>
              <code>{example.name}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function BookmarkIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" aria-hidden="true">
      <path d="M6 3.75h12v16.5l-6-4.5-6 4.5z" strokeLinejoin="round" />
    </svg>
  );
}
