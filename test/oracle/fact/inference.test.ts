/** Facts about what cannot be inferred: by filter, order, count, cursor or the shape of a refusal. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { claimsOf } from '../../support/kith.js';
import type { Row } from '../world.js';
import { type Cast, cast, idOf, must, type Supported, shares } from './cast.js';

let c: Cast;
beforeAll(async () => {
  c = await cast();
}, 60_000);
afterAll(() => c?.close());

const REFUSED = { data: null, codes: ['NOT_ALLOWED'] };
const personOf = (row: Row): Row => must(c.world.get('person', row.person_id), 'person of a connection');

describe('what a role never reads, it cannot filter or order by: the whole operation is refused', () => {
  const member = idOf('member', claimsOf('link-worker').member);
  test.each([
    ['referrer', 'people by date of birth', '{ people(orderBy: BIRTH_DATE_ASC) { totalCount } }'],
    ['referrer', 'people by their link worker', `{ people(where: { linkWorker: "${member}" }) { totalCount } }`],
    ['charity', 'people by their link worker', `{ people(where: { linkWorker: "${member}" }) { totalCount } }`],
    ['integrator', 'people by their link worker', `{ people(where: { linkWorker: "${member}" }) { totalCount } }`],
    ['privacy-officer', 'people by their referrals', '{ people(where: { openReferral: true }) { totalCount } }'],
    ['privacy-officer', 'people by their needs', '{ people(where: { need: ["loneliness"] }) { totalCount } }'],
    ['gp', 'members by suspension', '{ viewer { organisation { members(where: { active: false }) { totalCount } } } }'],
    [
      'charity',
      'members by suspension, below another list',
      '{ organisations { nodes { members(where: { active: true }) { totalCount } } } }',
    ],
    [
      'referrer',
      'people by date of birth, in a fragment',
      '{ ...F } fragment F on Query { people(orderBy: BIRTH_DATE_DESC) { nodes { id } } }',
    ],
  ])('%s: %s', async (who, _what, text) => {
    expect(await c.ask(who, text)).toMatchObject(REFUSED);
  });

  test('not where a skipped field is concerned', async () => {
    const text = '{ viewer { role } people(orderBy: BIRTH_DATE_ASC) @skip(if: true) { totalCount } }';
    expect(await c.ask('referrer', text)).toMatchObject({ data: { viewer: { role: 'REFERRER' } }, codes: [] });
  });
});

describe('what is withheld of a row matches no filter, and orders nothing', () => {
  const find = async ({ row, who }: Supported, text: string) => {
    const said = await c.ask(who, text, { text: String(personOf(row).family_name) });
    expect(said.codes).toEqual([]);
    return JSON.stringify(said.data);
  };
  const byName = '{ people(first: 100, where: { name: $text }) { nodes { id } } }';

  test('a charity does not find a person by a name that is not shared', async () => {
    const found = c.supported('ACCEPTED', (made) => !shares(made, 'NAME'));
    expect(await find(found, byName)).not.toContain(String(found.row.person_id));
  });

  test('it finds one whose name is shared', async () => {
    const found = c.supported('ACCEPTED', (made) => shares(made, 'NAME'));
    expect(await find(found, byName)).toContain(String(found.row.person_id));
  });

  test.each(['NAME_ASC', 'NAME_DESC', 'BIRTH_DATE_ASC', 'BIRTH_DATE_DESC'])(
    'a charity may not order people by %s, which it reads only of some',
    async (order) => {
      expect(await c.ask('charity', `{ people(orderBy: ${order}) { totalCount } }`)).toMatchObject(REFUSED);
    },
  );

  test('it orders them by when its own connections were sent', async () => {
    const text =
      '{ people(first: 100, orderBy: CONNECTED_ASC) { nodes { connections(orderBy: SENT_ASC) { nodes { sentAt } } } } }';
    const { people } = Object((await c.ask('charity', text)).data);
    const sent = people.nodes.map(({ connections }: Connected) => connections.nodes[0]?.sentAt ?? null);
    const known = sent.filter((moment: string | null) => moment !== null);
    expect(known.length).toBeGreaterThan(3);
    expect(sent).toEqual([...known.toSorted(), ...sent.filter((moment: string | null) => moment === null)]);
  });

  test('a charity does not find a stub by the asset it no longer reads', async () => {
    const found = c.supported('ENDED');
    const asset = idOf('asset', found.row.asset_id);
    const text = `{ connections(first: 100, where: { asset: "${asset}" }) { nodes { id } } }`;
    expect(await find(found, text)).not.toContain(found.row.id);
  });

  test.each([true, false])('nor by what that asset is: green %s', async (green) => {
    const found = c.supported('ENDED');
    const text = `{ connections(first: 100, where: { green: ${green} }) { nodes { id } } }`;
    expect(await find(found, text)).not.toContain(found.row.id);
  });

  test('nor along that asset', async () => {
    const found = c.supported('ENDED');
    const asset = idOf('asset', found.row.asset_id);
    expect(await find(found, `{ asset(id: "${asset}") { connections(first: 100) { nodes { id } } } }`)).not.toContain(
      found.row.id,
    );
  });
});

interface Connected {
  readonly connections: { readonly nodes: readonly { readonly sentAt: string | null }[] };
}

describe('absent and forbidden are answered alike', () => {
  test.each([
    ['person', 'person'],
    ['referral', 'referral'],
    ['connection', 'connection'],
    ['followUp', 'follow_up'],
  ])('%s(id) of another’s row and of no row', async (root, table) => {
    const seen = new Set(c.ties('charity', 'SUPPORTING').map((tie) => tie.person_id));
    const hidden = must(
      c.world.all(table).find((row) => !seen.has(table === 'person' ? row.id : (row.person_id ?? null))),
      `hidden ${table}`,
    );
    const ask = (id: string) => c.ask('charity', `{ ${root}(id: $id) { __typename id } }`, { id: idOf(root, id) });
    expect(await ask(hidden.id)).toEqual(await ask('00000000-0000-4000-8000-000000000000'));
  });

  test('the number of somebody else’s patient and a number of nobody', async () => {
    const own = new Set(['REGISTERED', 'REFERRED'].flatMap((kind) => c.ties('gp', kind).map((tie) => tie.person_id)));
    const taken = must(
      c.world.all('person').find((row) => !own.has(row.id) && row.nhs_number !== null),
      'hidden number',
    );
    const ask = (number: unknown) => c.ask('gp', `{ personByNhsNumber(nhsNumber: "${number}") { id } }`);
    expect(await ask(taken.nhs_number)).toEqual(await ask('9000000009'));
  });
});

describe('a cursor is of one list, one order and one viewer', () => {
  const cursorOf = async (who: string, list: string) =>
    String(await c.value(who, `{ ${list} { pageInfo { endCursor } } }`));
  test.each([
    ['another viewer', 'gp-2', 'people(first: 1, after: $text)'],
    ['another list', 'gp', 'referrals(first: 1, after: $text)'],
    ['another order', 'gp', 'people(first: 1, after: $text, orderBy: NAME_DESC)'],
    ['another filter', 'gp', 'people(first: 1, after: $text, where: { openReferral: true })'],
  ])('not of %s', async (_what, who, list) => {
    const text = await cursorOf('gp', 'people(first: 1)');
    expect((await c.ask('gp', '{ people(first: 1, after: $text) { totalCount } }', { text })).codes).toEqual([]);
    expect(await c.ask(who, `{ ${list} { totalCount } }`, { text })).toMatchObject({
      data: null,
      codes: ['INVALID_INPUT'],
    });
  });

  test('nor does it hold a name that the viewer does not read', async () => {
    const found = c.supported('ACCEPTED', (made) => !shares(made, 'NAME'));
    const { data } = await c.ask(found.who, '{ people(first: 100) { edges { cursor node { id } } } }');
    const { edges } = Object(data).people as { edges: readonly { cursor: string; node: { id: string } }[] };
    const edge = edges.find(({ node }) => node.id === idOf('person', found.row.person_id));
    const inside = Buffer.from(must(edge, 'edge of that person').cursor, 'base64url').toString('utf8');
    expect(inside).not.toContain(String(personOf(found.row).family_name));
  });
});
