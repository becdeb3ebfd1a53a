/** Whether the viewer is tied to a person by more than an emergency, or by work that ended long ago: asked before ties change. */
import type { Surroundings } from '../graph/declared.js';
import { type Sql, sql } from '../platform/sql.js';

/** A tie of the viewer's own that is open, that the person does not object to, and that goes on by itself. */
export function isLookedAfter(person: Sql, { viewer, now }: Pick<Surroundings, 'viewer' | 'now'>): Sql {
  return sql`exists (select 1 from care_relationship r where r.person_id = ${person} and r.party = any(${viewer.parties})
    and r.kind <> 'EMERGENCY' and r.stage <> 'PAST' and r.since <= ${now} and r.until > ${now}
    and ${viewer.role} <> all(r.closed_to))`;
}

/** An emergency lets one help, not settle who looks after the person from then on. */
export const LOOKED_AFTER = {
  name: 'lookedAfter',
  says: 'You do not look after this person, but opened their record in an emergency: ask somebody who does.',
} as const;
