/** A server with TRUSTED_DOCUMENTS runs what was checked for the caller's role, by its id, and nothing else. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Source } from 'graphql';
import { buildCheckedAgainst } from '../../src/app.js';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
import type { Role } from '../../src/platform/viewer.js';
import { type CheckedAgainst, checkOperations } from '../../src/portal/check-operations.js';
import { writtenManifest } from '../../src/portal/manifest.js';
import { readTrusted } from '../../src/portal/trusted-documents.js';
import { clearAway, startKith as startProcess, temporaryHome } from '../platform/kith-process.js';
import { testDatabase } from '../support/database.js';
import { claimsOf, type Kith, startKith } from '../support/kith.js';
import { portalFiles, removePortals } from '../support/portal-files.js';

const CARD = 'query Card($id: ID!) { person(id: $id) { preferredName } }';
const ROLE = 'query Mine { viewer { role } }';
const ACCEPT = 'mutation Accept($input: ReferralStepInput!) { referralAccept(input: $input) { transition { to } } }';

let against: CheckedAgainst;
beforeAll(() => {
  against = buildCheckedAgainst();
});

afterAll(async () => {
  removePortals();
  await clearAway();
});

/** What `check-operations --out` writes for the role. */
function manifest(role: Role, text: string): string {
  const { findings, operations } = checkOperations(against, role, [new Source(text, 'portal.graphql')]);
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  return writtenManifest(operations);
}

const idIn = (written: string, name: string): string =>
  JSON.parse(written).operations.find((one: { name: string }) => one.name === name).id;

