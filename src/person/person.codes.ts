/** Codes that describe a person: how their NHS number was verified, their gender, ethnicity and access needs. */
import { registerEnumType } from 'type-graphql';

export enum NhsNumberStatus {
  VERIFIED = 'VERIFIED',
  PRESENT_NOT_TRACED = 'PRESENT_NOT_TRACED',
  TRACE_REQUIRED = 'TRACE_REQUIRED',
  TRACE_NO_MATCH = 'TRACE_NO_MATCH',
  TRACE_TO_RESOLVE = 'TRACE_TO_RESOLVE',
  TRACE_IN_PROGRESS = 'TRACE_IN_PROGRESS',
  NOT_PRESENT_TRACE_NOT_REQUIRED = 'NOT_PRESENT_TRACE_NOT_REQUIRED',
  TRACE_POSTPONED = 'TRACE_POSTPONED',
}

registerEnumType(NhsNumberStatus, {
  name: 'NhsNumberStatus',
  description: 'How far an NHS number is verified (NHS Data Dictionary: NHS number status indicator code).',
  valuesConfig: {
    VERIFIED: { description: 'Present and verified with the national service (national code 01).' },
    PRESENT_NOT_TRACED: { description: 'Present but not traced (national code 02).' },
    TRACE_REQUIRED: { description: 'A trace is required (national code 03).' },
    TRACE_NO_MATCH: { description: 'Traced: no match, or several (national code 04).' },
    TRACE_TO_RESOLVE: { description: 'The trace needs to be resolved (national code 05).' },
    TRACE_IN_PROGRESS: { description: 'A trace is in progress (national code 06).' },
    NOT_PRESENT_TRACE_NOT_REQUIRED: { description: 'Not present and no trace required (national code 07).' },
    TRACE_POSTPONED: { description: 'The trace is postponed, as for a baby under six weeks (national code 08).' },
  },
});

export enum Gender {
  FEMALE = 'FEMALE',
  MALE = 'MALE',
  INDETERMINATE = 'INDETERMINATE',
  NOT_KNOWN = 'NOT_KNOWN',
}

registerEnumType(Gender, {
  name: 'Gender',
  description: 'The gender a person states (NHS Data Dictionary: person stated gender code).',
  valuesConfig: {
    MALE: { description: 'Male (national code 1).' },
    FEMALE: { description: 'Female (national code 2).' },
    INDETERMINATE: { description: 'Indeterminate: unable to be classed as male or female (national code 9).' },
    NOT_KNOWN: { description: 'Not known: not recorded (national code X).' },
  },
});

export enum Ethnicity {
  BRITISH = 'BRITISH',
  IRISH = 'IRISH',
  OTHER_WHITE = 'OTHER_WHITE',
  WHITE_AND_BLACK_CARIBBEAN = 'WHITE_AND_BLACK_CARIBBEAN',
  WHITE_AND_BLACK_AFRICAN = 'WHITE_AND_BLACK_AFRICAN',
  WHITE_AND_ASIAN = 'WHITE_AND_ASIAN',
  OTHER_MIXED = 'OTHER_MIXED',
  INDIAN = 'INDIAN',
  PAKISTANI = 'PAKISTANI',
  BANGLADESHI = 'BANGLADESHI',
  OTHER_ASIAN = 'OTHER_ASIAN',
  CARIBBEAN = 'CARIBBEAN',
  AFRICAN = 'AFRICAN',
  OTHER_BLACK = 'OTHER_BLACK',
  CHINESE = 'CHINESE',
  ANY_OTHER = 'ANY_OTHER',
  NOT_STATED = 'NOT_STATED',
  NOT_KNOWN = 'NOT_KNOWN',
}

registerEnumType(Ethnicity, {
  name: 'Ethnicity',
  description: 'The ethnic category a person states (NHS Data Dictionary: ethnic category, 16+1).',
  valuesConfig: {
    BRITISH: { description: 'White: British (national code A).' },
    IRISH: { description: 'White: Irish (national code B).' },
    OTHER_WHITE: { description: 'Any other White background (national code C).' },
    WHITE_AND_BLACK_CARIBBEAN: { description: 'Mixed: White and Black Caribbean (national code D).' },
    WHITE_AND_BLACK_AFRICAN: { description: 'Mixed: White and Black African (national code E).' },
    WHITE_AND_ASIAN: { description: 'Mixed: White and Asian (national code F).' },
    OTHER_MIXED: { description: 'Any other mixed background (national code G).' },
    INDIAN: { description: 'Asian or Asian British: Indian (national code H).' },
    PAKISTANI: { description: 'Asian or Asian British: Pakistani (national code J).' },
    BANGLADESHI: { description: 'Asian or Asian British: Bangladeshi (national code K).' },
    OTHER_ASIAN: { description: 'Any other Asian background (national code L).' },
    CARIBBEAN: { description: 'Black or Black British: Caribbean (national code M).' },
    AFRICAN: { description: 'Black or Black British: African (national code N).' },
    OTHER_BLACK: { description: 'Any other Black background (national code P).' },
    CHINESE: { description: 'Chinese (national code R).' },
    ANY_OTHER: { description: 'Any other ethnic group (national code S).' },
    NOT_STATED: { description: 'Asked, and the person chose not to state it (national code Z).' },
    NOT_KNOWN: { description: 'Not known: not asked yet (national code 99).' },
  },
});

export enum AccessNeed {
  TRANSPORT = 'TRANSPORT',
  MONEY = 'MONEY',
  CONFIDENCE = 'CONFIDENCE',
  TIME = 'TIME',
  DIGITAL = 'DIGITAL',
  LANGUAGE = 'LANGUAGE',
  CARING = 'CARING',
  MOBILITY = 'MOBILITY',
  CULTURE_OR_FAITH = 'CULTURE_OR_FAITH',
  SENSORY_OR_COMMUNICATION = 'SENSORY_OR_COMMUNICATION',
  HEALTH = 'HEALTH',
  SAFETY = 'SAFETY',
  OTHER = 'OTHER',
}

registerEnumType(AccessNeed, {
  name: 'AccessNeed',
  description: 'What a person needs in order to take part, or what stops them from it (a barrier).',
  valuesConfig: {
    TRANSPORT: { description: 'Getting there and back.' },
    MONEY: { description: 'What it costs, travel included.' },
    CONFIDENCE: { description: 'Confidence, or company, to go along.' },
    TIME: { description: 'The time of day or the time it takes.' },
    DIGITAL: { description: 'A device, a connection, or the skill to use them.' },
    LANGUAGE: { description: 'Another language, or an interpreter.' },
    CARING: { description: 'Care for a child or an adult while they are away.' },
    MOBILITY: { description: 'Step-free access, a seat, a short way to walk.' },
    CULTURE_OR_FAITH: { description: 'A place that suits their culture or faith.' },
    SENSORY_OR_COMMUNICATION: { description: 'Sight, hearing, speech, or a quiet place.' },
    HEALTH: { description: 'Physical or mental health on the day.' },
    SAFETY: { description: 'Feeling and being safe there and on the way.' },
    OTHER: { description: 'Anything else; said in words nearby.' },
  },
});
