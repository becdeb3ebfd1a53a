/** Which fields of an existing row each role reads, but those of a person: ACCESS.md, SETTLED.md and the decisions. */
import { personSlices } from './person-slices.js';
import { always, full, or, ownAgreed, ownOffered, type Readers, type Slices } from './slice.js';

const carers: Readers = { GP: full, LINK_WORKER: full, TEAM_LEAD: full };
const care: Readers = { ...carers, INTEGRATOR: full };
const everyone: Readers = {
  GP: always,
  LINK_WORKER: always,
  TEAM_LEAD: always,
  CHARITY: always,
  REFERRER: always,
  INTEGRATOR: always,
  ANALYST: always,
  PRIVACY_OFFICER: always,
};

/** Everyone but an analyst, who sees of an organisation and a member what they are, and only their own. */
const { ANALYST: _none, ...people } = everyone;

/** How a charity divides its work is between it and the service. */
const whoDividesWork: Readers = {
  LINK_WORKER: always,
  TEAM_LEAD: always,
  CHARITY: or('ROLE', (_tie, row, { asker }) => row.organisation_id === asker.organisation),
};

/** A referrer, a charity that referred, and a practice whose only tie is having referred read this much. */
const sent: Readers = {
  GP: always,
  LINK_WORKER: full,
  TEAM_LEAD: full,
  CHARITY: always,
  REFERRER: always,
  INTEGRATOR: full,
};

const { INTEGRATOR: _system, ...withoutSystem } = sent;

const referralSlices: Slices = {
  groups: [
    {
      fields: `scheme sourceOrganisation source method referrerName referrerRole referrerContact reason referrerNote
        urgency needs personAgreedAt personAgreedHow statusReason feedback`,
      ...sent,
    },
    // A record system rings nobody.
    { fields: 'linkWorker', ...withoutSystem },
    // The outline is what a team lead keeps of referrals that are long past; its person is known anyway.
    { fields: 'person reference submittedAt engagedAt endedAt waitingDays status outcome', ...sent, TEAM_LEAD: always },
    { fields: 'plans plan connections attempts conversations history', ...care, GP: always, TEAM_LEAD: always },
  ],
  rest: care,
};

const connectionSlices: Slices = {
  groups: [
    { fields: 'status sentAt acceptedAt endedAt', ...care, CHARITY: always },
    {
      fields: `person asset kind organisation statusReason declineReason replyBy reason attendances history followUps nextFollowUp
        shared sharedAgreedAt warmHandover reportedBy reportedChannel outcome`,
      ...care,
      CHARITY: ownOffered,
    },
    { fields: 'message linkWorker', ...carers, CHARITY: ownOffered },
    { fields: 'cautions', ...carers, CHARITY: ownAgreed('CAUTIONS') },
    { fields: 'barriersForeseen', ...carers, CHARITY: ownAgreed('BARRIERS') },
    { fields: 'goal', ...carers, CHARITY: ownAgreed('GOAL') },
  ],
  rest: care,
};

/** Working notes and single answers are the link worker's own; a charity keeps the notes of its own staff. */
function kept(field: string, others: Readers = {}): Slices {
  return { groups: [{ fields: field, LINK_WORKER: full, ...others }], rest: everyone };
}

export const slices: Readonly<Record<string, Slices>> = {
  Person: personSlices,
  Referral: referralSlices,
  Connection: connectionSlices,
  Goal: {
    groups: [
      { fields: 'title', ...care, CHARITY: always },
      { fields: 'connections', ...carers },
    ],
    rest: care,
  },
  RelatedPerson: {
    groups: [{ fields: 'name relationship phone isEmergencyContact', ...carers, CHARITY: always }],
    rest: carers,
  },
  ContactAttempt: kept('workingNote'),
  Conversation: kept('workingNotes'),
  Measurement: {
    groups: [
      { fields: 'answers', LINK_WORKER: full },
      { fields: 'risk', ...carers },
    ],
    rest: everyone,
  },
  FollowUp: kept('workingNote', {
    CHARITY: or('ROLE', (_tie, followUp, { world, asker }) => {
      return world.get('member', followUp.recorded_by_id)?.organisation_id === asker.organisation;
    }),
  }),
  Member: {
    groups: [
      { fields: 'active', TEAM_LEAD: always, PRIVACY_OFFICER: always },
      { fields: 'caseload followUps referrals', GP: always, LINK_WORKER: always, TEAM_LEAD: always },
      { fields: 'assets', ...whoDividesWork },
      { fields: 'caseloadCounts covers covering', LINK_WORKER: always, TEAM_LEAD: always },
      { fields: 'schemes', ...people },
    ],
    rest: everyone,
  },
  Organisation: {
    groups: [
      { fields: 'registeredPeople', GP: always, LINK_WORKER: always, TEAM_LEAD: always, INTEGRATOR: always },
      { fields: 'members parts agreementSignedOn agreementExpiresOn', ...people },
    ],
    rest: everyone,
  },
  Asset: { groups: [{ fields: 'members', ...whoDividesWork }], rest: everyone },
  // A charity, a referrer and a record system are led along some relationships, and read none of them.
  CareRelationship: {
    groups: [],
    rest: { GP: always, LINK_WORKER: always, TEAM_LEAD: always, PRIVACY_OFFICER: always },
  },
};

/** Every type that has no entry: whoever sees the row reads all of it. */
export const whole: Slices = { groups: [], rest: everyone };
