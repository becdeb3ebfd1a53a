/** What PostgreSQL derives of a referral: how long the person waited. */
import { Int } from 'type-graphql';
import { derived } from '../graph/declare.js';
import { type Sql, sql } from '../platform/sql.js';
import { Referral } from './referral.entity.js';

derived(Referral, 'waitingDays', () => Int, {
  description: 'Days from sending to the first conversation, or to its end without one, or to today; null for a draft.',
  sql: ({ submittedAt, engagedAt, endedAt }, { now }) =>
    sql`${londonDay(sql`coalesce(${engagedAt}, ${endedAt}, ${now})`)} - ${londonDay(submittedAt)}`,
});

function londonDay(moment: Sql): Sql {
  return sql`(${moment} at time zone 'Europe/London')::date`;
}
