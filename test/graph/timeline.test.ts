/** A person's timeline: for each role exactly what a union of the rows it may read tells, page by page and both ways. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { testDatabase } from '../support/database.js';
import { claimsOf, NOW } from '../support/kith.js';
import { bothWays, DOT } from './both-ways.js';

interface Entry {
  readonly kind: string;
  readonly at: string;
  readonly node: { readonly id: string };
}

interface Page {
  readonly nodes: readonly Entry[];
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

/** Kind, table, moment, and which rows tell of it at all. */
const SOURCES: readonly (readonly [kind: string, table: string, moment: string, only?: string])[] = [
  ['REGISTERED', 'care_relationship', 'e.since', `e.kind = 'REGISTERED'`],
  ['LINK_WORKER_ASSIGNED', 'care_relationship', 'e.since', `e.kind = 'CASELOAD'`],
  ['EMERGENCY_ACCESS', 'emergency_access', 'e.opened_at'],
  ['OBJECTION_MADE', 'objection', 'e.objected_at'],
  ['OBJECTION_WITHDRAWN', 'objection', 'e.withdrawn_at'],
  ['FEEDBACK', 'feedback', 'e.sent_at'],
  ['PLAN_STEP', 'plan_transition', 'e.at'],
  ['GOAL_STEP', 'goal_transition', 'e.at'],
  ['GOAL_PROGRESS', 'goal_progress', 'e.at'],
  ['ACTION_STEP', 'action_transition', 'e.at'],
  ['UNMET_NEED', 'unmet_need', 'e.recorded_at'],
  ['CONSENT_GIVEN', 'consent', 'e.given_at'],
  ['CONSENT_WITHDRAWN', 'consent', 'e.withdrawn_at'],
  ['RISK_RAISED', 'risk', 'e.raised_at'],
  ['RISK_REVIEWED', 'risk_transition', 'e.at', 'e.from is not null'],
  ['ESCALATED', 'escalation', 'e.at'],
  ['ESCALATION_ACKNOWLEDGED', 'escalation', 'e.acknowledged_at'],
  ['REFERRAL_STEP', 'referral_transition', 'e.at'],
  ['CONTACT_ATTEMPT', 'contact_attempt', 'e.occurred_at'],
  ['CONVERSATION', 'conversation', 'e.occurred_at'],
  ['PLAN_AGREED', 'plan_version', 'e.agreed_at'],
  ['CONNECTION_STEP', 'connection_transition', 'e.occurred_at'],
  ['ATTENDANCE', 'attendance', `(e.occurred_on::timestamp at time zone 'Europe/London')`],
  ['FOLLOW_UP', 'follow_up', 'e.occurred_at'],
  ['MEASUREMENT', 'measurement', 'e.taken_at'],
];

const open = (kinds: string) => `exists (select from care_relationship r where r.person_id = e.person_id
  and r.since <= $1 and r.until > $1 and not $5 = any(r.closed_to) and ${kinds})`;
const organisation = '$2::uuid';
const member = '$3::uuid';
const schemes = `(select l.scheme_id from member_scheme l where l.member_id = ${member})`;
const takers = `(select s.id from scheme s where s.can_self_assign and s.id in ${schemes})`;
const supported = (connection: string, stages: string) =>
  `e.organisation_id = ${organisation} and ${open(`r.cause_id = ${connection} and r.party = ${organisation} and r.kind = 'SUPPORTING' and r.stage in (${stages})`)}`;
const OFFERED = `'OFFERED', 'ACCEPTED'`;
const granted = open(`r.party = ${organisation} and r.kind = 'GRANTED'`);
const unlessSensitive = `${granted} and (not e.is_sensitive or exists (select from consent s where s.person_id = e.person_id
  and s.organisation_id = ${organisation} and s.scope = 'SHARE_WITH_ORGANISATION' and s.given_at <= $1
  and coalesce(s.withdrawn_at > $1, true)))`;

/** What a system never sees, and what it sees of what is sensitive only where the person consented. */
const CARERS_ONLY = 'care_relationship risk risk_transition escalation objection emergency_access'.split(' ');
const UNDER_NEED =
  'connection_transition attendance follow_up goal_transition goal_progress action_transition unmet_need'.split(' ');
const referred = open(`r.cause_id = e.referral_id and r.party = ${organisation} and r.kind = 'REFERRED'`);

/** Which rows of a table a persona may read, in words of SQL that share nothing with the server's; no entry: none. */
const VISIBLE: Readonly<Record<string, (table: string) => string | undefined>> = {
  gp: (table) => {
    const care = open(`r.party in (${organisation}, ${member}) and r.kind in ('REGISTERED', 'EMERGENCY')`);
    return table === 'feedback' ? `(${care} or ${referred})` : care;
  },
  'link-worker': () =>
    open(
      `(r.party = ${member} and r.kind in ('CASELOAD', 'COVER', 'EMERGENCY') or r.party in ${takers} and r.kind = 'TEAM' and r.stage = 'QUEUE')`,
    ),
  'team-lead': () =>
    open(
      `(r.party = ${member} and r.kind = 'EMERGENCY' or r.party in ${schemes} and r.kind = 'TEAM' and r.stage <> 'PAST')`,
    ),
  charity: (table) =>
    ({
      consent: `e.organisation_id = ${organisation} and ${open(`r.party = ${organisation} and r.kind in ('SUPPORTING', 'REFERRED')`)}`,
      connection_transition: `e.to not in ('PROPOSED', 'CONSENTED') and ${supported('e.connection_id', OFFERED)}`,
      attendance: supported('e.connection_id', OFFERED),
      follow_up: supported('e.connection_id', OFFERED),
      feedback: referred,
    })[table],
  integrator: (table) => {
    if (CARERS_ONLY.includes(table)) return undefined;
    return UNDER_NEED.includes(table) ? unlessSensitive : granted;
  },
};

