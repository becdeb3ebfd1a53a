/** Side by side: one operation asked as two to four callers at once, and what each of them was told. */
import './compare.css';
import { buildSchema } from 'graphql';
import { useCallback, useEffect, useState } from 'react';
import sdl from '../../../schema/schema.graphql';
import { ask } from '../page/ask.js';
import type { Caller } from '../page/callers.js';
import { openPage, type PageProps } from '../page/open-page.js';
import { align } from './align.js';
import { Aligned, type Compared } from './aligned.js';
import { Asked } from './asked.js';
import { type Comparison, comparisonIn, permalinkOf } from './comparison.js';
import { completed } from './completed.js';
import onePerson from './one-person.graphql';

const schema = buildSchema(sdl, { assumeValid: true });

/** Dot Hargreaves, whom the demo always has. */
const FIRST = { id: 'person_3f6c1d52-8a4e-4b7d-9c21-5e0d7f9a2b10' };
const FIRST_CALLERS = ['gp', 'link-worker', 'charity'];

function Compare({ callers }: PageProps) {
  const [comparison, setComparison] = useState(() => comparisonIn(location.hash) ?? firstOf(callers));
  const [compared, setCompared] = useState<Compared>();
  const [problem, setProblem] = useState<string>();
  const run = useCallback(
    async (asked: Comparison) => {
      history.replaceState(null, '', permalinkOf(asked));
      setProblem(undefined);
      try {
        setCompared(await compare(asked, callers));
      } catch (error) {
        setCompared(undefined);
        setProblem(error instanceof Error ? error.message : String(error));
      }
    },
    [callers],
  );
  useEffect(() => {
    const follow = () => {
      const linked = comparisonIn(location.hash);
      if (!linked) return;
      setComparison(linked);
      void run(linked);
    };
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [run]);
  return (
    <div className="sheet">
      <h1>Side by side</h1>
      <p className="lead">
        One operation, asked as up to four callers. What a caller may not read is marked with the reason; what does not
        exist for them is absent.
      </p>
      <Asked callers={callers} comparison={comparison} onChange={setComparison} onRun={run} />
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {compared && <Aligned compared={compared} />}
    </div>
  );
}

function firstOf(callers: readonly Caller[]): Comparison {
  const known = FIRST_CALLERS.filter((name) => callers.some((caller) => caller.name === name));
  const names = known.length > 0 ? known : callers.slice(0, 1).map(({ name }) => name);
  return { operation: onePerson, variables: JSON.stringify(FIRST, undefined, 2), callers: names };
}

async function compare(
  { operation, variables, callers: names }: Comparison,
  known: readonly Caller[],
): Promise<Compared> {
  const callers = names.flatMap((name) => known.find((caller) => caller.name === name) ?? []);
  if (callers.length === 0) throw new Error('Choose whom to ask as.');
  const { query, fields } = completed(operation, schema);
  const given = read(variables);
  const answers = await Promise.all(callers.map(({ token }) => ask(token, { query, variables: given })));
  return { callers, answers, rows: align(answers, fields) };
}

function read(variables: string): Record<string, unknown> {
  try {
    return variables.trim() === '' ? {} : JSON.parse(variables);
  } catch {
    throw new Error('The variables are not valid JSON.');
  }
}

openPage('/compare', Compare);
