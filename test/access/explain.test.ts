/** Why, and what if: the explanation is what reading the row shows, and what it says would change it does. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { AGREEABLE } from '../../src/access/facts.js';
import { policy } from '../../src/access/policy.js';
import { demoScheme } from '../../src/cli/personas.js';
import { SharedItem } from '../../src/connection/connection.codes.js';
import type { TypeModel } from '../../src/graph/model.js';
import { accepted, propose, send, supported, take } from '../connection/caseload.js';
import { freshDatabase } from '../support/database.js';
import { claimsOf, type Kith, NOW, startGraph, startKith, type TestGraph } from '../support/kith.js';
import { mutate } from '../support/mutate.js';
import { type Attacked, attacked } from './attacked.js';

interface Explained {
  readonly type: string;
  readonly because: readonly { readonly kind: string; readonly stage: string; readonly until: string | null }[];
  readonly fields: readonly {
    readonly field: string;
    readonly isRead: boolean;
    readonly reason: string | null;
    readonly rule: string;
    readonly wouldChange: readonly string[];
  }[];
}

const EXPLAIN = `query ($id: ID!, $fields: [String!]) { explainAccess(id: $id, fields: $fields) {
  type because { kind stage until } fields { field isRead reason rule wouldChange } } }`;
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

  test('what consent could share is all that a connection can share', () => {
    expect([...AGREEABLE].sort()).toEqual(Object.values(SharedItem).sort());
  });
});

describe('what it says would change it does', () => {
  let kith: Kith;
  let owner: Client;
  beforeAll(async () => {
    kith = await startKith({}, await freshDatabase());
    owner = new Client({ connectionString: kith.database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await kith.close();
  });

  const field = async (who: string, id: string, name: string) => {
    const { data, text } = await kith.as(who).run(EXPLAIN, { id, fields: [name] });
    const told = (data as { explainAccess: Explained | null } | null)?.explainAccess?.fields[0];
    if (!told) throw new Error(text);
    return told;
  };
  const person = async (text: string, ...values: unknown[]): Promise<string> => {
    const { rows } = await owner.query<{ id: string }>(text, values);
    if (!rows[0]) throw new Error(`The population has nobody like this: ${text}`);
    return `person_${rows[0].id}`;
  };
  /** Somebody whom one of these relationships alone ties to the viewer now. */
  const tiedBy = (who: string, kind: string) =>
    person(
      `select p.id from person p, viewer_of($1) v where p.nhs_number_status = 'VERIFIED'
        and exists (select from care_relationship r where r.person_id = p.id and r.party = any(v.parties) and r.since <= $2 and r.until > $2 and ${kind})
        and not exists (select from care_relationship r where r.person_id = p.id and r.party = any(v.parties) and r.since <= $2 and r.until > $2 and not (${kind}))
       order by p.id limit 1`,
      claimsOf(who).member,
      NOW,
    );
  const inEmergency = async (who: string, id: string) => {
    const { rows } = await owner.query('select nhs_number, birth_date::text from person where id = $1', [id.slice(7)]);
    const [{ nhs_number: nhsNumber, birth_date: birthDate }] = rows as [{ nhs_number: string; birth_date: string }];
    const because = 'Found unconscious in the waiting room.';
    await mutate(kith.as(who), 'emergencyAccessOpen', { nhsNumber, birthDate, because }, '__typename');
  };

  test('STAGE: the charity accepts what it was offered', async () => {
    const [whom] = (await supported(owner, 1, `p.phone is not null`)) as [
      Awaited<ReturnType<typeof supported>>[number],
    ];
    const sent = await send(kith, await propose(kith, whom), ['CONTACT', 'CAUTIONS'], { cautions: 'Short of breath.' });
    expect(await field('charity', whom.person, 'phone')).toMatchObject({
      isRead: false,
      wouldChange: ['STAGE', 'CONSENT'],
    });
    expect(await field('charity', whom.person, 'familyName')).toMatchObject({
      isRead: false,
      wouldChange: ['CONSENT'],
    });
    expect(await field('charity', sent.id, 'cautions')).toMatchObject({ isRead: false, wouldChange: ['STAGE'] });
    expect(await field('charity', sent.id, 'barriersForeseen')).toMatchObject({ isRead: false, wouldChange: [] });
    await take(kith, 'charity', 'connectionAnswer', sent, { answer: 'ACCEPTED', confirm: ['ASSET_FULL'] });
    expect(await field('charity', whom.person, 'phone')).toMatchObject({ isRead: true });
    expect(await field('charity', sent.id, 'cautions')).toMatchObject({ isRead: true });
    expect(await field('charity', whom.person, 'familyName')).toMatchObject({ isRead: false });
    expect(await field('charity', sent.id, 'barriersForeseen')).toMatchObject({ isRead: false });
  });

  test('CONSENT: the person agrees to share it for a further connection', async () => {
    const [whom] = await supported(owner, 1);
    if (!whom) throw new Error('Nobody is left.');
    await accepted(kith, whom, ['NAME']);
    expect(await field('charity', whom.person, 'address')).toMatchObject({ isRead: false, wouldChange: ['CONSENT'] });
    const { rows } = await owner.query(
      `select 'asset_' || id as id from asset where organisation_id = $1 and status = 'ACTIVE' and 'asset_' || id <> $2
         and not exists (select from asset_category_link x join asset_category k on k.id = x.category_id where x.asset_id = asset.id and k.is_sensitive)
       order by id limit 1`,
      [whom.organisation.slice('organisation_'.length), whom.asset],
    );
    await accepted(kith, { ...whom, asset: rows[0]?.id }, ['ADDRESS']);
    expect(await field('charity', whom.person, 'address')).toMatchObject({ isRead: true });
  });

  test('but never a way to reach somebody whom nobody may contact, and only those who were told that are told this', async () => {
    const [whom] = await supported(owner, 1);
    if (!whom) throw new Error('Nobody is left.');
    await send(kith, await propose(kith, whom), ['CONTACT']);
    await owner.query('update person set contact_prohibited = true where id = $1', [whom.person.slice(7)]);
    expect(await field('charity', whom.person, 'contactVia')).toMatchObject({ isRead: true });
    expect(await field('charity', whom.person, 'phone')).toMatchObject({ isRead: false, wouldChange: [] });
    const ended = await tiedBy('charity', `r.kind = 'SUPPORTING' and r.stage = 'ENDED'`);
    const before = await field('charity', ended, 'phone');
    await owner.query('update person set contact_prohibited = not contact_prohibited where id = $1', [ended.slice(7)]);
    expect(await field('charity', ended, 'phone')).toEqual(before);
  });

  test.each([
    ['gp', `r.kind = 'REFERRED'`],
    ['team-lead', `r.kind = 'TEAM' and r.stage = 'PAST'`],
  ])('EMERGENCY_ACCESS: %s opens the record', async (who, kind) => {
    const id = await tiedBy(who, kind);
    expect(await field(who, id, 'address')).toMatchObject({
      isRead: false,
      reason: 'STAGE',
      wouldChange: ['ASSIGNMENT', 'EMERGENCY_ACCESS'],
    });
    await inEmergency(who, id);
    expect(await field(who, id, 'address')).toMatchObject({ isRead: true });
  });

  test('ASSIGNMENT: a past team is referred the person again, and a practice registers them', async () => {
    const past = await tiedBy('team-lead', `r.kind = 'TEAM' and r.stage = 'PAST'`);
    expect((await field('team-lead', past, 'address')).wouldChange).toContain('ASSIGNMENT');
    await opened(past, demoScheme, 'TEAM', 'QUEUE');
    expect(await field('team-lead', past, 'address')).toMatchObject({ isRead: true });
    const referred = await tiedBy('gp', `r.kind = 'REFERRED'`);
    expect((await field('gp', referred, 'address')).wouldChange).toContain('ASSIGNMENT');
    await opened(referred, claimsOf('gp').organisation, 'REGISTERED', 'CURRENT');
    expect(await field('gp', referred, 'address')).toMatchObject({ isRead: true });
  });

  /** The relationship that the assignment opens. */
  const opened = (id: string, party: string, kind: string, stage: string) =>
    owner.query(
      `insert into care_relationship (id, person_id, party, kind, stage, since, created_at, updated_at)
       values (gen_random_uuid(), $1, $2, $3, $4, $5, $5, $5)`,
      [id.slice('person_'.length), party, kind, stage, NOW],
    );
});
