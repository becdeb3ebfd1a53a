/** The server is killed in the middle of mutations, again and again: what it acknowledged is there, all else whole or absent. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { issueDevelopmentToken } from '../../src/platform/development-issuer.js';
import { clearAway, type KithProcess, startKith, temporaryHome } from '../platform/kith-process.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { claimsOf } from '../support/kith.js';

const CLIENTS = 20;
const KILLS = 30;

/** One client and the referral it holds and resumes; no two share a person. */
interface Worker {
  readonly id: string;
  version: number;
  isHeld: boolean;
}

interface Acknowledged {
  readonly referral: string;
  readonly transition: string;
}

let database: TestDatabase;
let owner: Client;
let workers: Worker[];
const home = temporaryHome();
const acknowledged: Acknowledged[] = [];
let token: string;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ id: string; version: number }>(
    `select distinct on (r.person_id) r.id, r.version from referral r join care_relationship c
       on c.cause_id = r.id and c.kind = 'TEAM' and c.stage <> 'PAST' and c.until = 'infinity'
     join member_scheme s on s.scheme_id = c.party and s.member_id = $1
     where r.status in ('SUBMITTED', 'RECEIVED', 'ACCEPTED', 'WAITLISTED', 'CONTACTING', 'ENGAGED')
     order by r.person_id, r.id limit ${CLIENTS}`,
    [claimsOf('team-lead').member],
  );
  workers = rows.map(({ id, version }) => ({ id, version, isHeld: false }));
});

afterAll(async () => {
  await owner.end();
  await clearAway();
});

test(`${KILLS} times under ${CLIENTS} clients`, async () => {
  expect(workers).toHaveLength(CLIENTS);
  const before = await counts();
  for (let kill = 0; kill < KILLS; kill++) {
    const kith = startKith({ KITH_HOME: home, DATABASE_URL: database.appUrl, NODE_ENV: 'development' });
    const url = await kith.ready();
    token ??= await issueDevelopmentToken(home, claimsOf('team-lead'), 3600);
    const atOnce = acknowledged.length;
    const clients = Promise.all(workers.map((worker) => work(url, worker)));
    // Never at the same place: from the first answers to some way on. A client that fails ends the wait.
    const wanted = atOnce + 1 + ((kill * 7) % 60);
    await Promise.race([clients, until(() => acknowledged.length >= wanted)]);
    await killed(kith);
    await clients;
    await quiet();
    await readAgain();
  }
  const { rows } = await owner.query(`select id from referral_transition where id = any($1)`, [
    acknowledged.map(({ transition }) => transition),
  ]);
  expect(new Set(acknowledged.map(({ transition }) => transition)).size).toBe(acknowledged.length);
  expect(rows).toHaveLength(acknowledged.length);
  // Row, transition and record of each mutation came together or not at all.
  for (const [id, after] of await counts()) {
    const then = before.get(id);
    const done = after.transitions - (then?.transitions ?? 0);
    expect({
      id,
      versions: after.version - (then?.version ?? 0),
      records: after.records - (then?.records ?? 0),
    }).toEqual({
      id,
      versions: done,
      records: done,
    });
    expect(done).toBeGreaterThanOrEqual(acknowledged.filter(({ referral }) => referral === id).length);
  }
  process.stderr.write(`Killed ${KILLS} times; ${acknowledged.length} mutations acknowledged, all of them there.\n`);
}, 300_000);

/** Sends one mutation after the other until the server is gone. */
async function work(url: string, worker: Worker): Promise<void> {
  for (;;) {
    const name = worker.isHeld ? 'referralResume' : 'referralHold';
    const input = `{ id: "referral_${worker.id}", expectedVersion: ${worker.version}, reason: "On and off." }`;
    const query = `mutation { ${name}(input: ${input}) { referral { version } transition { id } } }`;
    const reply = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
    }).then(
      (response) => response.text(),
      () => undefined,
    );
    if (reply === undefined) return;
    const answer = JSON.parse(reply);
    if (!answer.data?.[name]) throw new Error(`A mutation failed while the server ran: ${reply}`);
    const { referral, transition } = answer.data[name];
    worker.version = referral.version;
    worker.isHeld = !worker.isHeld;
    acknowledged.push({ referral: worker.id, transition: transition.id.slice('referral_transition_'.length) });
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((next) => setTimeout(next, 2));
}

async function killed(kith: KithProcess): Promise<void> {
  kith.kill('SIGKILL');
  await kith.exited();
}

/** Until the database has noticed that its clients are gone, a last commit may still be under way. */
async function quiet(): Promise<void> {
  for (;;) {
    const { rows } = await owner.query(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and usename = 'kith_app'`,
    );
    if (rows[0].n === 0) return;
    await new Promise((next) => setTimeout(next, 10));
  }
}

async function readAgain(): Promise<void> {
  const { rows } = await owner.query(`select id, version, status from referral where id = any($1)`, [
    workers.map(({ id }) => id),
  ]);
  for (const { id, version, status } of rows) {
    Object.assign(workers.find((worker) => worker.id === id) as Worker, { version, isHeld: status === 'ON_HOLD' });
  }
}

interface Counts {
  readonly version: number;
  readonly transitions: number;
  readonly records: number;
}

async function counts(): Promise<Map<string, Counts>> {
  const { rows } = await owner.query<Counts & { id: string }>(
    `select r.id, r.version, (select count(*)::int from referral_transition t where t.referral_id = r.id) as transitions,
       (select count(*)::int from access_event_person p join access_event e on e.id = p.event_id
         where p.person_id = r.person_id and e.outcome = 'CHANGED') as records
     from referral r where r.id = any($1)`,
    [workers.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}
