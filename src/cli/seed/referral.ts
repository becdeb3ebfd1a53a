/** Makes a referral with its needs and history; who contacted whom about it is told next door. */
import { SchemeKind } from '../../organisation/organisation.codes.js';
import { ConsentMethod } from '../../person/consent.codes.js';
import { ReferralMethod, ReferralSource, Urgency } from '../../referral/referral.codes.js';
import { Referral } from '../../referral/referral.entity.js';
import { ReferralStatus, referralStates } from '../../referral/referral.states.js';
import { ReferralNeed } from '../../referral/referral-need.entity.js';
import { ReferralTransition } from '../../referral/referral-transition.entity.js';
import { DAY, dayOf } from './calendar.js';
import type { Life, ReferralFacts } from './life.js';
import type { Weighted } from './random.js';
import { made } from './tables.js';
import { REASONS, REFERRER_NOTES } from './words.js';
import type { Staff } from './world.js';

const SOURCES: Weighted<ReferralSource> = [
  [ReferralSource.GP, 60],
  [ReferralSource.SOCIAL_CARE, 13],
  [ReferralSource.OTHER_HEALTH, 10],
  [ReferralSource.CHARITY, 7],
  [ReferralSource.SELF, 10],
];
const METHODS: Weighted<ReferralMethod> = [
  [ReferralMethod.ELECTRONIC, 52],
  [ReferralMethod.EMAIL, 18],
  [ReferralMethod.TELEPHONE, 14],
  [ReferralMethod.LETTER, 5],
  [ReferralMethod.IN_PERSON, 6],
  [ReferralMethod.FAX, 3],
];
const URGENCIES: Weighted<Urgency> = [
  [Urgency.ROUTINE, 76],
  [Urgency.SOON, 18],
  [Urgency.URGENT, 6],
];
const AGREED_HOW: Weighted<ConsentMethod> = [
  [ConsentMethod.SPOKEN, 7],
  [ConsentMethod.WRITTEN, 2],
  [ConsentMethod.ELECTRONIC, 2],
];

/** What is written beside a state, where something is. */
const WHY: Readonly<Partial<Record<ReferralStatus, readonly string[]>>> = {
  REJECTED: ['Lives outside the area.', 'Already supported by another scheme.'],
  REDIRECTED: ['Another scheme suits better.'],
  DECLINED: ['Does not want support at present.', 'Has found company already.'],
  UNCONTACTABLE: ['Three attempts, no answer.'],
  WITHDRAWN: ['The person changed their mind.', 'Sent in error.'],
  ON_HOLD: ['In hospital.', 'Away with family for some weeks.'],
  WAITLISTED: ['Every link worker is full.'],
};

export interface Referring {
  readonly source: ReferralSource;
  readonly organisation: string | undefined;
  readonly staff: Staff | undefined;
}

export function referring(life: Life, only?: ReferralSource): Referring {
  const { random, practice, world } = life;
  const drawn = only ?? world.turns.draw(random, 'source', SOURCES);
  const source = drawn === ReferralSource.GP && practice === undefined ? ReferralSource.SELF : drawn;
  if (source === ReferralSource.SELF) return { source, organisation: undefined, staff: undefined };
  if (source === ReferralSource.GP)
    return { source, organisation: practice!.id, staff: random.pick(practice!.doctors) };
  const fitting = world.referrers.filter(({ kind }) => kind === source);
  const nearby = fitting.filter(({ borough }) => borough === practice?.borough);
  const referrer = random.pick(nearby.length > 0 && random.chance(0.9) ? nearby : fitting);
  return { source, organisation: referrer.id, staff: random.pick(referrer.staff) };
}

