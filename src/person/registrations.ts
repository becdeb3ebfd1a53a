/** Where a person is registered now. */
import type { Change } from '../mutation/change.js';
import { surroundings, value } from '../mutation/statement.js';
import { sql } from '../platform/sql.js';

/** Ids are UUIDs. */
export interface Registration {
  readonly id: string;
  readonly practice: string;
}

/** One, but for a person whose two records were merged and who was registered under each. */
export function openRegistrations(change: Change, person: string): Promise<Registration[]> {
  return change.query<Registration>(sql`select r.id, r.party as practice from care_relationship r
    where r.person_id = ${value(person, 'uuid')} and r.kind = 'REGISTERED'
      and r.since <= ${surroundings.now} and r.until > ${surroundings.now} order by r.since, r.id`);
}