describe('a server with manifests', () => {
  let kith: Kith;
  let ids: { card: string; role: string; accept: string };

  beforeAll(async () => {
    const charity = manifest('CHARITY', CARD);
    const lead = manifest('TEAM_LEAD', `${CARD} ${ROLE} ${ACCEPT}`);
    ids = { card: idIn(charity, 'Card'), role: idIn(lead, 'Mine'), accept: idIn(lead, 'Accept') };
    kith = await startKith({ TRUSTED_DOCUMENTS: portalFiles({ 'charity.json': charity, 'team-lead.json': lead }) });
  });
  afterAll(() => kith.close());

  async function send(who: string, body: unknown): Promise<{ status: number; text: string }> {
    const authorization = `Bearer ${await kith.token(claimsOf(who))}`;
    const headers = { 'content-type': 'application/json', authorization };
    const response = await fetch(kith.url, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, text: await response.text() };
  }

  const answer = async (who: string, body: unknown) => {
    const { status, text } = await send(who, body);
    return { status, ...JSON.parse(text) };
  };

  test('runs a document by its id, prefixed or bare, with the variables of the request', async () => {
    const variables = { id: `person_${DEMO_PERSON.id}` };
    for (const documentId of [ids.card, `sha256:${ids.card}`]) {
      for (const who of ['charity', 'team-lead']) {
        const found = await answer(who, { documentId, variables });
        expect(found).toMatchObject({ status: 200, data: { person: { preferredName: 'Dot' } } });
      }
    }
    expect(await answer('team-lead', { documentId: ids.role, operationName: 'Mine', query: null })).toMatchObject({
      data: { viewer: { role: 'TEAM_LEAD' } },
    });
  });

  test('a mutation too', async () => {
    const input = { id: 'referral_00000000-0000-4000-8000-000000000000', expectedVersion: 1 };
    const found = await answer('team-lead', { documentId: ids.accept, variables: { input } });
    expect(found).toMatchObject({ status: 404, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  test('a document is the same for the id and for whoever hashes its text', () => {
    const body = 'query Mine {\n  viewer {\n    role\n  }\n}';
    expect(ids.role).toBe(createHash('sha256').update(body).digest('hex'));
  });

  test('refuses all else with the same bytes', async () => {
    const known = ids.role;
    const refusals = await Promise.all([
      send('charity', { documentId: known }),
      send('gp', { documentId: known }),
      send('team-lead', { documentId: known, query: ROLE }),
      send('team-lead', { documentId: known, query: '' }),
      send('team-lead', { query: ROLE }),
      send('team-lead', { query: 'this does not even parse {' }),
      send('team-lead', { query: '{ __schema { types { name } } }' }),
      send('team-lead', { documentId: 'f'.repeat(64) }),
      send('team-lead', { documentId: known.toUpperCase() }),
      send('team-lead', { documentId: `sha256:sha256:${known}` }),
      send('team-lead', { documentId: 'constructor' }),
      send('team-lead', { documentId: [known] }),
      send('team-lead', { documentId: null }),
      send('team-lead', { extensions: { persistedQuery: { version: 1, sha256Hash: known } } }),
      send('team-lead', {}),
      send('team-lead', [{ documentId: known }]),
      send('team-lead', null),
      send('team-lead', 1),
    ]);
    const message =
      'Only documents trusted for this role are run: send a `documentId` of its manifest, and no `query`.';
    const refused = {
      status: 403,
      text: JSON.stringify({ errors: [{ message, extensions: { code: 'NOT_ALLOWED' } }] }),
    };
    for (const refusal of refusals) expect(refusal).toEqual(refused);
  });

  test('who is unknown is told nothing of documents', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ documentId: ids.role });
    expect((await fetch(kith.url, { method: 'POST', headers, body })).status).toBe(401);
  });
});

test('without manifests an id says nothing', async () => {
  const kith = await startKith();
  const authorization = `Bearer ${await kith.token(claimsOf('gp'))}`;
  const headers = { 'content-type': 'application/json', authorization };
  const body = JSON.stringify({ documentId: 'f'.repeat(64) });
  const response = await fetch(kith.url, { method: 'POST', headers, body });
  await kith.close();
  expect(response.status).toBe(400);
});

describe('a folder that cannot be trusted is refused at start', () => {
  const changed = (role: Role, text: string, change: (operation: Record<string, string>) => object) => {
    const { operations, ...rest } = JSON.parse(manifest(role, text));
    return JSON.stringify({ ...rest, operations: operations.map(change) });
  };
  const renewed = (operation: Record<string, string>, body: string) => ({
    ...operation,
    body,
    id: createHash('sha256').update(body).digest('hex'),
  });

  test.each<[string, () => Readonly<Record<string, string>>, string]>([
    ['no manifest', () => ({ 'README.md': 'Manifests go here.' }), 'which holds no manifest: write one with'],
    ['a name of no role', () => ({ 'patient.json': manifest('GP', ROLE) }), 'patient.json: is named after no role.'],
    ['no JSON', () => ({ 'gp.json': 'query' }), 'gp.json: cannot be read: Unexpected token'],
    ['another format', () => ({ 'gp.json': '{"format":"relay","version":1,"operations":[]}' }), 'gp.json: format '],
    [
      'a body that was changed',
      () => ({ 'gp.json': changed('GP', ROLE, (one) => ({ ...one, body: `${one.body} ` })) }),
      'gp.json: Mine: its id is not that of its body.',
    ],
    [
      'a document of another role',
      () => ({ 'charity.json': manifest('GP', 'query Number($id: ID!) { person(id: $id) { nhsNumber } }') }),
      'charity.json: Number:3:5: A CHARITY never reads Person.nhsNumber: it would always be null.',
    ],
    [
      'a document that no longer holds',
      () => ({ 'gp.json': changed('GP', ROLE, (one) => renewed(one, 'query Mine { viewer { shoeSize } }')) }),
      'gp.json: Mine:1:23: Cannot query field "shoeSize" on type "Viewer".',
    ],
    [
      'a document of another name',
      () => ({ 'gp.json': changed('GP', ROLE, (one) => ({ ...one, name: 'Yours' })) }),
      'gp.json: Yours: its body is not this one query alone.',
    ],
    [
      'two operations in one',
      () => ({ 'gp.json': changed('GP', ROLE, (one) => renewed(one, `${one.body} query B { __typename }`)) }),
      'gp.json: Mine: its body is not this one query alone.',
    ],
    [
      'a document that stands in it twice',
      () => {
        const { operations, ...rest } = JSON.parse(manifest('GP', ROLE));
        return { 'gp.json': JSON.stringify({ ...rest, operations: [...operations, ...operations] }) };
      },
      'gp.json: Mine: stands in it more than once.',
    ],
  ])('for %s', (_, files, said) => {
    expect(() => readTrusted(portalFiles(files()), against)).toThrow(
      expect.objectContaining({ name: 'StartRefused', message: expect.stringContaining(said) }),
    );
  });

  test('for a file in its place', () => {
    const file = join(portalFiles({ 'gp.json': manifest('GP', ROLE) }), 'gp.json');
    expect(() => readTrusted(file, against)).toThrow(/^TRUSTED_DOCUMENTS names .*gp\.json, which holds no manifest/);
  });

  test('all that is wrong is told at once', () => {
    const folder = portalFiles({ 'gp.json': '{}', 'patient.json': '{}', 'charity.json': manifest('CHARITY', ROLE) });
    expect(() => readTrusted(folder, against)).toThrow(
      /^Kith cannot start with the documents in TRUSTED_DOCUMENTS:\n {2}gp\.json: .*\n {2}patient\.json: [^\n]*$/,
    );
  });

  test('and the process ends with those words', async () => {
    const { appUrl } = await testDatabase();
    const env = { KITH_HOME: temporaryHome(), DATABASE_URL: appUrl, TRUSTED_DOCUMENTS: '/nowhere/at/all' };
    const kith = startProcess(env);
    expect(await kith.exited()).toBe(1);
    expect(kith.output()).toContain('TRUSTED_DOCUMENTS names /nowhere/at/all, which holds no manifest: write one with');
  });
});
