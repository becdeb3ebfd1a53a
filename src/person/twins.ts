/** Whether the viewer already sees somebody very like a person who is being registered: told only of what they can read. */
import type { Change } from '../mutation/change.js';
import { value } from '../mutation/statement.js';
import { viewerSettings } from '../platform/policy.js';
import { sql } from '../platform/sql.js';
import type { Person } from './person.entity.js';

/** A referring organisation reads the name it gave and no more; a charity that supports somebody may read not even that. */
export async function hasSeenTwin(change: Change, person: Person): Promise<boolean> {
  const { parties, now, role } = viewerSettings;
  const isSameName = sql`lower(p.given_name) = lower(${value(person.givenName)}) and lower(p.family_name) = lower(${value(person.familyName)})`;
  const isSame = sql`(p.birth_date = ${value(person.birthDate, 'date')} and ${isSameName})`;
  const hasNumber = sql`p.nhs_number = ${value(person.nhsNumber)}`;
  const [found] = await change.query<{ is: boolean }>(sql`select exists (
    select 1 from person p join care_relationship r on r.person_id = p.id
    where r.party = any(${parties}) and r.since <= ${now} and r.until > ${now} and ${role} <> all(r.closed_to)
      and (p.birth_date = ${value(person.birthDate, 'date')} or ${hasNumber} or ${isSameName})
      and case when r.kind = 'REFERRED' then ${isSameName} when r.kind = 'SUPPORTING' then false
        when r.stage = 'PAST' then ${isSame} else ${isSame} or ${hasNumber} end) as is`);
  return found?.is === true;
}
