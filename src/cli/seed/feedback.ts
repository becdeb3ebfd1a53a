/** What schemes told referrers: that a referral arrived, was taken on, and how it ended. */
import { Feedback, FeedbackKind } from '../../referral/feedback.entity.js';
import { ReferralStatus } from '../../referral/referral.states.js';
import { DAY } from './calendar.js';
import type { Life, ReferralFacts } from './life.js';
import type { Random } from './random.js';
import { momentOf } from './referral.js';
import { made } from './tables.js';

const TEXTS: readonly (readonly [FeedbackKind, ReferralStatus, readonly string[]])[] = [
  [FeedbackKind.RECEIVED, ReferralStatus.RECEIVED, ['Thank you, the referral has arrived.']],
  [FeedbackKind.ACCEPTED, ReferralStatus.ACCEPTED, ['We take the referral on and will be in touch with the person.']],
  [
    FeedbackKind.OUTCOME,
    ReferralStatus.CLOSED,
    ['Support has ended; the person goes on with two groups by themselves.', 'Support has ended as the person wished.'],
  ],
];

/** From a stream of its own, so that whatever is told here leaves the rest of the story as it is. */
export function addFeedback(random: Random, life: Life, facts: ReferralFacts): void {
  if (facts.source === undefined) return;
  const { batch, person, calendar } = life;
  for (const [kind, status, texts] of TEXTS) {
    const sentAt = momentOf(life, facts, status);
    if (sentAt === undefined || !random.chance(0.5)) continue;
    const readAt = sentAt + Math.round(random.between(0.1, 6) * DAY);
    const isRead = readAt < calendar.now && random.chance(0.7);
    batch.add(Feedback, {
      ...made(random, sentAt, isRead ? readAt : sentAt),
      person: person.id,
      referral: facts.id,
      kind,
      text: random.pick(texts),
      sentAt,
      readAt: isRead ? readAt : undefined,
      by: facts.team.lead.id,
    });
  }
}
