/** Changes that change nothing: which these are, and what makes it so. Whatever is not here has to be killed. */
import type { Mutant } from './mutant.js';

interface Equivalent {
  /** Of this kind only; of any where none is said. */
  readonly kind?: Mutant['kind'];
  readonly is: RegExp;
  readonly because: string;
}

const CHARITY_ROWS =
  '(amendment|goal|connection|connection_transition|attendance|follow_up|follow_up_barrier) for CHARITY';

export const equivalents: readonly Equivalent[] = [
  {
    is: /^(known|care|work) of LINK_WORKER: (r\.kind = 'TEAM' → true|= 'TEAM' → in )/,
    because: 'Only TEAM has a stage QUEUE, which is asked beside it (care_relationship_stage_fits_kind_check).',
  },
  {
    is: new RegExp(`^(${CHARITY_ROWS}|shared of CHARITY): (r\\.kind = 'SUPPORTING' → true|= 'SUPPORTING' → in )`),
    because: 'Only SUPPORTING has the stages that are asked beside it (care_relationship_stage_fits_kind_check).',
  },
  {
    is: /^connection for CHARITY: r\.stage in \('OFFERED', 'ACCEPTED', 'ENDED'\) → true/,
    because: 'These are all stages of SUPPORTING.',
  },
  {
    is: /^(known of CHARITY: = 'SUPPORTING' → in \('SUPPORTING', 'REFERRED'\)|care of TEAM_LEAD: = 'TEAM' → in \('TEAM', 'EMERGENCY'\))/,
    because: 'The kind that is added is let through beside it, whatever its stage.',
  },
  {
    is: /^(referral|referral_need|feedback) for GP: = 'REFERRED' → in \('REFERRED', '(REGISTERED|EMERGENCY)'\)/,
    because: 'Whoever has this kind of relationship cares, and that is let through beside it.',
  },
  {
    kind: 'row rule',
    is: /^referral for TEAM_LEAD: = 'TEAM' → in \('TEAM', 'EMERGENCY'\)/,
    because: 'Whoever has this kind of relationship cares, and that is let through beside it.',
  },
  {
    is: new RegExp(`^${CHARITY_ROWS}: (column|s|f)\\.organisation_id = viewer\\.organisation → true`),
    because:
      'A connection opens a relationship of its own organisation only (change_relationships); the condition serves an index.',
  },
  {
    is: /^(referred|shared) of CHARITY: viewer\.role <> all\(r\.closed_to\) → true/,
    because: 'An objection closes all relationships of one party to a role, and `known` is asked first.',
  },
  {
    is: /^amendment for LINK_WORKER: (without its condition|column\.subject_type .* → true)/,
    because: 'A link worker reads every field that can be amended.',
  },
  {
    kind: 'row rule',
    is: /^related_person for CHARITY: without known/,
    because: 'What is shared is shared over a relationship by which the person is known.',
  },
  {
    is: /^amendment for CHARITY: column\.subject_type .*'Attendance\.id'.* → true/,
    because: 'A charity reads every field of an attendance that can be amended.',
  },
  {
    kind: 'change rule',
    is: /^referral for (GP|TEAM_LEAD): (\(fact\.care\) → false|d\.|exists \(select 1 from person d|\(exists \(select 1 from person d|\(?\(?\(?fact\.care\) and )/,
    because: 'Whoever cares may change the referral anyway: that a death ends it adds nothing.',
  },
  {
    kind: 'change rule',
    is: /^referral_transition for (GP|TEAM_LEAD): \(*fact\.care\)* → false/,
    because: 'That whoever cares adds to the history is said twice, of the referral and of a death.',
  },
  {
    is: /^(Person\.(registeredPractice|leadLinkWorker) for (GP|TEAM_LEAD)|Referral\.linkWorker for TEAM_LEAD): while in their care → always/,
    because: 'It is led to by a relationship that may be followed only while in their care (beneath.ts).',
  },
  {
    is: /^(Consent\.(givenBy|withdrawnBy) for (INTEGRATOR|PRIVACY_OFFICER)|(Goal|Connection|FollowUp)\.plan for CHARITY|(Measurement\.risk|Plan(Version)?\.agreedWithRelatedPerson) for INTEGRATOR): never → always/,
    because: 'It leads only to rows that never exist for the role, and so is null either way.',
  },
  {
    is: /^Connection\.(nextFollowUp for CHARITY: (while|column\.status in .*→ true)|goal for CHARITY: (column\.status in .*→ true|'GOAL' = any\(column\.shared\) → true))/,
    because: 'The row it leads to exists for a charity under the same condition.',
  },
  {
    is: /^Referral\.phase for (GP|TEAM_LEAD): while in their care → always/,
    because: 'It is worked out of rows that exist for the role only while in their care.',
  },
  {
    kind: 'change rule',
    is: /^person for (CHARITY|REFERRER): no row/,
    because: 'It lets them add people and change none; what they may add is a row policy.',
  },
  {
    kind: 'row policy',
    is: /^kith_(charity|referrer)_writer_changes on person: closed/,
    because: 'Neither changes any person: it is closed already.',
  },
  {
    kind: 'change rule',
    is: /^work of LINK_WORKER: = 'CASELOAD' → in \('CASELOAD', '(REGISTERED|REFERRED|SUPPORTING|GRANTED)'\)/,
    because: 'A relationship of this kind serves no link worker, handed over or not.',
  },
];

export function isEquivalent(mutant: Mutant): boolean {
  return equivalents.some(({ kind, is }) => (kind === undefined || kind === mutant.kind) && is.test(mutant.name));
}
