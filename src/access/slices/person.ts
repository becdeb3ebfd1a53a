/** Who reads what of a person, of those close to them, and of what they agreed to. */
import { agreed, agreedName, whileInCare, whileInCareOrReachable, whileOffered } from '../conditions.js';
import { ALL_BUT_ANALYST, CARERS, slices, to } from '../slice.js';

/** Carers, where a practice that only referred the person, or a team whose work ended long ago, reads nothing. */
const inCare = { GP: whileInCare, LINK_WORKER: 'always', TEAM_LEAD: whileInCare } as const;
const WRITERS = ['GP', 'LINK_WORKER', 'TEAM_LEAD', 'INTEGRATOR'] as const;
/** Whoever registers a person says who they are and how to reach them safely, even where they may not read it again. */
const REGISTRARS = [...WRITERS, 'CHARITY', 'REFERRER'] as const;

export const person = slices('Person', [
  { fields: 'id version updatedAt', read: to(...ALL_BUT_ANALYST), why: 'Analysts meet no person.' },
  {
    fields: 'unmetNeeds',
    read: to(...CARERS, 'INTEGRATOR'),
    why: 'What a person needs is told to those who care for them.',
  },
  {
    fields: 'createdAt',
    read: to(...CARERS, 'REFERRER', 'INTEGRATOR', 'PRIVACY_OFFICER'),
    why: 'When a person came to the service is not the business of a charity.',
  },
  {
    fields: 'preferredName givenName familyName pronouns',
    read: { ...to(...CARERS, 'REFERRER', 'INTEGRATOR', 'PRIVACY_OFFICER'), CHARITY: agreedName },
    write: REGISTRARS,
    why: 'A charity learns a name once it accepts the person and they agreed to share it.',
  },
  {
    fields: 'phone',
    read: { ...inCare, TEAM_LEAD: whileInCareOrReachable, CHARITY: agreed('CONTACT'), INTEGRATOR: 'always' },
    write: REGISTRARS,
    why: 'A telephone number can put a person at risk; a former team keeps it to answer a call back.',
  },
  {
    fields: 'email preferredContactMethod safeContact',
    read: { ...inCare, CHARITY: agreed('CONTACT'), INTEGRATOR: 'always' },
    write: REGISTRARS,
    why: 'Contact details can put a person at risk.',
  },
  {
    fields: 'contactVia',
    read: { ...inCare, CHARITY: whileOffered, INTEGRATOR: 'always' },
    why: 'Says only whether to go through the link worker.',
  },
  {
    fields: 'nhsNumber',
    read: { ...inCare, ...to('INTEGRATOR', 'PRIVACY_OFFICER') },
    write: REGISTRARS,
    why: 'Identifies a person across all of health care; needed only by those who treat or account for them.',
  },
  {
    fields: 'nhsNumberStatus',
    read: { ...inCare, ...to('INTEGRATOR', 'PRIVACY_OFFICER') },
    write: ['INTEGRATOR'],
    why: 'Comes with the NHS number; only a record system traces numbers.',
  },
  {
    fields: 'registeredPractice usualGp imdDecile imdVersion',
    read: { ...inCare, ...to('INTEGRATOR', 'PRIVACY_OFFICER') },
    write: WRITERS,
    why: 'Identifies a person across all of health care; needed only by those who treat or account for them.',
  },
  {
    fields: 'birthDate age',
    read: { ...inCare, TEAM_LEAD: 'always', CHARITY: agreed('DATE_OF_BIRTH'), ...to('INTEGRATOR', 'PRIVACY_OFFICER') },
    write: REGISTRARS,
    why: 'Identifies a person; a charity has the age band.',
  },
  {
    fields: 'deceasedOn',
    read: { ...inCare, ...to('INTEGRATOR', 'PRIVACY_OFFICER') },
    write: WRITERS,
    why: 'Charities are told that support ended, without the cause.',
  },
  {
    fields: 'address',
    read: { ...inCare, CHARITY: agreed('ADDRESS'), INTEGRATOR: 'always' },
    write: REGISTRARS,
    why: 'Where a person lives can put them at risk; a charity has the area.',
  },
  {
    fields: 'ethnicity gender',
    read: inCare,
    write: ['GP', 'LINK_WORKER'],
    why: 'Special category data (UK GDPR, article 9).',
  },
  {
    fields: 'longTermConditions',
    read: { ...inCare, INTEGRATOR: 'always' },
    write: ['GP', 'LINK_WORKER', 'INTEGRATOR'],
    why: 'Health data (UK GDPR, article 9); what an activity must know is in the cautions.',
  },
  {
    fields: 'ageBand area preferredLanguage interpreterNeeded reasonableAdjustments accessNeeds',
    read: { ...inCare, CHARITY: whileOffered, INTEGRATOR: 'always' },
    write: ['LINK_WORKER'],
    why: 'What a charity needs to say whether it can welcome the person, without knowing who they are.',
  },
  {
    fields: 'aboutMe',
    read: { ...inCare, CHARITY: agreed('ABOUT_ME'), INTEGRATOR: 'always' },
    write: ['LINK_WORKER'],
    why: 'The person’s own words, shared as they agreed.',
  },
  { fields: 'safetyNotes', read: inCare, write: ['LINK_WORKER'], why: 'Written for those who visit the person.' },
  {
    fields: 'contactProhibited',
    read: { ...inCare, ...to('INTEGRATOR', 'PRIVACY_OFFICER') },
    write: ['GP', 'LINK_WORKER', 'TEAM_LEAD', 'CHARITY', 'REFERRER'],
    why: 'May reveal abuse; a charity reads `contactVia` instead.',
  },
  {
    fields: 'careTeam accessLog',
    read: { ...inCare, PRIVACY_OFFICER: 'always' },
    why: 'Who looks after the person, and who looked, is for those who answer for their care or its privacy.',
  },
  {
    fields: 'leadLinkWorker',
    read: inCare,
    why: 'Referrers and charities read the link worker of their own referral or connection.',
  },
  {
    fields: 'objections emergencyAccesses',
    read: { ...inCare, PRIVACY_OFFICER: 'always' },
    why: 'Who must not look, and who looked without another reason, is for those who answer for care or its privacy.',
  },
  {
    fields: 'registrationChanges',
    read: { ...inCare, ...to('INTEGRATOR', 'PRIVACY_OFFICER') },
    why: 'Comes with the registered practice.',
  },
  {
    fields: 'merges',
    read: { TEAM_LEAD: whileInCare, PRIVACY_OFFICER: 'always' },
    why: 'For those who may take a merge back.',
  },
  { fields: 'relatedPeople', read: to(...CARERS, 'CHARITY'), why: 'People who did not choose to be in this record.' },
  { fields: 'risks', read: to(...CARERS), why: 'Risks are for those who can act on them.' },
  {
    fields: 'referrals needs',
    read: to(...CARERS, 'CHARITY', 'REFERRER', 'INTEGRATOR'),
    why: 'Each referrer finds here only what it sent itself.',
  },
  {
    fields: 'attempts conversations plans measurements',
    read: to(...CARERS, 'INTEGRATOR'),
    why: 'What was said and agreed in confidence.',
  },
  {
    fields: 'connections connectionsByStatus followUps nextFollowUp',
    read: to(...CARERS, 'CHARITY', 'INTEGRATOR'),
    why: 'A charity finds here only its own connections.',
  },
  {
    fields: 'timeline',
    read: to(...CARERS, 'CHARITY', 'INTEGRATOR'),
    why: 'Each finds here only what happened in rows it reads elsewhere; a charity its own connections and consents.',
  },
  {
    fields: 'consents',
    read: to(...CARERS, 'CHARITY', 'INTEGRATOR', 'PRIVACY_OFFICER'),
    why: 'A charity finds here only consent given for itself.',
  },
]);

