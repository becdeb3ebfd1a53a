/** What a link worker's caseload holds now: for cover and for handing it over, as those see it who lead the team. */
import type { Change } from '../mutation/change.js';
import { value } from '../mutation/statement.js';
import { sql } from '../platform/sql.js';

/** That a person is on the caseload, for one referral or (as yet) for none. Ids are UUIDs. */
export interface CaseloadTie {
  readonly person: string;
  readonly cause: string | null;
  /** The referral's scheme. */
  readonly scheme: string | null;
  readonly isLead: boolean;
  /** When it ends anyway; null while no end is set. */
  readonly until: Date | null;
}

/** Leaves out what was handed over already and is only still to be read. */
export function caseloadOf(change: Change, member: string): Promise<CaseloadTie[]> {
  const now = value(change.now, 'timestamptz');
  return change.query<CaseloadTie>(
    sql`select r.person_id as person, r.cause_id as cause, f.scheme_id as scheme, r.is_lead as "isLead",
        nullif(r.until, 'infinity') as until
      from care_relationship r left join referral f on f.id = r.cause_id
      where r.party = ${value(member, 'uuid')} and r.kind = 'CASELOAD' and r.since <= ${now} and r.until > ${now}
        and (r.is_lead or r.until = 'infinity')
        and not exists (select from care_relationship l where l.person_id = r.person_id and l.cause_id = r.cause_id
          and l.kind = 'CASELOAD' and l.is_lead and r.is_lead and l.since > r.since)
      order by r.person_id, r.since`,
  );
}

/** The schemes a member works for, of those the viewer leads. */
export async function schemesOf(change: Change, member: string): Promise<ReadonlySet<string>> {
  const found = await change.query<{ scheme: string }>(
    sql`select j.scheme_id as scheme from member_scheme j where j.member_id = ${value(member, 'uuid')}`,
  );
  return new Set(found.map(({ scheme }) => scheme).filter((scheme) => change.viewer.parties.includes(scheme)));
}
