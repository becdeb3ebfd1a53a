/** Facts about what a charity sees, written by hand: every way of asking, one sentence each. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { claimsOf } from '../../support/kith.js';
import type { Row } from '../world.js';
import { type Cast, cast, idOf, must, shares } from './cast.js';

let c: Cast;
let accepted: Row;
let person: string;

beforeAll(async () => {
  c = await cast();
  accepted = c.supported(
    'ACCEPTED',
    (row) => isOwn(row) && shares(row, 'NAME') && personOf(row).nhs_number !== null,
  ).row;
  person = idOf('person', accepted.person_id);
}, 60_000);
afterAll(() => c?.close());

const isOwn = (row: Row) => row.organisation_id === claimsOf('charity').organisation;
const personOf = (row: Row): Row => must(c.world.get('person', row.person_id), 'person of a connection');
const connectionId = (row: Row) => idOf('connection', row.id);

describe('a charity never sees an NHS number', () => {
  test('by person(id), though it knows the name', async () => {
    const said = await c.ask('charity', '{ person(id: $id) { givenName nhsNumber } }', { id: person });
    expect(said.data).toEqual({ person: { givenName: personOf(accepted).given_name, nhsNumber: null } });
  });

  test.each([
    ['by node(id)', '{ node(id: $id) { ... on Person { nhsNumber } } }'],
    ['by nodes(ids)', '{ nodes(ids: [$id]) { ... on Person { nhsNumber } } }'],
    ['under another name', '{ person(id: $id) { familyName: nhsNumber } }'],
    ['in a fragment within a fragment', '{ person(id: $id) { ... on Node { ... on Person { nhsNumber } } } }'],
    ['in a list', '{ people(first: 100) { nodes { nhsNumber } } }'],
    ['on an edge of a list', '{ people(first: 100) { edges { node { nhsNumber } } } }'],
    ['through a connection', '{ connections(first: 100) { nodes { person { nhsNumber } } } }'],
    ['through a follow-up', '{ followUps(first: 100) { nodes { connection { person { nhsNumber } } } } }'],
    ['through an asset', '{ viewer { organisation { connections(first: 100) { nodes { person { nhsNumber } } } } } }'],
  ])('%s', async (_how, text) => {
    const said = await c.ask('charity', text, { id: person });
    expect(said.codes).toEqual([]);
    const number = String(personOf(accepted).nhs_number);
    expect(JSON.stringify(said.data)).not.toContain(number);
    expect(JSON.stringify(said.data)).not.toMatch(/\b999\d{7}\b/);
    expect(JSON.stringify(said.data)).toMatch(/null/);
  });

  test('by asking with the number: the door is closed', async () => {
    const text = `{ personByNhsNumber(nhsNumber: "${personOf(accepted).nhs_number}") { id } }`;
    expect(await c.ask('charity', text)).toMatchObject({ data: { personByNhsNumber: null }, codes: ['NOT_ALLOWED'] });
  });

  test('and is told that the field is withheld for its role', async () => {
    const { extensions } = await c.ask('charity', '{ person(id: $id) { nhsNumber } }', { id: person });
    expect(JSON.stringify(extensions)).toMatch(/Person.*nhsNumber.*ROLE|ROLE.*Person.*nhsNumber/);
  });
});

describe('a charity sees no plan and no private note', () => {
  test('by plan(id): the door is closed', async () => {
    const said = await c.ask('charity', '{ plan(id: $id) { id } }', { id: idOf('plan', accepted.plan_id) });
    expect(said).toMatchObject({ data: { plan: null }, codes: ['NOT_ALLOWED'] });
  });

  test('by plans: the door is closed', async () => {
    expect(await c.ask('charity', '{ plans { totalCount } }')).toMatchObject({ codes: ['NOT_ALLOWED'] });
  });

  test.each([
    ['by node(id)', 'plan', 'plan_id', '{ node(id: $id) { id } }'],
    ['through the connection', 'connection', 'id', '{ connection(id: $id) { plan { id } } }'],
    ['through the person', 'person', 'person_id', '{ person(id: $id) { plans { totalCount } } }'],
    ['through the follow-ups', 'connection', 'id', '{ connection(id: $id) { followUps { nodes { plan { id } } } } }'],
  ])('%s', async (_how, type, column, text) => {
    const said = await c.ask('charity', text, { id: idOf(type, accepted[column]) });
    expect(said.codes).toEqual([]);
    expect(JSON.stringify(said.data)).not.toContain(String(accepted.plan_id));
    expect(JSON.stringify(said.data)).not.toContain('totalCount":');
  });

  test.each(['conversations', 'attempts', 'measurements', 'risks', 'careTeam', 'accessLog'])(
    'Person.%s is null and marked as withheld',
    async (field) => {
      const inner = ['risks', 'careTeam'].includes(field) ? 'id' : 'totalCount';
      const said = await c.ask('charity', `{ person(id: $id) { ${field} { ${inner} } } }`, { id: person });
      expect(said.data).toEqual({ person: { [field]: null } });
      expect(JSON.stringify(said.extensions)).toContain(field);
    },
  );

  test('the link worker’s note on a follow-up is null, its own staff’s note is not', async () => {
    const { organisation } = claimsOf('charity');
    const living = new Set(
      ['OFFERED', 'ACCEPTED'].flatMap((stage) => c.ties('charity', 'SUPPORTING', stage).map((tie) => tie.cause_id)),
    );
    const noted = c.world.all('follow_up').filter((row) => row.working_note !== null && living.has(row.connection_id));
    const byOwn = (row: Row) => c.world.get('member', row.recorded_by_id)?.organisation_id === organisation;
    const own = must(noted.find(byOwn), 'note of a charity’s own staff');
    const other = must(
      noted.find((row) => !byOwn(row)),
      'note of a link worker on a charity’s follow-up',
    );
    const text = '{ followUp(id: $id) { workingNote } }';
    expect(await c.value('charity', text, { id: idOf('follow_up', own.id) })).toBe(own.working_note);
    expect(await c.value('charity', text, { id: idOf('follow_up', other.id) })).toBeNull();
  });
});

describe('a person the charity does not support is not there', () => {
  let stranger: string;
  beforeAll(() => {
    const known = new Set(
      [...c.ties('charity', 'SUPPORTING'), ...c.ties('charity', 'REFERRED')].map((tie) => tie.person_id),
    );
    stranger = idOf(
      'person',
      must(
        c.world.all('person').find(({ id }) => !known.has(id)),
        'stranger',
      ).id,
    );
  });

  test('by person(id), exactly as one that never was', async () => {
    const text = '{ person(id: $id) { id } }';
    const never = await c.ask('charity', text, { id: 'person_00000000-0000-4000-8000-000000000000' });
    expect(await c.ask('charity', text, { id: stranger })).toEqual(never);
  });

  test('by node(id) and nodes(ids), where its place stays empty', async () => {
    const text = '{ node(id: $id) { id } nodes(ids: [$id]) { id } }';
    expect((await c.ask('charity', text, { id: stranger })).data).toEqual({ node: null, nodes: [null] });
  });

  test('in people, whose count is exactly of those it supports or referred', async () => {
    const known = new Set(
      [...c.ties('charity', 'SUPPORTING'), ...c.ties('charity', 'REFERRED')].map((tie) => tie.person_id),
    );
    expect(await c.value('charity', '{ people { totalCount } }')).toBe(known.size);
  });

  test('through another charity’s connection', async () => {
    const other = c.supported('ACCEPTED', (row) => !isOwn(row)).row;
    const said = await c.ask('charity', '{ connection(id: $id) { id } node(id: $id) { id } }', {
      id: connectionId(other),
    });
    expect(said.data).toEqual({ connection: null, node: null });
  });

  test('through another charity: its connections and follow-ups are empty', async () => {
    const id = idOf('organisation', claimsOf('charity-2').organisation);
    const text = '{ organisation(id: $id) { connections { totalCount } followUps { totalCount } } }';
    const { data } = await c.ask('charity', text, { id });
    expect(data).toEqual({ organisation: { connections: { totalCount: 0 }, followUps: { totalCount: 0 } } });
  });
});
