/** What every mutation keeps to, shown on those of triage: payload, refusals, versions, keys, and what is left behind. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase } from '../support/database.js';
import { fingerprint } from '../support/fingerprint.js';
import { type Caller, type Kith, startKith } from '../support/kith.js';
import { mutate, refused, send } from '../support/mutate.js';
import { type Seen, waitingReferrals } from '../support/waiting-referrals.js';

let kith: Kith;
let owner: Client;
let lead: Caller;
/** Referrals the team lead sees at SUBMITTED, each used by one test. */
let submitted: Seen[];

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  owner = new Client({ connectionString: kith.database.ownerUrl });
  await owner.connect();
  lead = kith.as('team-lead');
  submitted = await waitingReferrals(owner, lead);
});

let referral: Seen;
beforeEach(() => {
  const next = submitted.pop();
  if (!next) throw new Error('The seed has too few referrals that wait.');
  referral = next;
});

afterAll(async () => {
  await owner.end();
  await kith.close();
});

const receive = ({ id, version }: Seen) => ({ id, expectedVersion: version });

describe('a payload', () => {
  test('holds the row as the viewer sees it, the transition and no warning', async () => {
    const payload = await mutate(
      lead,
      'referralReceive',
      { ...receive(referral), reason: 'Seen.' },
      `__typename done: referral { id status version history(last: 1) { nodes { from to reason } } ... on Referral { again: status } linkWorker { name } }
       transition { id from to at } warnings { code }`,
    );
    expect(payload).toEqual({
      __typename: 'ReferralReceivePayload',
      done: {
        id: referral.id,
        status: 'RECEIVED',
        version: referral.version + 1,
        history: { nodes: [{ from: 'SUBMITTED', to: 'RECEIVED', reason: 'Seen.' }] },
        again: 'RECEIVED',
        linkWorker: null,
      },
      transition: {
        id: expect.stringMatching(/^referral_transition_/),
        from: 'SUBMITTED',
        to: 'RECEIVED',
        at: '2026-03-02T12:00:00.000Z',
      },
      warnings: [],
    });
  });

  test('that could not be answered refuses before anything is done', async () => {
    const before = await fingerprint(owner);
    const selection = 'referral { history(after: "not a cursor") { nodes { id } } }';
    expect(await refused(lead, 'referralReceive', receive(referral), selection)).toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await fingerprint(owner)).toEqual(before);
  });

  test('leaves out what the viewer does not read, and says so', async () => {
    const reply = await send(
      lead,
      'referralReceive',
      receive(referral),
      'referral { conversations { nodes { workingNotes } } }',
    );
    expect(reply.extensions).toMatchObject({
      withheld: [
        {
          path: ['referralReceive', 'referral', 'conversations', 'nodes', 'workingNotes'],
          field: 'Conversation.workingNotes',
          reason: 'ROLE',
        },
      ],
    });
  });
});

test('every change leaves its transition, who made it, and the record of the access', async () => {
  await mutate(lead, 'referralReceive', receive(referral), 'referral { id }');
  const { rows } = await owner.query(
    `select t."from", t."to", m.name = (select name from member where id = r.changed_by) as same, e.outcome, e.coordinates
     from referral r join referral_transition t on t.referral_id = r.id and t."to" = 'RECEIVED'
     join member m on m.id = t.by_id
     join access_event_person p on p.person_id = r.person_id join access_event e on e.id = p.event_id
     where r.id = $1 and e.outcome = 'CHANGED' order by e.occurred_at desc limit 1`,
    [referral.id.slice('referral_'.length)],
  );
  expect(rows).toEqual([
    { from: 'SUBMITTED', to: 'RECEIVED', same: true, outcome: 'CHANGED', coordinates: ['Mutation.referralReceive'] },
  ]);
});

describe('refused, and nothing is done', () => {
  test.each<[string, (asked: Seen) => object, string, object]>([
    [
      'a version that is not the current one',
      ({ id }) => ({ id, expectedVersion: 99 }),
      'referralReceive',
      {
        code: 'CONFLICT',
        current: { version: expect.any(Number), changedBy: null, changedAt: expect.any(String) },
      },
    ],
    [
      'a state in which it is not allowed',
      receive,
      'referralAccept',
      {
        code: 'WRONG_STATE',
        current: 'SUBMITTED',
        allowed: ['RECEIVED'],
      },
    ],
    [
      'an id of another type',
      (asked) => ({ ...receive(asked), id: asked.id.replace('referral', 'person') }),
      'referralReceive',
      {
        code: 'INVALID_INPUT',
        problems: [{ path: ['input', 'id'], rule: 'id', message: 'input.id is not an id that begins with referral_.' }],
      },
    ],
    [
      'text that is too long',
      (asked) => ({ ...receive(asked), reason: 'x'.repeat(2001) }),
      'referralReceive',
      {
        code: 'INVALID_INPUT',
        problems: [{ path: ['input', 'reason'], rule: 'isLength', message: expect.any(String) }],
      },
    ],
  ])('%s', async (_, inputOf, name, expected) => {
    const before = await fingerprint(owner);
    expect(await refused(lead, name, inputOf(referral))).toEqual({ ...expected, requestId: expect.any(String) });
    expect(await fingerprint(owner)).toEqual(before);
  });

  test('several mutations in one operation', async () => {
    const input = `input: { id: "${referral.id}", expectedVersion: ${referral.version} }`;
    const reply = await lead.run(
      `mutation { one: referralReceive(${input}) { __typename } two: referralReceive(${input}) { __typename } }`,
    );
    expect(reply.status).toBe(400);
    expect(reply.errors[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', problems: [{ rule: 'one-mutation' }] });
  });
});

test('who changed it in between is told with the conflict', async () => {
  await mutate(lead, 'referralReceive', receive(referral), 'referral { id }');
  const { current } = await refused(lead, 'referralAccept', receive(referral));
  const { rows } = await owner.query(`select name from member where id = $1`, [
    (current as { changedBy: { id: string } }).changedBy.id.slice('member_'.length),
  ]);
  expect(current).toEqual({
    version: referral.version + 1,
    changedBy: { id: expect.stringMatching(/^member_/), name: rows[0].name },
    changedAt: '2026-03-02T12:00:00.000Z',
  });
});

test('what was done but cannot be read back is told as done, and never done twice', async () => {
  // The database suspends the member in the very transaction, so that nobody is left to read the payload for.
  await owner.query(`create function suspend_whoever() returns trigger language plpgsql security definer as $$
    begin
      update member set active = false where id = current_setting('kith.member')::uuid;
      return null;
    end $$`);
  await owner.query('create trigger suspend after update on referral for each row execute function suspend_whoever()');
  try {
    const reply = await send(lead, 'referralReceive', receive(referral), 'referral { status }');
    expect(reply.data).toBeNull();
    expect(reply.extensions).toEqual({ committed: { id: referral.id, version: referral.version + 1 } });
    const { rows } = await owner.query('select status, version from referral where id = $1', [
      referral.id.slice('referral_'.length),
    ]);
    expect(rows).toEqual([{ status: 'RECEIVED', version: referral.version + 1 }]);
    expect((await lead.run('{ viewer { role } }')).status).toBe(401);
  } finally {
    await owner.query('drop trigger suspend on referral');
    await owner.query('update member set active = true where not active');
  }
});
