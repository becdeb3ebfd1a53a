/** The codes of connections: their kind, what is shared, who reported, why one is declined, and how a person attended. */
import { registerEnumType } from 'type-graphql';

export enum ConnectionKind {
  SUPPORTED = 'SUPPORTED',
  SIGNPOST = 'SIGNPOST',
}
registerEnumType(ConnectionKind, {
  name: 'ConnectionKind',
  description: 'How a person was tied to an asset.',
  valuesConfig: {
    SUPPORTED: { description: 'With support: introduced, followed up and accompanied where wanted.' },
    SIGNPOST: { description: 'Information only. Not a referral (PRSB); nothing is shared with the asset.' },
  },
});

export enum SharedItem {
  NAME = 'NAME',
  CONTACT = 'CONTACT',
  ADDRESS = 'ADDRESS',
  DATE_OF_BIRTH = 'DATE_OF_BIRTH',
  ABOUT_ME = 'ABOUT_ME',
  ACCESS_NEEDS = 'ACCESS_NEEDS',
  GOAL = 'GOAL',
  BARRIERS = 'BARRIERS',
  CAUTIONS = 'CAUTIONS',
  EMERGENCY_CONTACT = 'EMERGENCY_CONTACT',
}
registerEnumType(SharedItem, {
  name: 'SharedItem',
  description: 'Something a person can agree to share with the organisation of an asset.',
  valuesConfig: {
    NAME: { description: 'Their name.' },
    CONTACT: { description: 'How to reach them: telephone, email, safe contact.' },
    ADDRESS: { description: 'Their address.' },
    DATE_OF_BIRTH: { description: 'Their date of birth.' },
    ABOUT_ME: { description: 'What they wrote about themselves.' },
    ACCESS_NEEDS: { description: 'What they need to take part.' },
    GOAL: { description: 'The title of the goal this is for.' },
    BARRIERS: { description: 'What may make it hard to take part.' },
    CAUTIONS: { description: 'What the asset must know to be safe.' },
    EMERGENCY_CONTACT: { description: 'Whom to call in an emergency.' },
  },
});

export enum ReportedBy {
  ASSET = 'ASSET',
  LINK_WORKER = 'LINK_WORKER',
}
registerEnumType(ReportedBy, {
  name: 'ReportedBy',
  description: 'Who put the asset’s answer into Kith.',
  valuesConfig: {
    ASSET: { description: 'The asset itself.' },
    LINK_WORKER: { description: 'The link worker, for an asset that answered by telephone or otherwise.' },
  },
});

export enum DeclineReason {
  AGE = 'AGE',
  AREA = 'AREA',
  NEED = 'NEED',
  SUPPORT_NOT_AVAILABLE = 'SUPPORT_NOT_AVAILABLE',
  SAFETY = 'SAFETY',
  NOT_TAKING_ANYONE = 'NOT_TAKING_ANYONE',
  OTHER = 'OTHER',
}
registerEnumType(DeclineReason, {
  name: 'DeclineReason',
  description: 'Why an asset will not take a person.',
  valuesConfig: {
    AGE: { description: 'They are younger or older than those it is for.' },
    AREA: { description: 'They live outside the area it serves.' },
    NEED: { description: 'What they need is not what it is for.' },
    SUPPORT_NOT_AVAILABLE: { description: 'It cannot give the support they need to take part.' },
    SAFETY: { description: 'It could not keep them or others safe.' },
    NOT_TAKING_ANYONE: { description: 'It takes nobody at present, whoever it is.' },
    OTHER: { description: 'Another reason, told in words.' },
  },
});

export enum AttendanceCode {
  ATTENDED_ON_TIME = 'ATTENDED_ON_TIME',
  ATTENDED_LATE = 'ATTENDED_LATE',
  LATE_NOT_SEEN = 'LATE_NOT_SEEN',
  CANCELLED_BY_PERSON = 'CANCELLED_BY_PERSON',
  DID_NOT_ATTEND = 'DID_NOT_ATTEND',
  CANCELLED_BY_PROVIDER = 'CANCELLED_BY_PROVIDER',
  FUTURE = 'FUTURE',
}
registerEnumType(AttendanceCode, {
  name: 'AttendanceCode',
  description: 'Whether a person came (NHS Data Dictionary: attended or did not attend).',
  valuesConfig: {
    ATTENDED_ON_TIME: { description: 'Came on time (national code 5).' },
    ATTENDED_LATE: { description: 'Came late and took part (national code 6).' },
    LATE_NOT_SEEN: { description: 'Came late and could not take part (national code 7).' },
    CANCELLED_BY_PERSON: { description: 'Cancelled by the person or on their behalf (national code 2).' },
    DID_NOT_ATTEND: { description: 'Did not come, without notice (national code 3).' },
    CANCELLED_BY_PROVIDER: { description: 'Cancelled or put off by the asset (national code 4).' },
    FUTURE: { description: 'Still to come (national code 0).' },
  },
});

export enum ConnectionAnswer {
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  ACCEPTED = 'ACCEPTED',
  WAITLISTED = 'WAITLISTED',
  DECLINED_BY_ASSET = 'DECLINED_BY_ASSET',
  NO_CAPACITY = 'NO_CAPACITY',
  NOT_ELIGIBLE = 'NOT_ELIGIBLE',
}
registerEnumType(ConnectionAnswer, {
  name: 'ConnectionAnswer',
  description: 'What an asset answers when it is asked to take a person: the state the connection comes to.',
  valuesConfig: {
    ACKNOWLEDGED: { description: 'It has seen the offer and will decide.' },
    ACCEPTED: { description: 'It will take the person.' },
    WAITLISTED: { description: 'It will take the person once there is a place.' },
    DECLINED_BY_ASSET: { description: 'It will not take the person; say why with `declineReason`.' },
    NO_CAPACITY: { description: 'It has no place.' },
    NOT_ELIGIBLE: { description: 'It is not for the person; say why with `declineReason`.' },
  },
});

export enum SignpostOutcome {
  TRIED = 'TRIED',
  NOT_TRIED = 'NOT_TRIED',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(SignpostOutcome, {
  name: 'SignpostOutcome',
  description: 'What came of information that was given.',
  valuesConfig: {
    TRIED: { description: 'The person tried it.' },
    NOT_TRIED: { description: 'The person did not try it.' },
    UNKNOWN: { description: 'It is not known whether the person tried it.' },
  },
});
