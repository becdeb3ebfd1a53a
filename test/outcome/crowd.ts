/** Many more people in the record, alike but for their deprivation and their loneliness before and after: means need many. */
import type { Client } from 'pg';
import { NOW } from '../support/kith.js';

/** Each of the person numbered `n`, as an expression of SQL. */
interface Crowd {
  readonly people: number;
  readonly decile: string;
  readonly before: string;
  /** Null for who was not measured again. */
  readonly after: string;
  /** The scheme they are referred to, which is made for them. */
  readonly scheme: string;
}

/** Somebody who took part, was measured twice, and whom the others are made after. */
const MODEL = `select p.person_id, p.referral_id, p.id as plan_id, b.id as before_id, a.id as after_id, r.scheme_id,
    (select c.id from connection c where c.plan_id = p.id and c.status in ('PARTICIPATING', 'COMPLETED') order by c.id limit 1) as connection_id,
    (select v.id from conversation v where v.referral_id = p.referral_id order by v.occurred_at limit 1) as conversation_id
  from plan p join referral r on r.id = p.referral_id and r.engaged_at is not null
    join measurement b on b.plan_id = p.id and b.instrument = 'UCLA3' and b.stage = 'BASELINE'
    join measurement a on a.plan_id = p.id and a.instrument = 'UCLA3' and a.stage <> 'BASELINE' and a.taken_at > b.taken_at
  where (select count(*) from referral o where o.person_id = p.person_id) = 1
    and exists (select from connection c where c.plan_id = p.id and c.status in ('PARTICIPATING', 'COMPLETED'))
  order by p.id, a.id limit 1`;

/** A row for each of the crowd, as the model has it but for these columns. */
const alike = (table: string, which: string, columns: Readonly<Record<string, string>>, who = 'true'): string =>
  `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object(${Object.entries(columns)
    .map(([column, value]) => `'${column}', ${value}`)
    .join(', ')}))).* from crowd c join ${table} t on ${which} where ${who}`;

export async function addCrowd(owner: Client, { people, decile, before, after, scheme }: Crowd): Promise<void> {
  const person_id = 'c.person';
  const id = 'gen_random_uuid()';
  const reference = `translate(lpad(n::text, 6, '0'), '01', 'AB')`;
  const statements = [
    'begin',
    // Without triggers and foreign keys, which ask for more than is counted.
    'set local session_replication_role = replica',
    `create temporary table crowd on commit drop as select n, m.*, s.id as scheme, gen_random_uuid() as person,
      gen_random_uuid() as referral, gen_random_uuid() as plan from (${MODEL}) m, gen_random_uuid() s(id), generate_series(1, ${people}) n`,
    alike('scheme', 't.id = c.scheme_id', { id: 'c.scheme', name: `'${scheme}'` }, 'n = 1'),
    alike('person', 't.id = c.person_id', {
      id: 'c.person',
      nhs_number: 'null',
      nhs_number_status: `'NOT_PRESENT_TRACE_NOT_REQUIRED'`,
      imd_decile: decile,
      imd_version: `case when (${decile}) is not null then '2019' end`,
    }),
    alike('care_relationship', `t.person_id = c.person_id and t.kind = 'REGISTERED' and t.until = 'infinity'`, {
      id,
      person_id,
    }),
    alike('referral', 't.id = c.referral_id', {
      id: 'c.referral',
      person_id,
      scheme_id: 'c.scheme',
      reference: `left(${reference}, 3) || '-' || right(${reference}, 3)`,
      changed_in: 'pg_current_xact_id()::text',
    }),
    alike('plan', 't.id = c.plan_id', { id: 'c.plan', person_id, referral_id: 'c.referral' }),
    alike('conversation', 't.id = c.conversation_id', { id, person_id, referral_id: 'c.referral' }, 'n % 9 > 0'),
    alike(
      'connection',
      't.id = c.connection_id',
      { id, person_id, plan_id: 'c.plan', referral_id: 'c.referral' },
      'n % 9 > 3',
    ),
    alike('measurement', 't.id = c.before_id', { id, person_id, plan_id: 'c.plan', score: before }),
    alike(
      'measurement',
      't.id = c.after_id',
      { id, person_id, plan_id: 'c.plan', score: after },
      `(${after}) is not null`,
    ),
    'commit',
  ];
  for (const text of statements) await owner.query(text);
  await owner.query('select statistics.refresh($1)', [NOW.toISOString()]);
}
