/** What kind of thing each field tells of a person: the one place that says which reads are looks at somebody. */
import { FieldKind } from '../platform/field-kind.js';

const {
  EXISTENCE,
  IDENTITY,
  CONTACT,
  ADDRESS,
  BACKGROUND,
  HEALTH,
  NEEDS,
  ABOUT_ME,
  RELATED_PEOPLE,
  CARE_TEAM,
  REFERRALS,
  CONVERSATIONS,
  NOTES,
  PLAN,
  CONNECTIONS,
  FOLLOW_UPS,
  MEASUREMENTS,
  RISKS,
  CONSENT,
  ACCESS,
  RECORD_KEEPING,
  STATISTICS,
} = FieldKind;

/** Types whose every field, but those below, tells the same kind of thing. */
const OF_TYPE: Readonly<Record<string, FieldKind>> = {
  ReferralNeed: NEEDS,
  UnmetNeed: NEEDS,
  ConversationNeed: NEEDS,
  RelatedPerson: RELATED_PEOPLE,
  CareRelationship: CARE_TEAM,
  Cover: CARE_TEAM,
  Referral: REFERRALS,
  ReferralTransition: REFERRALS,
  Feedback: REFERRALS,
  ContactAttempt: CONVERSATIONS,
  Conversation: CONVERSATIONS,
  Amendment: NOTES,
  Plan: PLAN,
  PlanTransition: PLAN,
  PlanVersion: PLAN,
  PlanVersionGoal: PLAN,
  PlanVersionAction: PLAN,
  Goal: PLAN,
  GoalTransition: PLAN,
  GoalProgress: PLAN,
  Action: PLAN,
  ActionTransition: PLAN,
  Connection: CONNECTIONS,
  ConnectionTransition: CONNECTIONS,
  Attendance: CONNECTIONS,
  FollowUp: FOLLOW_UPS,
  FollowUpBarrier: FOLLOW_UPS,
  Measurement: MEASUREMENTS,
  Risk: RISKS,
  RiskTransition: RISKS,
  Escalation: RISKS,
  Consent: CONSENT,
  Objection: CONSENT,
  AccessEventPerson: ACCESS,
  EmergencyAccess: ACCESS,
  RegistrationChange: RECORD_KEEPING,
  SuspectedDuplicate: RECORD_KEEPING,
  PersonMerge: RECORD_KEEPING,
};

/** Fields by their kind, and fields of other types that lead to what is somebody's. */
const OF_FIELDS: readonly (readonly [FieldKind, string, string])[] = [
  [EXISTENCE, 'Person', 'id version createdAt updatedAt allowedActions timeline withheld'],
  [IDENTITY, 'Person', 'preferredName givenName familyName pronouns nhsNumber nhsNumberStatus birthDate age ageBand'],
  [IDENTITY, 'Person', 'deceasedOn registeredPractice usualGp imdDecile imdVersion'],
  [CONTACT, 'Person', 'phone email preferredContactMethod safeContact contactVia contactProhibited'],
  [ADDRESS, 'Person', 'address area'],
  [BACKGROUND, 'Person', 'ethnicity gender preferredLanguage interpreterNeeded'],
  [HEALTH, 'Person', 'longTermConditions'],
  [NEEDS, 'Person', 'needs unmetNeeds accessNeeds reasonableAdjustments'],
  [ABOUT_ME, 'Person', 'aboutMe'],
  [RELATED_PEOPLE, 'Person', 'relatedPeople'],
  [CARE_TEAM, 'Person', 'careTeam leadLinkWorker'],
  [REFERRALS, 'Person', 'referrals'],
  [CONVERSATIONS, 'Person', 'attempts conversations'],
  [PLAN, 'Person', 'plans'],
  [CONNECTIONS, 'Person', 'connections connectionsByStatus'],
  [FOLLOW_UPS, 'Person', 'followUps nextFollowUp'],
  [MEASUREMENTS, 'Person', 'measurements'],
  [RISKS, 'Person', 'risks safetyNotes'],
  [CONSENT, 'Person', 'consents objections'],
  [ACCESS, 'Person', 'accessLog emergencyAccesses'],
  [RECORD_KEEPING, 'Person', 'registrationChanges merges'],
  [NOTES, 'Referral', 'referrerNote'],
  [NOTES, 'ContactAttempt', 'workingNote amendments'],
  [NOTES, 'Conversation', 'workingNotes amendments'],
  [NOTES, 'FollowUp', 'workingNote amendments'],
  [NOTES, 'Attendance', 'amendments'],
  [NOTES, 'Measurement', 'amendments'],
  [EXISTENCE, 'Query', 'person people personByNhsNumber caseload'],
  [NEEDS, 'Query', 'unmetNeeds'],
  [CARE_TEAM, 'Query', 'covers'],
  [REFERRALS, 'Query', 'referral referrals'],
  [PLAN, 'Query', 'plan plans'],
  [CONNECTIONS, 'Query', 'connection connections'],
  [FOLLOW_UPS, 'Query', 'followUp followUps'],
  [RISKS, 'Query', 'risks escalations'],
  [ACCESS, 'Query', 'emergencyAccesses explainAccess accessAsOf'],
  [RECORD_KEEPING, 'Query', 'registrationChanges suspectedDuplicates'],
  [STATISTICS, 'Query', 'cohort activity spreads change inequality cost tidier'],
  [CONNECTIONS, 'Organisation', 'connections'],
  [FOLLOW_UPS, 'Organisation', 'followUps'],
  [REFERRALS, 'Organisation', 'sentReferrals'],
  [EXISTENCE, 'Organisation', 'registeredPeople'],
  [CONNECTIONS, 'Asset', 'connections'],
  [FOLLOW_UPS, 'Member', 'followUps'],
  [REFERRALS, 'Member', 'referrals'],
  [CARE_TEAM, 'Member', 'covers covering'],
  [EXISTENCE, 'Member', 'caseload caseloadCounts'],
  [REFERRALS, 'Scheme', 'referrals'],
];

const KINDS: ReadonlyMap<string, FieldKind> = new Map(
  OF_FIELDS.flatMap(([kind, type, fields]) => fields.split(' ').map((field) => [`${type}.${field}`, kind] as const)),
);

/** Undefined for what is nobody's, such as an asset's name. */
export function kindOf(coordinate: string): FieldKind | undefined {
  return KINDS.get(coordinate) ?? OF_TYPE[coordinate.split('.', 1)[0] as string];
}

/** The kinds among these fields, each once. */
export function kindsOf(coordinates: Iterable<string>): FieldKind[] {
  return [...new Set([...coordinates].flatMap((coordinate) => kindOf(coordinate) ?? []))].sort();
}

/** Coordinates that have a kind of their own: each must be in the schema. */
export const NAMED_KINDS: readonly string[] = [...KINDS.keys(), ...Object.keys(OF_TYPE)];