export const consent = slices('Consent', [
  {
    fields: 'id version updatedAt person scope organisation givenAt method explained withdrawnAt recordedBy isCurrent',
    read: to(...CARERS, 'CHARITY', 'INTEGRATOR', 'PRIVACY_OFFICER'),
    write: CARERS,
    why: 'Who may know what: a charity sees only consent given for itself.',
  },
  {
    fields: 'givenBy withdrawnBy',
    read: to(...CARERS, 'CHARITY'),
    write: CARERS,
    why: 'Leads to a related person, who did not choose to be in this record.',
  },
  {
    fields: 'createdAt',
    read: to(...CARERS, 'INTEGRATOR', 'PRIVACY_OFFICER'),
    why: 'When it was written down is the record keeper’s business.',
  },
]);

export const careRelationship = slices('CareRelationship', [
  {
    fields:
      'id version createdAt updatedAt person kind stage since until endedReason isLead because organisation scheme member',
    read: to(...CARERS, 'PRIVACY_OFFICER'),
    why: 'Who looks after a person, and why, is for those who answer for their care or its privacy.',
  },
]);

export const accessEventPerson = slices('AccessEventPerson', [
  {
    fields:
      'id version createdAt updatedAt person occurredAt member organisation role purpose because kinds operation outcome requestId',
    read: to(...CARERS, 'PRIVACY_OFFICER'),
    why: 'Who looked at a record is for those who answer for the person’s care or its privacy.',
  },
]);
