/** Who did something that is written down afterwards, and when: one of a team, neither ahead of now nor before the referral. */
import type { Change } from '../mutation/change.js';
import { checkPast } from '../mutation/when.js';
import { actingMember } from '../organisation/acting.js';
import { Member } from '../organisation/member.entity.js';
import type { Referral } from './referral.entity.js';

interface DoneInput {
  readonly occurredAt: Date;
  readonly by?: string | null;
}

/** What of an entry says who did it and when, and who wrote it down. */
export async function done(change: Change, { occurredAt, by: who }: DoneInput, referral: Referral) {
  checkMoment(change, occurredAt, referral);
  const recordedBy = actingMember(change);
  const by = (await change.findIfGiven(Member, who, ['input', 'by'])) ?? recordedBy;
  if (who && by.role !== 'LINK_WORKER' && by.role !== 'TEAM_LEAD')
    change.problem(['input', 'by'], 'team', 'input.by is neither a link worker nor a team lead.');
  return { occurredAt, by, recordedBy };
}

export function checkMoment(change: Change, occurredAt: Date, { submittedAt }: Referral): void {
  checkPast(change, { occurredAt }, 'occurredAt');
  if (submittedAt && occurredAt < submittedAt)
    change.problem(['input', 'occurredAt'], 'sent', 'input.occurredAt lies before the referral was sent.');
}
