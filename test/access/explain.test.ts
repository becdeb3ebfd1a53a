/** Why: the explanation of a row is what reading it shows. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { policy } from '../../src/access/policy.js';
import type { TypeModel } from '../../src/graph/model.js';
import { claimsOf, startGraph, type TestGraph } from '../support/kith.js';
import { type Attacked, attacked } from './attacked.js';
import { EXPLAIN, type Explained } from './explaining.js';

const PERSONAS = [
  'gp',
  'gp-2',
  'link-worker',
  'team-lead',
  'charity',
  'charity-2',
  'referrer',
  'integrator',
  'privacy-officer',
];

describe('of rows as they are', () => {
  let attack: Attacked;
  let graph: TestGraph;
  beforeAll(async () => {
    attack = await attacked();
    graph = await startGraph();
  }, 60_000);
  afterAll(async () => {
    await graph?.close();
    await attack?.close();
  });

  const explain = async (who: string, id: unknown, fields?: string[]) => {
    const { data } = await attack.ask(who, EXPLAIN, { id, fields });
    return (data as { explainAccess: Explained | null } | undefined)?.explainAccess;
  };
  /** A row of the type that exists for somebody. */
  const seen = async (who: string, { table, name }: TypeModel): Promise<string[]> => {
    const ids = (await attack.rows(`select '${table}_' || id as id from "${table}" order by id limit 100`)).map(
      ({ id }) => id,
    );
    const { data } = await attack.ask(who, `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${name} { id } } }`, {
      ids,
    });
    return (data as unknown as { nodes: ({ id: string } | null)[] }).nodes.flatMap((row) => (row ? [row.id] : []));
  };

  test.each(PERSONAS)(
    'to %s it says what `withheld` says, of every type',
    async (who) => {
      const { role } = claimsOf(who);
      let explained = 0;
      for (const model of graph.house.schemas.model.all()) {
        if (model.table === undefined) continue;
        const [id, ...others] = await seen(who, model);
        if (id === undefined) continue;
        for (const one of model.fields.has('withheld') ? [id, ...others.slice(0, 10)] : [id]) {
          const told = await explain(who, one);
          expect(told?.type).toBe(model.name);
          const expected = [...model.fields.keys()].filter(
            (field) => policy.field(role, model.name, field) !== 'never',
          );
          expect(told?.fields.map(({ field }) => field)).toEqual(expected);
          const { data } = model.fields.has('withheld')
            ? await attack.ask(
                who,
                `query ($id: ID!) { node(id: $id) { ... on ${model.name} { withheld { field reason } } } }`,
                { id: one },
              )
            : { data: { node: { withheld: [] } } };
          const withheld = (data as unknown as { node: { withheld: { field: string; reason: string }[] } }).node
            .withheld;
          const notRead = told?.fields.filter(({ isRead }) => !isRead).map(({ field, reason }) => ({ field, reason }));
          expect(notRead).toEqual(withheld);
          for (const { isRead, reason, wouldChange } of told?.fields ?? [])
            if (isRead) expect({ reason, wouldChange }).toEqual({ reason: null, wouldChange: [] });
          // The practice a person left sees that they did, and nothing else of them; what ties a privacy officer may be sensitive.
          if (model.person && model.name !== 'RegistrationChange' && who !== 'privacy-officer')
            expect(told?.because.length).toBeGreaterThan(0);
          explained += 1;
        }
      }
      expect(explained).toBeGreaterThan(8);
    },
    120_000,
  );

  test('a field the role never reads is explained when it is named, and not listed otherwise', async () => {
    const [id] = await seen('referrer', graph.house.schemas.model.type('Person'));
    const told = await explain('referrer', id, ['phone', 'familyName']);
    expect(told?.fields).toEqual([
      expect.objectContaining({ field: 'familyName', isRead: true }),
      expect.objectContaining({ field: 'phone', isRead: false, reason: 'ROLE', wouldChange: ['OTHER_ROLE'] }),
    ]);
    const [attempt] = await seen('team-lead', graph.house.schemas.model.type('ContactAttempt'));
    const [note] = (await explain('team-lead', attempt, ['workingNote']))?.fields ?? [];
    expect(note).toMatchObject({ isRead: false, reason: 'ROLE', wouldChange: ['OTHER_ROLE'] });
  });

  test('an absent id and a forbidden one are answered alike', async () => {
    const { id } = await attack.row(`select 'person_' || id as id from person p where not exists (
      select from care_relationship r, viewer_of('${claimsOf('charity').member}') v where r.person_id = p.id and r.party = any(v.parties)) limit 1`);
    const answers = await Promise.all(
      [id, 'person_00000000-0000-4000-8000-000000000000'].map((one) => attack.ask('charity', EXPLAIN, { id: one })),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.data).toEqual({ explainAccess: null });
  });

  test('a name that is no field is refused by its place, whether or not the row exists, and without a suggestion', async () => {
    for (const id of [
      'person_00000000-0000-4000-8000-000000000000',
      (await seen('charity', graph.house.schemas.model.type('Person')))[0],
    ]) {
      const { codes, text } = await attack.ask('charity', EXPLAIN, { id, fields: ['familyName', 'nhsNumbr'] });
      expect(codes).toEqual(['INVALID_INPUT']);
      expect(text).toContain('fields.1 names no field of Person.');
      expect(text).not.toMatch(/nhsNumber|Did you mean/);
    }
  });

  test('the audit is told whom it is about', async () => {
    const [id] = await seen('gp', graph.house.schemas.model.type('Referral'));
    const { rows } = {
      rows: await attack.rows('select person_id from referral where id = $1', id?.slice('referral_'.length)),
    };
    const { persons, coordinates } = await graph.answer('gp', EXPLAIN, { id });
    expect(persons).toEqual([rows[0]?.person_id]);
    expect(coordinates).toEqual(['Query.explainAccess']);
  });

  test('an analyst has no such query', async () => {
    const { codes } = await attack.ask('analyst', EXPLAIN, { id: 'person_00000000-0000-4000-8000-000000000000' });
    expect(codes).toEqual(['NOT_ALLOWED']);
  });
});
