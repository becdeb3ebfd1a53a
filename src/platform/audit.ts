/** What is written down of an operation, and the one statement that writes it: by `kith_recorder`, who can do nothing else. */
import type { AccessOutcome } from './audit.entity.js';
import type { FieldKind } from './field-kind.js';
import { type Sql, sql } from './sql.js';
import type { Claims } from './viewer.js';

export interface AccessRecord {
  readonly at: Date;
  readonly viewer: Claims & { readonly parties?: readonly string[] };
  readonly operation: string | undefined;
  /** As the portal said. */
  readonly purpose: string | undefined;
  readonly requestId: string;
  readonly outcome: keyof typeof AccessOutcome;
  /** Which fields were read, changed or refused, as `Type.field`: never their values. */
  readonly coordinates: readonly string[];
  readonly kinds: readonly FieldKind[];
  /** Ids (UUID) of the people concerned. */
  readonly persons: readonly string[];
}

/** Longest name of an operation that is kept. */
const LONGEST_NAME = 200;

/** Records as the statement takes them: one JSON text. `ids` gives each its id. */
export function spelled(records: readonly AccessRecord[], newId: () => string): string {
  return JSON.stringify(
    records.map(({ at, viewer, operation, purpose, requestId, outcome, coordinates, kinds, persons }) => ({
      id: newId(),
      occurred_at: at.toISOString(),
      member_id: viewer.member,
      organisation_id: viewer.organisation,
      role: viewer.role,
      // Needed only to tell what tied them to the people, and long for those who answer for many.
      parties: persons.length > 0 ? (viewer.parties ?? []) : [],
      operation: operation?.slice(0, LONGEST_NAME),
      purpose,
      coordinates,
      kinds,
      outcome,
      request_id: requestId,
      persons: [...new Set(persons)],
    })),
  );
}

/** Writes what `spelled` gave, all of it or nothing. A line's id begins as its event's, so that both lie in order of time. */
export function recording(given: Sql): Sql {
  return sql`with given as (
    select * from jsonb_to_recordset(${given}::jsonb) as g(id uuid, occurred_at timestamptz, member_id uuid, organisation_id uuid,
      role text, parties uuid[], operation text, purpose text, coordinates text[], kinds text[], outcome text,
      request_id text, persons uuid[])
  ), told as (
    insert into access_event (id, occurred_at, member_id, organisation_id, role, operation, purpose, coordinates, kinds,
        outcome, request_id)
      select id, occurred_at, member_id, organisation_id, role, operation, purpose, coordinates, kinds, outcome, request_id
      from given
  )
  insert into access_event_person (id, event_id, person_id, occurred_at, member_id, organisation_id, role, because, purpose,
      kinds, operation, outcome, request_id)
    select (left(g.id::text, 19) || right(gen_random_uuid()::text, 17))::uuid, g.id, t.person, g.occurred_at, g.member_id,
      g.organisation_id, g.role, t.kinds, g.purpose, g.kinds, g.operation, g.outcome, g.request_id
    from given g cross join lateral ties_at(g.persons, g.parties, g.role, g.occurred_at) t`;
}
