/** The canonical text of an access event, which its seal hashes; `npm run audit -- verify` writes the same text by itself. */

/** A moment as text, whatever the session's time zone. */
export const moment = (of: string): string => `to_char(${of} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Every column of a person's line but the event it hangs on. */
const LINE = `json_build_array(p.person_id, p.id, ${moment('p.occurred_at')}, p.member_id, p.organisation_id, p.role,
    p.because, p.purpose, p.kinds, p.operation, p.outcome, p.request_id, ${moment('p.created_at')},
    ${moment('p.updated_at')}, p.version::text, p.changed_in::text)`;

/** Every column of the event `e`, and its people in the order of their ids. Columns are never added here, only behind. */
export const EVENT = `e.id, e.changed_in::text, ${moment('e.occurred_at')}, e.member_id, e.organisation_id, e.role, e.operation,
  e.purpose, e.coordinates, e.kinds, e.outcome, e.request_id,
  coalesce((select json_agg(${LINE} order by p.person_id) from access_event_person p where p.event_id = e.id), '[]')`;
