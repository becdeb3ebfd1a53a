/** Who reads what of a referral and of the talks that follow it. */
import { whileInCare } from '../conditions.js';
import { CARERS, slices, to } from '../slice.js';

const SENDERS = ['CHARITY', 'REFERRER'] as const;
const TEAM = ['LINK_WORKER', 'TEAM_LEAD'] as const;
/** Who makes referrals: for an organisation, or for people who refer themselves. */
const WRITERS = [...CARERS, ...SENDERS, 'INTEGRATOR'] as const;
const WHILE_IN_CARE = {
  GP: whileInCare,
  LINK_WORKER: 'always',
  TEAM_LEAD: whileInCare,
  INTEGRATOR: 'always',
} as const;

export const referral = slices('Referral', [
  {
    fields: 'id version updatedAt person reference status outcome submittedAt engagedAt endedAt waitingDays',
    read: to(...CARERS, ...SENDERS, 'INTEGRATOR'),
    write: TEAM,
    why: 'A referrer follows what became of the referrals it made; a former team keeps dates and outcomes.',
  },
  {
    fields: 'createdAt',
    read: to(...CARERS, 'REFERRER', 'INTEGRATOR'),
    why: 'A charity knows when it sent the referral.',
  },
  {
    fields:
      'scheme sourceOrganisation source method referrerName referrerRole referrerContact reason urgency personAgreedAt personAgreedHow statusReason needs',
    read: { ...to('GP', 'LINK_WORKER', ...SENDERS, 'INTEGRATOR'), TEAM_LEAD: whileInCare },
    write: WRITERS,
    why: 'What the referrer sent, why it stands where it stands, and whom to ring about it.',
  },
  {
    fields: 'feedback',
    read: { ...to('GP', 'LINK_WORKER', ...SENDERS, 'INTEGRATOR'), TEAM_LEAD: whileInCare },
    why: 'What the scheme told the referrer.',
  },
  {
    fields: 'linkWorker',
    read: { ...to('GP', 'LINK_WORKER', ...SENDERS), TEAM_LEAD: whileInCare },
    write: TEAM,
    why: 'Whom to ring about the referral; a system rings nobody.',
  },
  {
    fields: 'referrerNote',
    read: { ...to('GP', 'LINK_WORKER', ...SENDERS, 'INTEGRATOR'), TEAM_LEAD: whileInCare },
    write: WRITERS,
    why: 'Written by the referrer for the link worker.',
  },
  {
    fields: 'clinicalRisk',
    read: WHILE_IN_CARE,
    write: WRITERS,
    why: 'A referrer names the risk; how the service answers it is between those who care for the person.',
  },
  {
    fields: 'careInPlace careInPlaceClinician',
    read: WHILE_IN_CARE,
    write: ['GP', 'TEAM_LEAD'],
    why: 'How the person is kept safe is for those who care for them.',
  },
  {
    fields: 'contactBy noFeedbackReason',
    read: WHILE_IN_CARE,
    write: TEAM,
    why: 'How the service works on it; a referrer reads the status.',
  },
  {
    fields: 'careInPlaceAt careInPlaceBy safetyReview phase continues continuedBy',
    read: WHILE_IN_CARE,
    why: 'How the service keeps the person safe and how far it has come.',
  },
  {
    fields: 'plan plans connections attempts conversations history',
    read: to(...CARERS, 'INTEGRATOR'),
    why: 'What followed between the person and the service is not the referrer’s.',
  },
]);

export const referralNeed = slices('ReferralNeed', [
  {
    fields: 'id version updatedAt person referral need',
    read: to(...CARERS, ...SENDERS, 'INTEGRATOR'),
    write: CARERS,
    why: 'A referrer knows the needs it named.',
  },
  {
    fields: 'createdAt',
    read: to(...CARERS, 'REFERRER', 'INTEGRATOR'),
    why: 'A charity knows when it sent the referral.',
  },
]);

export const referralTransition = slices('ReferralTransition', [
  {
    fields: 'id version createdAt updatedAt person referral from to at by reason',
    read: to(...CARERS, 'INTEGRATOR'),
    why: 'The steps of the service are told to a referrer as status and reason.',
  },
]);

export const feedback = slices('Feedback', [
  {
    fields: 'id version updatedAt person referral kind text sentAt readAt by',
    read: to(...CARERS, ...SENDERS, 'INTEGRATOR'),
    write: TEAM,
    why: 'Written by the scheme for whoever referred the person.',
  },
  {
    fields: 'createdAt',
    read: to(...CARERS, 'REFERRER', 'INTEGRATOR'),
    why: 'A charity reads when it was sent.',
  },
]);

export const contactAttempt = slices('ContactAttempt', [
  {
    fields:
      'id version createdAt updatedAt person referral channel occurredAt reached by recordedBy enteredInErrorAt enteredInErrorReason enteredInErrorBy amendments',
    read: to(...CARERS, 'INTEGRATOR'),
    write: ['LINK_WORKER', 'TEAM_LEAD'],
    why: 'How the person was tried to be reached is between them and the service.',
  },
  {
    fields: 'workingNote',
    read: to('LINK_WORKER'),
    write: ['LINK_WORKER'],
    why: 'The link worker’s own working note; the person may ask for it.',
  },
]);

export const conversation = slices('Conversation', [
  {
    fields:
      'id version createdAt updatedAt person referral occurredAt channel minutes by recordedBy summary needs enteredInErrorAt enteredInErrorReason enteredInErrorBy amendments',
    read: to(...CARERS, 'INTEGRATOR'),
    write: ['LINK_WORKER'],
    why: 'What matters to the person, as they agreed it may be shared with those who care for them.',
  },
  {
    fields: 'workingNotes',
    read: to('LINK_WORKER'),
    write: ['LINK_WORKER'],
    why: 'The link worker’s own working notes; the person may ask for them.',
  },
]);

export const conversationNeed = slices('ConversationNeed', [
  {
    fields: 'id version createdAt updatedAt person conversation need',
    read: to(...CARERS, 'INTEGRATOR'),
    write: ['LINK_WORKER'],
    why: 'What the person told in confidence.',
  },
]);
