/** The console: GraphiQL with the schema of the role that asks, its saved operations, and what an answer says of itself. */
import './workers.js';
import 'graphiql/graphiql.css';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import './console.css';
import type { Fetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useEffect, useMemo, useRef, useState } from 'react';
import { examplesOf } from '../example/examples.js';
import { type Answer, ask, type Question } from '../page/ask.js';
import { CallerChoice, useChosenCaller } from '../page/caller-choice.js';
import { type Caller, roleInWords } from '../page/callers.js';
import { openPage, type PageProps } from '../page/open-page.js';
import { AboutAnswer } from './about-answer.js';
import { EXAMPLES_PLUGIN, ExampleRole } from './examples-plugin.js';
import { makeTabsPlain } from './plain-tabs.js';

const PLUGINS = [EXAMPLES_PLUGIN, HISTORY_PLUGIN];

/** What is asked may name people, so it is kept in this tab only. */
const STORAGE = {
  getItem: (key: string) => sessionStorage.getItem(key),
  setItem: (key: string, value: string) => sessionStorage.setItem(key, value),
  removeItem: (key: string) => sessionStorage.removeItem(key),
  clear: () => sessionStorage.clear(),
  get length() {
    return sessionStorage.length;
  },
};

function Console({ callers }: PageProps) {
  const [caller, choose] = useChosenCaller(callers);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => (place.current ? makeTabsPlain(place.current) : undefined), []);
  return (
    <div className="console" ref={place}>
      <div className="console-bar">
        <h1 className="spoken">Console</h1>
        <CallerChoice label="Ask as" callers={callers} chosen={caller.name} onChosen={choose} />
        <p className="lead">
          The editor offers what {roleInWords(caller.role, 'a')} may read and do. The buttons at the side open the
          schema, saved operations and the history.
        </p>
      </div>
      <Asking key={caller.name} caller={caller} />
    </div>
  );
}

function Asking({ caller }: { caller: Caller }) {
  const [answer, setAnswer] = useState<Answer>();
  const fetcher = useMemo<Fetcher>(
    () => async (asked, options) => {
      const headers = (options?.headers ?? {}) as Record<string, string>;
      const answered = await ask(caller.token, asked as Question, headers);
      if (asked.operationName !== 'IntrospectionQuery') setAnswer(answered);
      return answered as Awaited<ReturnType<Fetcher>>;
    },
    [caller.token],
  );
  const [first] = examplesOf(caller.role);
  return (
    <ExampleRole value={caller.role}>
      <GraphiQL
        fetcher={fetcher}
        plugins={PLUGINS}
        storage={STORAGE}
        defaultQuery={first?.text ?? '{ viewer { role } }'}
        inputValueDeprecation
        showPersistHeadersSettings={false}
      >
        <GraphiQL.Logo>
          <span className="console-role">{roleInWords(caller.role)}</span>
        </GraphiQL.Logo>
        <GraphiQL.Footer>
          <AboutAnswer answer={answer} />
        </GraphiQL.Footer>
      </GraphiQL>
    </ExampleRole>
  );
}

openPage('/', Console);