export function addReferral(
  life: Life,
  facts: ReferralFacts,
  by: Referring,
  reference: string,
  continues?: string,
): void {
  const { random, calendar, batch, person } = life;
  const { steps, story, team } = facts;
  const at = (status: ReferralStatus) => momentOf(life, facts, status);
  const first = steps[0]!;
  const last = steps[steps.length - 1]!;
  const submittedAt = momentOf(life, facts, ReferralStatus.SUBMITTED);
  const isEnded = referralStates.ends.includes(last.status);
  const createdAt = calendar.ago(first.ago);
  const agreedAt = random.chance(first.status === ReferralStatus.DRAFT && submittedAt === undefined ? 0.5 : 0.95)
    ? createdAt
    : undefined;
  const carePlacedAt = story.clinicalRisk === 'ATTENDED' ? at(ReferralStatus.RECEIVED) : undefined;
  const urgency = story.clinicalRisk ? Urgency.URGENT : random.weighted(URGENCIES);
  const isForm = by.source !== ReferralSource.SELF;
  batch.add(Referral, {
    ...made(random, createdAt, calendar.ago(last.ago)),
    id: facts.id,
    person: person.id,
    reference,
    scheme: team.id,
    sourceOrganisation: by.organisation,
    source: by.source,
    method: isForm ? life.world.turns.draw(random, 'method', METHODS) : ReferralMethod.SELF_REFERRAL,
    referrerName: by.staff?.name,
    referrerRole: by.staff?.title,
    referrerContact: by.staff?.contact,
    reason: random.pick(REASONS[facts.needs[0]!]!),
    referrerNote: isForm ? random.maybe(0.55, () => random.pick(REFERRER_NOTES)) : undefined,
    urgency,
    contactBy: submittedAt === undefined ? undefined : dayOf(submittedAt + daysToAnswer(urgency, team.kind) * DAY),
    personAgreedAt: agreedAt,
    personAgreedHow: agreedAt === undefined ? undefined : random.weighted(AGREED_HOW),
    clinicalRisk: story.clinicalRisk !== undefined,
    careInPlace: carePlacedAt === undefined ? undefined : 'Seen weekly by the practice; crisis plan in place.',
    careInPlaceAt: carePlacedAt,
    careInPlaceBy:
      carePlacedAt === undefined || life.practice === undefined ? undefined : random.pick(life.practice.doctors).id,
    safetyReview: story.clinicalRisk === 'UNATTENDED',
    status: last.status,
    statusReason: reason(life, last.status),
    submittedAt,
    engagedAt: at(ReferralStatus.ENGAGED),
    endedAt: isEnded ? calendar.ago(last.ago) : undefined,
    outcome: last.status === ReferralStatus.CLOSED ? story.outcome : undefined,
    continues,
  });
  addNeeds(life, facts, createdAt);
  addHistory(life, facts, by);
}

function daysToAnswer(urgency: Urgency, kind: SchemeKind): number {
  if (urgency === Urgency.URGENT) return 2;
  return kind === SchemeKind.GREEN ? 21 : 10;
}

/** When it first took that state. */
export function momentOf(life: Life, { steps }: ReferralFacts, status: ReferralStatus): number | undefined {
  const step = steps.find((one) => one.status === status);
  return step && life.calendar.ago(step.ago);
}

function addNeeds({ random, batch, person, world }: Life, { id, needs }: ReferralFacts, createdAt: number): void {
  needs.forEach((key, index) => {
    const need = world.needs.get(key);
    if (need === undefined) throw new Error(`There is no need ${key}.`);
    const { isSensitive } = need;
    batch.add(ReferralNeed, {
      ...made(random, createdAt + index),
      person: person.id,
      referral: id,
      need: need.id,
      isSensitive,
    });
  });
}

function addHistory(life: Life, facts: ReferralFacts, by: Referring): void {
  const { random, calendar, batch, person } = life;
  facts.steps.forEach(({ status, ago }, index) => {
    const before = facts.steps[index - 1]?.status;
    const at = calendar.ago(ago);
    const isReopening = before !== undefined && referralStates.ends.includes(before);
    batch.add(ReferralTransition, {
      ...made(random, at),
      person: person.id,
      referral: facts.id,
      from: before,
      to: status,
      at,
      by: actor(facts, by, status),
      reason: isReopening ? 'The person asked to be supported again.' : reason(life, status),
    });
  });
}

function actor({ team, linkWorker }: ReferralFacts, by: Referring, status: ReferralStatus): string | undefined {
  const { DRAFT, SUBMITTED, RECEIVED, ACCEPTED, REJECTED, REDIRECTED, WAITLISTED, WITHDRAWN } = ReferralStatus;
  if ([DRAFT, SUBMITTED, WITHDRAWN].includes(status)) return by.staff?.id;
  if ([RECEIVED, ACCEPTED, REJECTED, REDIRECTED, WAITLISTED].includes(status)) return team.lead.id;
  return linkWorker.id;
}

function reason({ random }: Life, status: ReferralStatus): string | undefined {
  const known = WHY[status];
  return known && random.pick(known);
}
