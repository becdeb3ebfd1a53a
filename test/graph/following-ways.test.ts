/** Following changes: with one lock or both, compiled or executed, the same rows come, and of what is not seen nothing comes. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { claimsOf, startGraph, type TestGraph } from '../support/kith.js';
import { testSchemas } from '../support/schemas.js';
import { followed } from './followed.js';

const follow = followed();

let graphs: TestGraph[];
beforeAll(async () => {
  graphs = await Promise.all([
    startGraph({}, follow.database),
    startGraph({ hasRowSecurity: false }, follow.database),
    startGraph({ isAlwaysExecuted: true }, follow.database),
  ]);
}, 60_000);
afterAll(async () => {
  await Promise.all(graphs.map((graph) => graph.close()));
});

/** Every list the role can begin at. */
function lists(who: string): string[] {
  const fields = Object.values(testSchemas().ofRole[claimsOf(who).role].getQueryType()?.getFields() ?? {});
  return fields
    .filter(({ args }) => args.some(({ name }) => name === 'updatedSince'))
    .map(({ name }) => `${name}(first: 20, updatedSince: $since) { totalCount nodes { id } }`);
}

test.each(['gp', 'link-worker', 'charity', 'referrer', 'integrator', 'team-lead', 'privacy-officer'])(
  '%s',
  async (who) => {
    const watermark = await follow.watermark(who);
    // Every relationship, connection and consent of some people, seen by the viewer or not.
    await follow.owner.query(`update care_relationship set version = version + 1 where person_id::text < '4'`);
    await follow.owner.query(`update connection set version = version + 1 where person_id::text < '8'`);
    await follow.owner.query(`update consent set version = version + 1 where person_id::text < 'a'`);
    const inside = `all: people(first: 40, updatedSince: $since) { nodes { id
    connections(first: 5, updatedSince: $since) { totalCount nodes { id } }
    accessLog(first: 5, updatedSince: $since) { totalCount }
    timeline(first: 5, updatedSince: $since) { totalCount nodes { kind at node { id } } } } }`;
    const document = `query ($since: String) { ${inside} ${lists(who).join('\n')} }`;
    const answers = await Promise.all(
      graphs.map(async (graph) => JSON.parse((await graph.answer(who, document, { since: watermark })).data)),
    );
    expect(answers[0].people.totalCount).toBeGreaterThan(0);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  },
  60_000,
);
