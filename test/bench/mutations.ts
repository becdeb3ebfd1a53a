/** The mutations that are measured: each request changes a row of its own, which is made for it and cleared away afterwards. */
import { type DocumentNode, parse } from 'graphql';
import { Client } from 'pg';
import { demoScheme } from '../../src/cli/personas.js';
import { claimsOf } from './contestant.js';
import { type BenchOperation, type Case, operation } from './operations.js';
import type { Population } from './population.js';
import { TODAY } from './story.js';

const FollowUpRecord: DocumentNode = parse(`mutation FollowUpRecord($input: FollowUpRecordInput!) {
  followUpRecord(input: $input) {
    followUp { id version state occurredAt channel shareableSummary nextDueOn }
  }
}`);

const ReferralMake: DocumentNode = parse(`mutation ReferralMake($input: ReferralMakeInput!) {
  referralMake(input: $input) {
    referral { id version reference status urgency reason needs { id need { key } } }
  }
}`);

/** What a run of mutations added, in tables where it would make the next run's work heavier. */
const ADDED = ['follow_up', 'referral_need', 'referral_transition', 'referral', 'care_relationship'];

/** A round of a mutation is so many requests for each of its seconds: there are only so many rows to change. */
const EACH_SECOND = 60;

/** For each of its connections autocannon makes up requests that it never sends; whoever gets an empty one waits for ever. */
const SPARE = 100;

const MEMBER = claimsOf('link-worker').member;

export async function mutationsOn({ superuserUrl }: Population, people: readonly string[]): Promise<BenchOperation[]> {
  const since = new Date();
  const patients = await registered(superuserUrl);
  let due: readonly string[] = [];
  /** As the superuser, with triggers and references asleep: what was added goes, and new follow-ups fall due. */
  const refill = async (seconds: number): Promise<number> => {
    const count = Math.ceil(seconds * EACH_SECOND);
    const client = new Client({ connectionString: superuserUrl });
    await client.connect();
    try {
      await client.query('set session_replication_role = replica');
      for (const table of ADDED) await client.query(`delete from ${table} where created_at >= $1`, [since]);
      const { rows } = await client.query<{ id: string }>(
        `insert into follow_up (id, person_id, plan_id, assigned_to_id, due_on)
         select gen_random_uuid(), l.person_id, l.id, $1, $2 from generate_series(1, $4::int) n
         join lateral (select l.* from plan l where l.person_id = ($3::uuid[])[1 + n % cardinality($3::uuid[])] limit 1) l on true
         returning id`,
        [MEMBER, TODAY, people, count + SPARE],
      );
      due = rows.map(({ id }) => id);
      return count;
    } finally {
      await client.end();
    }
  };
  return [
    { ...operation('followUpRecord', 'link-worker', FollowUpRecord, () => due.map(recorded)), refill },
    {
      ...operation('referralMake', 'gp', ReferralMake, () => patients.map(referred)),
      refill: async (seconds) => Math.min(await refill(seconds), patients.length - SPARE),
    },
  ];
}

function recorded(id: string): Case {
  const said = { expectedVersion: 1, channel: 'TELEPHONE', shareableSummary: 'Going well.', nextDueOn: '2026-03-16' };
  return {
    variables: { input: { id: `follow_up_${id}`, reached: true, ...said } },
    given: { id, ...said },
  };
}

function referred(person: string): Case {
  const reason = 'Lonely since moving here.';
  return {
    variables: { input: { person: `person_${person}`, scheme: `scheme_${demoScheme}`, reason, needs: ['loneliness'] } },
    given: { person, scheme: demoScheme, reason, need: 'loneliness' },
  };
}

/** People of the practice, alive, whom it may refer. */
async function registered(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `select p.id from person p join care_relationship r on r.person_id = p.id
       where r.party = $1 and r.kind = 'REGISTERED' and r.since <= $2 and r.until = 'infinity' and p.deceased_on is null
         and p.merged_into_id is null and 'GP' <> all(r.closed_to) order by p.id`,
      [claimsOf('gp').organisation, TODAY],
    );
    return rows.map(({ id }) => id);
  } finally {
    await client.end();
  }
}
