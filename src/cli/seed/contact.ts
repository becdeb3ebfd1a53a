/** The attempts to reach a person about a referral, and the conversations about what matters. */
import { Channel } from '../../organisation/channel.codes.js';
import { Amended } from '../../person/amendment.entity.js';
import { ContactAttempt } from '../../referral/contact-attempt.entity.js';
import { Conversation } from '../../referral/conversation.entity.js';
import { ConversationNeed } from '../../referral/conversation-need.entity.js';
import { ReferralStatus } from '../../referral/referral.states.js';
import { soonAfter } from './calendar.js';
import type { Life, ReferralFacts } from './life.js';
import { amend } from './mended.js';
import { needsOf } from './needs.js';
import type { Weighted } from './random.js';
import { made } from './tables.js';
import { ATTEMPT_NOTES, CONVERSATION_NOTES, CONVERSATION_SUMMARIES } from './words.js';

/** Rare ways are met as well: somebody cannot speak, somebody writes on a board. */
const CHANNELS: Weighted<Channel> = [
  [Channel.TELEPHONE, 56],
  [Channel.FACE_TO_FACE, 20],
  [Channel.TEXT_MESSAGE, 9],
  [Channel.EMAIL, 4],
  [Channel.VIDEO, 5],
  [Channel.INSTANT_MESSAGE, 2.5],
  [Channel.TALK_TYPE, 2],
  [Channel.MESSAGE_BOARD, 1.5],
  [Channel.CHAT_ROOM, 1.5],
  [Channel.OTHER, 1.5],
];

export function channel({ random, world }: Life, purpose: string): Channel {
  return world.turns.draw(random, `channel of ${purpose}`, CHANNELS);
}

const { CONTACTING, ENGAGED, UNCONTACTABLE, DECLINED } = ReferralStatus;

export function addAttempts(life: Life, { id, steps, linkWorker }: ReferralFacts): void {
  const { random, calendar, batch, person } = life;
  steps.forEach((step, index) => {
    if (step.status !== CONTACTING) return;
    const next = steps[index + 1];
    const isReached = next?.status === ENGAGED || next?.status === DECLINED;
    const tries = next?.status === UNCONTACTABLE ? 3 : isReached ? random.whole(1, 3) : random.whole(0, 2);
    for (let nth = 1; nth <= tries; nth++) {
      const share = next ? nth / tries : nth / (tries + 1);
      const occurredAt = calendar.ago(step.ago - (step.ago - (next?.ago ?? 0)) * share * 0.98);
      const attempt = batch.add(ContactAttempt, {
        ...made(random, soonAfter(occurredAt, random.share())),
        person: person.id,
        referral: id,
        channel: channel(life, 'attempt'),
        occurredAt,
        reached: isReached && nth === tries,
        by: linkWorker.id,
        recordedBy: linkWorker.id,
        workingNote: random.maybe(0.6, () => random.pick(ATTEMPT_NOTES)),
      });
      amend(life, Amended.ContactAttempt, attempt, linkWorker.id, {
        channel: Channel.TELEPHONE,
        workingNote: ATTEMPT_NOTES[0],
      });
    }
  });
}

/** The first makes the referral ENGAGED; others follow in the weeks after. */
export function addConversations(life: Life, facts: ReferralFacts): void {
  facts.steps.forEach(({ status, ago }, index) => {
    if (status !== ENGAGED || facts.steps[index - 1]?.status === ReferralStatus.ON_HOLD) return;
    const untilAgo = facts.steps[index + 1]?.ago ?? 0;
    const more = life.random.whole(0, 2);
    for (let nth = 0; nth <= more; nth++) {
      addConversation(life, facts, ago - Math.min((ago - untilAgo) * 0.9, nth * life.random.between(5, 16)), nth === 0);
    }
  });
}

function addConversation(life: Life, facts: ReferralFacts, ago: number, isFirst: boolean): void {
  const { random, calendar, batch, person, world } = life;
  const occurredAt = calendar.ago(ago);
  const stamp = made(random, soonAfter(occurredAt, 1 + random.share()));
  const { id } = facts.linkWorker;
  const conversation = batch.add(Conversation, {
    ...stamp,
    person: person.id,
    referral: facts.id,
    occurredAt,
    channel: isFirst && random.chance(0.5) ? Channel.FACE_TO_FACE : channel(life, 'conversation'),
    minutes: random.maybe(0.9, () => random.whole(isFirst ? 30 : 10, isFirst ? 75 : 50)),
    by: id,
    recordedBy: id,
    workingNotes: random.maybe(0.8, () => random.pick(CONVERSATION_NOTES)),
    summary: random.maybe(0.75, () => random.pick(CONVERSATION_SUMMARIES)),
  });
  amend(life, Amended.Conversation, conversation, id, {
    workingNotes: CONVERSATION_NOTES[0],
    summary: CONVERSATION_SUMMARIES[0],
  });
  const found = isFirst
    ? new Set([...facts.needs, ...needsOf(random, life.age, person.imdDecile, random.whole(0, 1))])
    : random.some(facts.needs, random.whole(0, 1));
  for (const key of found) {
    const need = world.needs.get(key);
    if (need === undefined) throw new Error(`There is no need ${key}.`);
    const { isSensitive } = need;
    batch.add(ConversationNeed, {
      ...made(random, stamp.createdAt),
      person: person.id,
      conversation: stamp.id,
      need: need.id,
      isSensitive,
    });
  }
}