let owner: Client;
beforeAll(async () => {
  owner = new Client({ connectionString: (await testDatabase()).ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

/** The whole timeline of people, by person, the newest first. */
async function expected(who: string, people: readonly string[]): Promise<Map<string, Entry[]>> {
  const { organisation: of, member: by, role } = claimsOf(who);
  const branches = SOURCES.flatMap(([kind, table, moment, only]) => {
    const visible = VISIBLE[who]?.(table);
    if (!visible) return [];
    return [
      `select e.person_id, '${kind}' as kind, ${moment} as at, '${table}_' || e.id as id from ${table} e
       where ${moment} <= $1 and ${visible} and ${only ?? 'true'} and $2::uuid is not null and $3::uuid is not null and $5::text is not null`,
    ];
  });
  const { rows } = await owner.query<{ person_id: string; kind: string; at: Date; id: string }>(
    `select * from (${branches.join(' union all ')}) e where 'person_' || person_id = any($4)
     order by at desc, kind collate "C" desc, substring(id from '.{36}$') desc`,
    [NOW, of, by, people, role],
  );
  const entries = new Map<string, Entry[]>(people.map((id) => [id, []]));
  for (const { person_id, kind, at, id } of rows)
    entries.get(`person_${person_id}`)?.push({ kind, at: at.toISOString(), node: { id } });
  return entries;
}

const TIMELINE = `query ($id: ID!, $first: Int = 100, $after: String, $kinds: [TimelineKind!], $since: DateTime) {
  person(id: $id) { timeline(first: $first, after: $after, kinds: $kinds, since: $since) {
    nodes { kind at node { id } } totalCount pageInfo { endCursor hasNextPage } } } }`;

bothWays(({ answer, text }) => {
  const timeline = async (who: string, variables: Record<string, unknown>): Promise<Page> =>
    JSON.parse(await text(TIMELINE, variables, who)).person.timeline;

  /** All entries, walked in pages of this size. */
  async function walked(who: string, id: string, size: number): Promise<Entry[]> {
    const entries: Entry[] = [];
    for (let after: string | null = null; ; ) {
      const page: Page = await timeline(who, { id, first: size, after });
      entries.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) return entries;
      after = page.pageInfo.endCursor;
    }
  }

  describe.each(Object.keys(VISIBLE))('for %s', (who) => {
    test('it is the union of what the rows tell', async () => {
      const { people } = JSON.parse(await text('{ people(first: 12) { nodes { id } } }', {}, who));
      const ids = people.nodes.map(({ id }: { id: string }) => id);
      const all = await expected(who, ids);
      expect([...all.values()].flat().length).toBeGreaterThan(20);
      for (const [id, entries] of all) {
        const { nodes, totalCount } = await timeline(who, { id });
        expect(nodes).toEqual(entries.slice(0, 100));
        expect(totalCount).toBe(entries.length);
      }
    });
  });

  test('pages, kinds and a beginning are parts of the whole', async () => {
    const whole = (await expected('link-worker', [DOT])).get(DOT) as Entry[];
    expect(whole.length).toBeGreaterThan(10);
    expect(await walked('link-worker', DOT, 3)).toEqual(whole);
    const kinds = ['CONVERSATION', 'CONNECTION_STEP'];
    const since = whole[6]?.at;
    expect((await timeline('link-worker', { id: DOT, kinds })).nodes).toEqual(
      whole.filter(({ kind }) => kinds.includes(kind)),
    );
    expect((await timeline('link-worker', { id: DOT, since })).nodes).toEqual(
      whole.filter(({ at }) => at >= (since as string)),
    );
    expect((await timeline('link-worker', { id: DOT, kinds: [] })).nodes).toEqual([]);
  });

  test('a node answers as it does by its id, cut by the same slices', async () => {
    const inside = `__typename id ... on Measurement { score answers } ... on Conversation { summary workingNotes by { name } }
      ... on ConnectionTransition { to connection { asset { name } } }`;
    for (const who of ['gp', 'link-worker', 'charity']) {
      const document = `{ person(id: "${DOT}") { timeline(first: 100) { edges { cursor node { node { ${inside} } } } } } }`;
      const { timeline: page } = JSON.parse(await text(document, {}, who)).person;
      const found: { id: string }[] = page.edges.map((edge: { node: { node: { id: string } } }) => edge.node.node);
      const again = JSON.parse(
        await text(`query ($ids: [ID!]!) { nodes(ids: $ids) { ${inside} } }`, { ids: found.map(({ id }) => id) }, who),
      ).nodes;
      expect(found.length).toBeGreaterThan(2);
      expect(found).toEqual(again);
    }
  });

  test('the audit is told of the person and of the moments read', async () => {
    const { persons, coordinates, extensions } = await answer(TIMELINE, { id: DOT }, 'gp');
    expect(persons).toEqual([DOT.slice('person_'.length)]);
    expect(coordinates).toEqual(
      expect.arrayContaining(['Person.timeline', 'Conversation.occurredAt', 'Conversation.id']),
    );
    expect(extensions.withheld).toBeUndefined();
  });

  test.each(['referrer', 'privacy-officer'])('a %s reads none', async (who) => {
    const { people } = JSON.parse(await text('{ people(first: 1) { nodes { id } } }', {}, who));
    const { data, extensions } = await answer(TIMELINE, { id: people.nodes[0].id }, who);
    expect(JSON.parse(data)).toEqual({ person: { timeline: null } });
    expect(extensions).toMatchObject({ withheld: [{ field: 'Person.timeline', reason: 'ROLE' }] });
  });
});
