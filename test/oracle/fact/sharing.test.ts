/** Facts about consent: a charity reads what was agreed to be shared, at the stage it was agreed for, and no more. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Row } from '../world.js';
import { type Cast, cast, idOf, must, type Supported, shares } from './cast.js';

let c: Cast;
beforeAll(async () => {
  c = await cast();
}, 60_000);
afterAll(() => c?.close());

const ask = ({ row, who }: Supported, fields: string) =>
  c.ask(who, `{ person(id: $id) { ${fields} } }`, { id: idOf('person', row.person_id) });
const connection = async ({ row, who }: Supported, fields: string) =>
  (await c.ask(who, `{ connection(id: $id) { ${fields} } }`, { id: idOf('connection', row.id) })).data.connection;
const personOf = (row: Row): Row => must(c.world.get('person', row.person_id), 'person of a connection');
const isReachable = (row: Row) => personOf(row).contact_prohibited === false && personOf(row).phone !== null;

describe('an accepted connection opens what the person agreed to share', () => {
  test.each([
    ['NAME', 'givenName', (row: Row) => personOf(row).given_name],
    ['DATE_OF_BIRTH', 'birthDate', (row: Row) => personOf(row).birth_date],
    ['CONTACT', 'phone', (row: Row) => personOf(row).phone],
  ])('with %s the charity reads %s, without it does not', async (item, field, value) => {
    const agreed = c.supported('ACCEPTED', (row) => shares(row, item) && isReachable(row));
    const refused = c.supported('ACCEPTED', (row) => !shares(row, item) && isReachable(row));
    expect((await ask(agreed, field)).data).toEqual({ person: { [field]: value(agreed.row) } });
    expect((await ask(refused, field)).data).toEqual({ person: { [field]: null } });
  });

  test('with ADDRESS the charity reads the address, without it only the area', async () => {
    const hasCity = (row: Row) => personOf(row).address_city !== null && personOf(row).address_postcode !== null;
    const agreed = c.supported('ACCEPTED', (row) => shares(row, 'ADDRESS') && hasCity(row));
    const refused = c.supported('ACCEPTED', (row) => !shares(row, 'ADDRESS') && hasCity(row));
    const city = personOf(agreed.row).address_city;
    expect((await ask(agreed, 'address { city }')).data).toEqual({ person: { address: { city } } });
    const area = String(personOf(refused.row).address_postcode).split(' ')[0];
    expect((await ask(refused, 'area address { city }')).data).toEqual({ person: { area, address: null } });
  });

  test.each([
    ['CAUTIONS', 'cautions', 'cautions'],
    ['BARRIERS', 'barriersForeseen', 'barriers_foreseen'],
  ])('with %s its %s are read, without they are not', async (item, field, column) => {
    const isWritten = (row: Row) => (Array.isArray(row[column]) ? row[column].length > 0 : row[column] !== null);
    const agreed = c.supported('ACCEPTED', (row) => shares(row, item) && isWritten(row));
    const refused = c.supported('ACCEPTED', (row) => !shares(row, item));
    expect(await connection(agreed, field)).toEqual({ [field]: agreed.row[column] });
    expect(await connection(refused, field)).toEqual({ [field]: null });
  });

  test('with GOAL its goal’s title is read and nothing else of the goal', async () => {
    const found = c.supported('ACCEPTED', (made) => shares(made, 'GOAL') && made.goal_id !== null);
    const title = c.world.get('goal', found.row.goal_id)?.title;
    expect(await connection(found, 'goal { title importance lifecycle mechanism actions { id } plan { id } }')).toEqual(
      {
        goal: { title, importance: null, lifecycle: null, mechanism: null, actions: null, plan: null },
      },
    );
  });

  test('without GOAL the goal is not there, by its own id either', async () => {
    const found = c.supported('ACCEPTED', (made) => !shares(made, 'GOAL') && made.goal_id !== null);
    expect(await connection(found, 'goal { id }')).toEqual({ goal: null });
    expect(await c.value(found.who, '{ node(id: $id) { id } }', { id: idOf('goal', found.row.goal_id) })).toBeNull();
  });

  test('of the people close to the person only an agreed emergency contact is there', async () => {
    const isThere = (row: Row) => (tie: Row) => tie.person_id === row.person_id && tie.is_emergency_contact === true;
    const found = c.supported('ACCEPTED', (made) =>
      shares(made, 'EMERGENCY_CONTACT') ? c.world.all('related_person').some(isThere(made)) : false,
    );
    const names = c.world
      .all('related_person')
      .filter(isThere(found.row))
      .map(({ name }) => name);
    const { data } = await ask(found, 'relatedPeople { name isCarer mayBeTold }');
    const people = names.sort().map((name) => ({ name, isCarer: null, mayBeTold: null }));
    expect(data).toEqual({ person: { relatedPeople: people } });
  });

  test('without that agreement nobody close to the person is there', async () => {
    const found = c.supported('ACCEPTED', (made) => !shares(made, 'EMERGENCY_CONTACT'));
    expect((await ask(found, 'relatedPeople { id }')).data).toEqual({ person: { relatedPeople: [] } });
  });

  test('what was agreed for it is not read before it is accepted', async () => {
    const isSaid = (made: Row) =>
      (shares(made, 'CAUTIONS') && made.cautions !== null) || (shares(made, 'GOAL') && made.goal_id !== null);
    const found = c.supported('OFFERED', isSaid);
    expect(await connection(found, 'cautions barriersForeseen goal { id }')).toEqual({
      cautions: null,
      barriersForeseen: null,
      goal: null,
    });
  });
});

describe('contact that is prohibited stays with the link worker', () => {
  test('phone, email and safe contact are null though CONTACT was agreed; the route is said', async () => {
    const found = c.supported(
      'ACCEPTED',
      (made) => shares(made, 'CONTACT') && personOf(made).contact_prohibited === true,
    );
    expect((await ask(found, 'contactVia phone email preferredContactMethod safeContact { times }')).data).toEqual({
      person: { contactVia: 'LINK_WORKER', phone: null, email: null, preferredContactMethod: null, safeContact: null },
    });
  });

  test('whether it is prohibited is not said in so many words', async () => {
    const found = c.supported('ACCEPTED');
    expect((await ask(found, 'contactProhibited')).data).toEqual({ person: { contactProhibited: null } });
  });
});

describe('an offered connection shows enough to decide, and nobody’s name', () => {
  test('no name, contact or date of birth, even where sharing them was agreed for later', async () => {
    const found = c.supported('OFFERED', (made) => shares(made, 'NAME'));
    expect(
      (await ask(found, 'givenName familyName preferredName pronouns phone birthDate age aboutMe { pleaseDo }')).data,
    ).toEqual({
      person: {
        givenName: null,
        familyName: null,
        preferredName: null,
        pronouns: null,
        phone: null,
        birthDate: null,
        age: null,
        aboutMe: null,
      },
    });
  });

  test('age band, language and access needs', async () => {
    const found = c.supported('OFFERED');
    const { person } = (await ask(found, 'ageBand preferredLanguage accessNeeds')).data;
    const { preferred_language: preferredLanguage, access_needs: accessNeeds } = personOf(found.row);
    expect(person).toEqual({ ageBand: expect.any(String), preferredLanguage, accessNeeds });
  });

  test('the message, and the link worker’s name and work contact', async () => {
    const found = c.supported('OFFERED', (made) => made.message !== null);
    expect(await connection(found, 'message linkWorker { name workPhone workEmail }')).toEqual({
      message: found.row.message,
      linkWorker: expect.objectContaining({ name: expect.any(String) }),
    });
  });
});

describe('an ended connection is a stub', () => {
  test('its status and dates are read; the person, the asset and the message are not', async () => {
    const found = c.supported('ENDED');
    expect(await connection(found, 'status endedAt person { id } asset { id } message cautions goal { id }')).toEqual({
      status: found.row.status,
      endedAt: found.row.ended_at,
      person: null,
      asset: null,
      message: null,
      cautions: null,
      goal: null,
    });
  });

  test('its follow-ups and attendances are not there by their own ids', async () => {
    const found = c.supported('ENDED', ({ id }) => c.world.by('follow_up', 'connection_id', id).length > 0);
    const ids = [
      ...c.world.by('follow_up', 'connection_id', found.row.id).map(({ id }) => idOf('follow_up', id)),
      ...c.world.by('attendance', 'connection_id', found.row.id).map(({ id }) => idOf('attendance', id)),
      ...c.world
        .by('connection_transition', 'connection_id', found.row.id)
        .map(({ id }) => idOf('connection_transition', id)),
    ].slice(0, 100);
    expect(await c.value(found.who, '{ nodes(ids: $ids) { id } }', { ids })).toEqual(ids.map(() => null));
  });
});
