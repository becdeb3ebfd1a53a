/** Who may know of a person because of a referral: opened, handed over and ended as its state says. */
import type { Change } from '../mutation/change.js';
import { surroundings, value } from '../mutation/statement.js';
import { inDays } from '../mutation/when.js';
import { sql } from '../platform/sql.js';
import type { Referral } from './referral.entity.js';
import { ReferralStatus } from './referral.states.js';

/** For so many days after its end a referral stays known. */
const KEPT = { team: 90, caseload: 90, referred: 30 } as const;
/** For so many days after a handover the former link worker reads on. */
export const HANDOVER_DAYS = 14;

const NEVER_TAKEN: readonly ReferralStatus[] = [ReferralStatus.REJECTED, ReferralStatus.REDIRECTED];

/** A draft exists for whoever writes it: the organisation that refers, or the team that writes it down for the person. */
export function openDraft(change: Change, referral: Referral): void {
  if (referral.sourceOrganisation) openReferred(change, referral, referral.sourceOrganisation.id);
  else openTeam(change, referral, 'QUEUE');
}

/** A draft that goes to another scheme than before. */
export function moveDraft(change: Change, referral: Referral): void {
  if (referral.sourceOrganisation) return;
  change.end({ ...of(referral), kinds: ['TEAM'], reason: 'The referral goes to another scheme.' });
  openTeam(change, referral, 'QUEUE');
}

/** It is with the scheme, sent or reopened: in its queue, or on the caseload of the link worker who leads it. */
export function openCare(change: Change, referral: Referral, because: string, lead?: string): void {
  change.end({ ...of(referral), kinds: ['TEAM', 'CASELOAD', 'REFERRED'], reason: because });
  openTeam(change, referral, lead ? 'CURRENT' : 'QUEUE');
  if (lead) openLead(change, referral, lead);
  if (referral.sourceOrganisation) openReferred(change, referral, referral.sourceOrganisation.id);
}

/** The team's queue gives it to a link worker, or one link worker to the next. */
export function assignCare(
  change: Change,
  referral: Referral,
  { lead, former, because }: { lead: string; former?: string | undefined; because?: string | null | undefined },
): void {
  if (former) {
    const reason = 'Handed over to a colleague.';
    change.end({ ...of(referral), kinds: ['CASELOAD'], party: former, reason });
    const until = inDays(change, HANDOVER_DAYS);
    change.open({ ...of(referral), kind: 'CASELOAD', party: former, until });
  } else {
    change.end({ ...of(referral), kinds: ['TEAM'], reason: 'Assigned to a link worker.' });
    openTeam(change, referral, 'CURRENT');
  }
  openLead(change, referral, lead, because ?? undefined);
}

/** It ended in `status`. A scheme that never took it on forgets it at once; everyone else keeps it for a while. */
export function endCare(change: Change, referral: Referral, status: ReferralStatus): void {
  const reason = 'The referral ended.';
  change.end({ ...of(referral), kinds: ['TEAM'], reason });
  const wasKnown = Boolean(referral.submittedAt) || !referral.sourceOrganisation;
  if (wasKnown && !NEVER_TAKEN.includes(status)) {
    const past = inDays(change, KEPT.team);
    change.open({ ...of(referral), kind: 'TEAM', party: referral.scheme.id, stage: 'CURRENT', until: past });
    change.open({ ...of(referral), kind: 'TEAM', party: referral.scheme.id, stage: 'PAST', since: past });
  }
  change.end({ ...of(referral), kinds: ['CASELOAD'], until: inDays(change, KEPT.caseload), reason });
  change.end({ ...of(referral), kinds: ['REFERRED'], until: inDays(change, KEPT.referred), reason });
}

/** The link worker (member) who leads it now, or did until it ended and still may know of it. */
export async function leadOf(change: Change, referral: Referral): Promise<string | undefined> {
  const [lead] = await change.query<{ party: string }>(sql`select r.party from care_relationship r
    where r.cause_id = ${value(referral.id, 'uuid')} and r.kind = 'CASELOAD' and r.is_lead
      and r.since <= ${surroundings.now} and r.until > ${surroundings.now}
    order by r.since desc limit 1`);
  return lead?.party;
}

function of(referral: Referral) {
  return { person: referral.person.id, cause: referral.id };
}

function openTeam(change: Change, referral: Referral, stage: 'QUEUE' | 'CURRENT'): void {
  change.open({ ...of(referral), kind: 'TEAM', party: referral.scheme.id, stage });
}

function openLead(change: Change, referral: Referral, lead: string, because?: string): void {
  change.open({ ...of(referral), kind: 'CASELOAD', party: lead, isLead: true, because });
}

function openReferred(change: Change, referral: Referral, organisation: string): void {
  change.open({ ...of(referral), kind: 'REFERRED', party: organisation });
}
