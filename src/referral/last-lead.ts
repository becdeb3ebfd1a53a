/** Who leads a referral, or led it last: read off the care relationships, the same wherever it is told. */
import type { Tying } from '../graph/declared.js';
import { type Sql, sql } from '../platform/sql.js';

/** The member who leads a referral, or led it last, as far as the viewer may follow that tie. */
export function lastLead(referral: Sql, person: Sql, { mayFollow }: Tying): Sql {
  return sql`(select r.party from care_relationship r
    where r.cause_id = ${referral} and r.person_id = ${person} and r.kind = 'CASELOAD' and r.is_lead and ${mayFollow('r')}
    order by r.since desc, r.until desc, r.id limit 1)`;
}
