/** When something happened that is written down afterwards: neither ahead of now nor before the referral was sent. */
import type { Change } from '../mutation/change.js';
import type { Referral } from './referral.entity.js';

export function checkMoment(change: Change, occurredAt: Date, { submittedAt }: Referral): void {
  const path = ['input', 'occurredAt'];
  if (occurredAt > change.now) change.problem(path, 'past', 'input.occurredAt lies ahead.');
  if (submittedAt && occurredAt < submittedAt)
    change.problem(path, 'sent', 'input.occurredAt lies before the referral was sent.');
}
