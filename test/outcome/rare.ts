/** Kith with every count shown, over the demo and what hardly ever happens in it; the record beside it, to count by hand. */
import { freshDatabase } from '../support/database.js';
import { type Kith, NOW, startKith } from '../support/kith.js';
import { Statistics } from './asking.js';
import { type Recorded, readRecord } from './record.js';

/** Sent half an hour after midnight in London, which is the day before by UTC, and reached on that morning. */
const NIGHT = [
  `update referral set submitted_at = '2025-07-01T23:30:00Z' where id = (select v.referral_id from conversation v
    join referral r on r.id = v.referral_id where r.ended_at is null and r.engaged_at > '2025-07-02' order by v.id limit 1)`,
  `update contact_attempt set occurred_at = '2025-07-02T09:00:00Z', reached = true where referral_id = (select id from referral where submitted_at = '2025-07-01T23:30:00Z')`,
  `update conversation set occurred_at = '2025-07-02T10:00:00Z' where referral_id = (select id from referral where submitted_at = '2025-07-01T23:30:00Z')`,
];

/** Two people registered, and nobody else, are of a group of whom none is referred. */
const NOBODY_REFERRED = [
  `update person set ethnicity = 'BRITISH' where ethnicity in ('CHINESE', 'ANY_OTHER')`,
  `update person set ethnicity = 'CHINESE' where id in (select min(person_id::text)::uuid from referral
    group by person_id having count(*) = 1 and min(status) = 'RECEIVED' order by 1 limit 2)`,
  `update referral set submitted_at = null, status = 'DRAFT' where person_id in (select id from person where ethnicity = 'CHINESE')`,
];

/** An open referral whose person is led for another reason only. */
const LED_FOR_ANOTHER = [
  `update care_relationship set cause_id = gen_random_uuid() where id = (select c.id from care_relationship c
    join referral r on r.id = c.cause_id where c.is_lead and c.until = 'infinity' and r.ended_at is null order by c.id limit 1)`,
];

const SCHEMES = [
  `update scheme set name = 'Northfold Social Prescribing', intervention_why = 'Another reason.' where name = 'Fenside Social Prescribing'`,
  `update scheme set intervention_how = null, intervention_amount = '' where name = 'Westmarch Green Prescribing'`,
  `update scheme set pence_by_contact_hour = null where name = 'Next Step for Young People'`,
];

export interface Rare {
  readonly statistics: Statistics;
  readonly record: Recorded;
  asked<Answer>(who: string, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  close(): Promise<void>;
}

export async function startRare(): Promise<Rare> {
  const database = await freshDatabase();
  const statistics = await Statistics.of(database);
  await statistics.unprotected();
  for (const text of [...NIGHT, ...NOBODY_REFERRED, ...LED_FOR_ANOTHER, ...SCHEMES]) {
    const { rowCount } = await statistics.owner.query(text);
    if (rowCount === 0) throw new Error(`The demo has no row for this: ${text}`);
  }
  await statistics.owner.query('select statistics.refresh($1)', [NOW.toISOString()]);
  const kith: Kith = await startKith({}, database);
  return {
    statistics,
    record: await readRecord(statistics.owner),
    asked: async <Answer>(who: string, query: string, variables?: Record<string, unknown>) => {
      const { data, errors } = await kith.as(who).run(query, variables);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data as Answer;
    },
    close: async () => {
      await kith.close();
      await statistics.close();
    },
  };
}
