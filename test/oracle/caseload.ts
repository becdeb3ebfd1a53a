/** How a link worker's caseload stands, counted one referral after the other among what the viewer can see. */
import { stateOf } from './derived.js';
import type { View } from './view.js';
import type { Row } from './world.js';

const ENDED = ['REJECTED', 'REDIRECTED', 'DECLINED', 'UNCONTACTABLE', 'WITHDRAWN', 'CLOSED'];
const WAITING = ['SUBMITTED', 'RECEIVED', 'ACCEPTED', 'WAITLISTED', 'CONTACTING'];
const PLAN_ENDED = ['COMPLETED', 'ENDED_EARLY'];
const SILENCE = 21 * 86_400_000;

export function caseloadCounts(member: Row, view: View): Readonly<Record<string, number>> {
  const { today } = view.moment;
  const isNotEnded = ({ status }: Row) => !ENDED.includes(String(status));
  const open = view.related('Member', member, 'referrals').filter(isNotEnded);
  const plans = (referral: Row) => view.related('Referral', referral, 'plans');
  const count = (isSo: (referral: Row) => boolean) => open.filter(isSo).length;
  return {
    open: open.length,
    waiting: count(({ status }) => WAITING.includes(String(status))),
    noContactFor21Days: count((referral) => isSilent(referral, view)),
    followUpsOverdue: view
      .related('Member', member, 'followUps')
      .filter((followUp) => stateOf(followUp, today) === 'OVERDUE').length,
    reviewsPastDue: count((referral) =>
      plans(referral).some(
        ({ status, review_due }) =>
          !PLAN_ENDED.includes(String(status)) && review_due !== null && String(review_due) < today,
      ),
    ),
    openRisks: count((referral) =>
      view
        .related('Referral', referral, 'person')
        .some((person) => view.related('Person', person, 'risks').some(({ status }) => status === 'OPEN')),
    ),
  };
}

/** Somebody is to be in touch with the person, and nobody spoke with them for three weeks. */
function isSilent(referral: Row, view: View): boolean {
  const since = new Date(Date.parse(view.moment.now) - SILENCE).toISOString();
  const isLately = ({ occurred_at, entered_in_error_at }: Row) =>
    occurred_at !== null && String(occurred_at) >= since && entered_in_error_at === null;
  const hasReached = (row: Row) => row.reached === true && isLately(row);
  if (referral.status !== 'CONTACTING' && referral.status !== 'ENGAGED') return false;
  if (referral.submitted_at === null || String(referral.submitted_at) >= since) return false;
  return !(
    view.related('Referral', referral, 'attempts').some(hasReached) ||
    view.related('Referral', referral, 'conversations').some(isLately) ||
    view.related('Referral', referral, 'plans').some((plan) => view.related('Plan', plan, 'followUps').some(hasReached))
  );
}
