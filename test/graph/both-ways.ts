/** The two ways the graph answers (compiled alone, or executed by graphql-js over its rows), each put to the same tests. */
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
import type { Answered } from '../../src/graph/graph.js';
import { startGraph, type TestGraph } from '../support/kith.js';

/** Dorothy of the README, as the GP reads her. */
export const DOT = `person_${DEMO_PERSON.id}`;

export interface Way {
  answer(document: string, variables?: Record<string, unknown>, who?: string): Promise<Answered>;
  /** The answer as text, so that the order of its keys is looked at too; errors are refused. */
  text(document: string, variables?: Record<string, unknown>, who?: string): Promise<string>;
  /** The text of what is selected of Dorothy; `$yes` and `$no` are what they say. */
  ofDot(selection: string, fragments?: string): Promise<string>;
}

export function bothWays(tests: (way: Way) => void): void {
  describe.each([
    ['compiled', false],
    ['executed by graphql-js', true],
  ])('%s', (_, isAlwaysExecuted) => {
    let graph: TestGraph;
    beforeAll(async () => {
      graph = await startGraph({ isAlwaysExecuted });
    });
    afterAll(() => graph.close());

    const way: Way = {
      answer: (document, variables = {}, who = 'gp') => graph.answer(who, document, variables),
      text: async (document, variables, who) => {
        const { data, errors } = await way.answer(document, variables, who);
        expect(errors).toEqual([]);
        return JSON.stringify(JSON.parse(data));
      },
      ofDot: async (selection, fragments = '') => {
        const document = `query ($id: ID = "${DOT}", $yes: Boolean = true, $no: Boolean = false)
          { person(id: $id) { ${selection} } } ${fragments}`;
        return (await way.text(document)).replace(/^\{"person":(.*)\}$/s, '$1');
      },
    };
    tests(way);
  });
}
