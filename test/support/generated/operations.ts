/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What a person needs in order to take part, or what stops them from it (a barrier). */
export type AccessNeed =
  /** Care for a child or an adult while they are away. */
  | 'CARING'
  /** Confidence, or company, to go along. */
  | 'CONFIDENCE'
  /** A place that suits their culture or faith. */
  | 'CULTURE_OR_FAITH'
  /** A device, a connection, or the skill to use them. */
  | 'DIGITAL'
  /** Physical or mental health on the day. */
  | 'HEALTH'
  /** Another language, or an interpreter. */
  | 'LANGUAGE'
  /** Step-free access, a seat, a short way to walk. */
  | 'MOBILITY'
  /** What it costs, travel included. */
  | 'MONEY'
  /** Anything else; said in words nearby. */
  | 'OTHER'
  /** Feeling and being safe there and on the way. */
  | 'SAFETY'
  /** Sight, hearing, speech, or a quiet place. */
  | 'SENSORY_OR_COMMUNICATION'
  /** The time of day or the time it takes. */
  | 'TIME'
  /** Getting there and back. */
  | 'TRANSPORT';

/** Something that makes an asset easier to reach or take part in. */
export type AccessibilityFeature =
  /** Has parking for Blue Badge holders. */
  | 'ACCESSIBLE_PARKING'
  /** Has a wheelchair-accessible toilet. */
  | 'ACCESSIBLE_TOILET'
  /** Assistance dogs are welcome. */
  | 'ASSISTANCE_DOGS'
  /** Has a Changing Places toilet (hoist and adult changing bench). */
  | 'CHANGING_PLACES_TOILET'
  /** Has an induction loop for hearing aids. */
  | 'HEARING_LOOP'
  /** Written materials come in large print or other formats. */
  | 'LARGE_PRINT'
  /** Close to a bus, tram or train stop. */
  | 'PUBLIC_TRANSPORT'
  /** Has a quiet place to withdraw to. */
  | 'QUIET_SPACE'
  /** British Sign Language is used or interpreted. */
  | 'SIGN_LANGUAGE'
  /** Reached and used without steps. */
  | 'STEP_FREE';

/** Who does an action. */
export type ActionOwner =
  /** The asset they are connected to. */
  | 'ASSET'
  /** The link worker. */
  | 'LINK_WORKER'
  /** The person themselves. */
  | 'PERSON'
  /** Family, a carer or a friend. */
  | 'RELATED_PERSON';

/** Where an action stands. */
export type ActionStatus =
  /** Done. */
  | 'DONE'
  /** Will not be done. */
  | 'DROPPED'
  /** Begun. */
  | 'IN_PROGRESS'
  /** Agreed; not begun. */
  | 'PLANNED';

/** A fixed band of ages in whole years, both ends included. */
export type AgeBand =
  /** 18 to 24. */
  | 'FROM_18_TO_24'
  /** 25 to 34. */
  | 'FROM_25_TO_34'
  /** 35 to 44. */
  | 'FROM_35_TO_44'
  /** 45 to 54. */
  | 'FROM_45_TO_54'
  /** 55 to 64. */
  | 'FROM_55_TO_64'
  /** 65 to 74. */
  | 'FROM_65_TO_74'
  /** 75 to 84. */
  | 'FROM_75_TO_84'
  /** 85 and older. */
  | 'FROM_85'
  /** Younger than 18. */
  | 'UNDER_18';

/** How assets are ordered. */
export type AssetOrder =
  /** By name, A to Z. */
  | 'NAME_ASC'
  /** By name, Z to A. */
  | 'NAME_DESC'
  /** Nearest to `where.near` first, which must be given; without a known place last. */
  | 'NEAREST_ASC'
  /** Longest unchanged first. */
  | 'UPDATED_ASC'
  /** Most recently changed first. */
  | 'UPDATED_DESC';

/** Whether an asset runs (Open Referral UK `status`). */
export type AssetStatus =
  /** It runs. Open Referral UK `active`. */
  | 'ACTIVE'
  /** It has ended for good. Open Referral UK `defunct`. */
  | 'DEFUNCT'
  /** It does not run at present and may again. Open Referral UK `inactive`. */
  | 'INACTIVE'
  /** It is closed for a while and will open again. Open Referral UK `temporarily closed`. */
  | 'TEMPORARILY_CLOSED';

/** Which assets. All that is given must hold. */
export type AssetWhere = {
  /** That take a person of this age, in completed years. */
  age?: number | null | undefined;
  /** In any of these categories, by key (`assetCategories`). */
  category?: Array<string> | null | undefined;
  /** With a location in this town or city, whatever the case. */
  city?: string | null | undefined;
  /** Known to be free today (true), or known to cost (false). */
  costFree?: boolean | null | undefined;
  /** With a regular session on any of these days. */
  day?: Array<Weekday> | null | undefined;
  /** True: nature-based ones only; false: all others. */
  green?: boolean | null | undefined;
  /** Of any of these nature-based kinds. */
  greenKind?: Array<GreenKind> | null | undefined;
  /** Known to have a free place (true), or known to have none. */
  hasCapacity?: boolean | null | undefined;
  /** Where this language is used: ISO 639 code in lower case. */
  language?: string | null | undefined;
  /** Around a postcode or point; also for `NEAREST_ASC`. */
  near?: NearInput | null | undefined;
  /** Run by this organisation. */
  organisation?: string | number | null | undefined;
  /** In any of these states. */
  status?: Array<AssetStatus> | null | undefined;
  /** Words in the name or the description, whatever the case. */
  text?: string | null | undefined;
};

/** Whether a person came (NHS Data Dictionary: attended or did not attend). */
export type AttendanceCode =
  /** Came late and took part (national code 6). */
  | 'ATTENDED_LATE'
  /** Came on time (national code 5). */
  | 'ATTENDED_ON_TIME'
  /** Cancelled by the person or on their behalf (national code 2). */
  | 'CANCELLED_BY_PERSON'
  /** Cancelled or put off by the asset (national code 4). */
  | 'CANCELLED_BY_PROVIDER'
  /** Did not come, without notice (national code 3). */
  | 'DID_NOT_ATTEND'
  /** Still to come (national code 0). */
  | 'FUTURE'
  /** Came late and could not take part (national code 7). */
  | 'LATE_NOT_SEEN';

/** Why somebody may know of a person. */
export type CareRelationshipKind =
  /** A link worker, to whom a referral of the person is assigned. */
  | 'CASELOAD'
  /** A link worker, who stands in for a colleague; at most six weeks. */
  | 'COVER'
  /** A member of staff, who opened the record in an emergency; three hours. */
  | 'EMERGENCY'
  /** A record system, to which the person’s practice gave access. */
  | 'GRANTED'
  /** An organisation, which referred the person. */
  | 'REFERRED'
  /** A practice, where the person is registered. */
  | 'REGISTERED'
  /** An organisation, to one of whose assets the person is connected with consent. */
  | 'SUPPORTING'
  /** A scheme, to which the person was referred. */
  | 'TEAM';

/** How far a care relationship goes, and with it what may be read. */
export type CareRelationshipStage =
  /** SUPPORTING only: the asset accepted, and the person agreed to share. */
  | 'ACCEPTED'
  /** In full. */
  | 'CURRENT'
  /** SUPPORTING only: the connection is over; only its own dates are left. */
  | 'ENDED'
  /** SUPPORTING only: the asset was asked and has not yet accepted. */
  | 'OFFERED'
  /** TEAM only: the referral ended more than 90 days ago; only the outline is left. */
  | 'PAST'
  /** TEAM only: nobody of the team is assigned yet. */
  | 'QUEUE';

/** How a contact takes place (NHS Data Dictionary: consultation mechanism). */
export type Channel =
  /** Chat room (national code 13). */
  | 'CHAT_ROOM'
  /** Email (national code 05). */
  | 'EMAIL'
  /** Face to face (national code 01). */
  | 'FACE_TO_FACE'
  /** Instant messaging (national code 10). */
  | 'INSTANT_MESSAGE'
  /** Message board (national code 12). */
  | 'MESSAGE_BOARD'
  /** Any other way (national code 98). */
  | 'OTHER'
  /** Talk type, for a person who cannot speak (national code 04). */
  | 'TALK_TYPE'
  /** Telephone (national code 02). */
  | 'TELEPHONE'
  /** Text message, SMS (national code 09). */
  | 'TEXT_MESSAGE'
  /** Video consultation (national code 11). */
  | 'VIDEO';

/** How a person was tied to an asset. */
export type ConnectionKind =
  /** Information only. Not a referral (PRSB); nothing is shared with the asset. */
  | 'SIGNPOST'
  /** With support: introduced, followed up and accompanied where wanted. */
  | 'SUPPORTED';

/** Where a connection stands. The last four are those of a signpost. */
export type ConnectionStatus =
  /** The asset will take the person. */
  | 'ACCEPTED'
  /** The asset has seen it and will decide. */
  | 'ACKNOWLEDGED'
  /** The person has been there once. */
  | 'ATTENDED_ONCE'
  /** It ran its course, or is part of the person’s life now. An end. */
  | 'COMPLETED'
  /** The person wants it, and agreed what may be shared with the organisation. */
  | 'CONSENTED'
  /** The asset will not take the person. An end. */
  | 'DECLINED_BY_ASSET'
  /** The person did not want it. An end. */
  | 'DECLINED_BY_PERSON'
  /** The person stopped going. An end. */
  | 'DISENGAGED'
  /** Signpost: information was given. */
  | 'GIVEN'
  /** The person and the asset have been introduced, or the person knows to turn up. */
  | 'INTRODUCED'
  /** The person never went. An end. */
  | 'NEVER_STARTED'
  /** The asset is not for the person (age, area, need). An end. */
  | 'NOT_ELIGIBLE'
  /** Signpost: the person did not try it. An end. */
  | 'NOT_TRIED'
  /** The asset has no place. An end. */
  | 'NO_CAPACITY'
  /** The asset did not answer in time (14 days unless set otherwise). An end. */
  | 'NO_REPLY'
  /** The person takes part regularly. */
  | 'PARTICIPATING'
  /** Suggested to the person. */
  | 'PROPOSED'
  /** Sent to the asset; waiting for its answer. */
  | 'SENT'
  /** Signpost: the person tried it. An end. */
  | 'TRIED'
  /** Signpost: it is not known whether the person tried it. An end. */
  | 'UNKNOWN'
  /** The asset will take the person once there is a place. */
  | 'WAITLISTED'
  /** Taken back, for instance as the person withdrew their consent. An end. */
  | 'WITHDRAWN';

/** Which connections. All that is given must hold. */
export type ConnectionWhere = {
  /** To this asset. */
  asset?: string | number | null | undefined;
  /** To an asset in any of these categories, by key. */
  category?: Array<string> | null | undefined;
  /** True: to nature-based assets; false: to all others. */
  green?: boolean | null | undefined;
  /** Of this kind. */
  kind?: ConnectionKind | null | undefined;
  /** True: not ended; false: ended. */
  open?: boolean | null | undefined;
  /** To the assets of this organisation. */
  organisation?: string | number | null | undefined;
  /** In any of these states. */
  status?: Array<ConnectionStatus> | null | undefined;
};

/** By which way a person may be contacted. */
export type ContactRoute =
  /** Directly, by the ways they agreed to. */
  | 'DIRECT'
  /** Only through their link worker: contacting them directly could harm them. */
  | 'LINK_WORKER';

/** How follow-ups are ordered; those without the date come last. */
export type FollowUpOrder =
  /** Earliest due first. */
  | 'DUE_ASC'
  /** Latest due first. */
  | 'DUE_DESC'
  /** Earliest done first. */
  | 'OCCURRED_ASC'
  /** Latest done first. */
  | 'OCCURRED_DESC';

/** Where a follow-up stands today (Europe/London). */
export type FollowUpState =
  /** No longer to be done. */
  | 'CANCELLED'
  /** To be done, today or later. */
  | 'DUE'
  /** Tried: the person was not reached. */
  | 'NOT_REACHED'
  /** Was to be done before today, and was not. */
  | 'OVERDUE'
  /** Done: the person was reached. */
  | 'REACHED';

/** Which follow-ups. All that is given must hold. */
export type FollowUpWhere = {
  /** Assigned to this member. */
  assignedTo?: string | number | null | undefined;
  /** Due after this day. */
  dueAfter?: string | null | undefined;
  /** Due before this day. */
  dueBefore?: string | null | undefined;
  /** True: still to be done; false: done or cancelled. */
  open?: boolean | null | undefined;
  /** True: was to be done before today and was not; false: others. */
  overdue?: boolean | null | undefined;
  /** Whether the person was reached; those not tried match neither. */
  reached?: boolean | null | undefined;
  /** In any of these states today. */
  state?: Array<FollowUpState> | null | undefined;
};

/** The gender a person states (NHS Data Dictionary: person stated gender code). */
export type Gender =
  /** Female (national code 2). */
  | 'FEMALE'
  /** Indeterminate: unable to be classed as male or female (national code 9). */
  | 'INDETERMINATE'
  /** Male (national code 1). */
  | 'MALE'
  /** Not known: not recorded (national code X). */
  | 'NOT_KNOWN';

/** How far a goal has been reached (FHIR R4 `goal-achievement`). */
export type GoalAchievement =
  /** Reached. FHIR `achieved`. */
  | 'ACHIEVED'
  /** Getting nearer. FHIR `improving`. */
  | 'IMPROVING'
  /** Being worked towards. FHIR `in-progress`. */
  | 'IN_PROGRESS'
  /** Not reached. FHIR `not-achieved`. */
  | 'NOT_ACHIEVED'
  /** Cannot be reached as things are. FHIR `not-attainable`. */
  | 'NOT_ATTAINABLE'
  /** Neither nearer nor further. FHIR `no-change`. */
  | 'NO_CHANGE'
  /** Nothing has moved. FHIR `no-progress`. */
  | 'NO_PROGRESS'
  /** Reached, and kept. FHIR `sustaining`. */
  | 'SUSTAINING'
  /** Getting further away. FHIR `worsening`. */
  | 'WORSENING';

/** Where a goal stands (FHIR R4 `goal-status`). */
export type GoalLifecycle =
  /** Agreed; not yet begun. FHIR `accepted`. */
  | 'ACCEPTED'
  /** Being worked on. FHIR `active`. */
  | 'ACTIVE'
  /** Given up. FHIR `cancelled`. */
  | 'CANCELLED'
  /** No longer worked on, as planned; see `achievement`. FHIR `completed`. */
  | 'COMPLETED'
  /** Should never have been written. FHIR `entered-in-error`. */
  | 'ENTERED_IN_ERROR'
  /** Paused. FHIR `on-hold`. */
  | 'ON_HOLD'
  /** Will be worked on later. FHIR `planned`. */
  | 'PLANNED'
  /** Suggested; not yet agreed. FHIR `proposed`. */
  | 'PROPOSED'
  /** Suggested, and not wanted by the person. FHIR `rejected`. */
  | 'REJECTED';

/** The kind of nature-based activity, for green social prescribing. */
export type GreenKind =
  /** Activities in, on or beside water, such as open-water swimming or angling. */
  | 'BLUE'
  /** Farming activities as a supported programme. */
  | 'CARE_FARMING'
  /** Looking after nature together, such as woodland or wildlife volunteering. */
  | 'CONSERVATION'
  /** Walking, running, cycling or other exercise outdoors in nature. */
  | 'GREEN_EXERCISE'
  /** Gardening, allotments and growing food. */
  | 'HORTICULTURE'
  /** Arts and crafts in nature or with natural materials. */
  | 'NATURE_ARTS';

/** A validated instrument. The wording of licensed ones is not part of Kith. */
export type Instrument =
  /** GAD-7, anxiety: 7 answers of 0 to 3; lower is better. */
  | 'GAD7'
  /** ONS personal well-being: satisfied, worthwhile, happy, anxious, each 0 to 10; four scores, no total. */
  | 'ONS4'
  /** ONS direct measure of loneliness: 1 often or always, 2 some of the time, 3 occasionally, 4 hardly ever, 5 never; an order, never averaged. */
  | 'ONS_LONELINESS'
  /** Patient Activation Measure: score 0 to 100 and level 1 to 4 are entered (licensed). */
  | 'PAM'
  /** PHQ-9, depression: 9 answers of 0 to 3; lower is better. */
  | 'PHQ9'
  /** Short Warwick-Edinburgh Mental Well-being Scale: 7 answers of 1 to 5; higher is better. */
  | 'SWEMWBS'
  /** UCLA three-item loneliness: 3 answers of 1 to 3; lower is better. */
  | 'UCLA3';

/** When in the support a measurement was taken. */
export type MeasurementStage =
  /** At the start. */
  | 'BASELINE'
  /** At the end. */
  | 'CLOSURE'
  /** On the way. */
  | 'REVIEW';

/** Around where: a postcode, or a latitude together with a longitude. */
export type NearInput = {
  /** Latitude in decimal degrees (WGS 84), when no postcode is given. */
  latitude?: number | null | undefined;
  /** Longitude in decimal degrees (WGS 84), when no postcode is given. */
  longitude?: number | null | undefined;
  /** A UK postcode; where it is not known its outward code is used; unknown ones match nothing. */
  postcode?: string | null | undefined;
  /** Only within this many kilometres in a straight line. */
  withinKm?: number | null | undefined;
};

/** How people are ordered. */
export type PersonOrder =
  /** The oldest first. */
  | 'BIRTH_DATE_ASC'
  /** The youngest first. */
  | 'BIRTH_DATE_DESC'
  /** By their first connection that was sent, the earliest first; those without one last. */
  | 'CONNECTED_ASC'
  /** By their first connection that was sent, the latest first; those without one last. */
  | 'CONNECTED_DESC'
  /** By family name, then given name, A to Z. */
  | 'NAME_ASC'
  /** By family name, then given name, Z to A. */
  | 'NAME_DESC';

/** Which people. All that is given must hold. */
export type PersonWhere = {
  /** On the caseload of this link worker now. */
  linkWorker?: string | number | null | undefined;
  /** Beginnings of words in the given, preferred and family name, in any order: `ann sm` finds Ann Smith. */
  name?: string | null | undefined;
  /** Ever referred for any of these needs, by key (`needs`). */
  need?: Array<string> | null | undefined;
  /** True: with a referral that has not ended; false: without one. */
  openReferral?: boolean | null | undefined;
  /** With a referral in any of these states. */
  referralStatus?: Array<ReferralStatus> | null | undefined;
};

/** Where a plan stands. */
export type PlanStatus =
  /** Agreed with the person (or somebody with authority for them) and followed. */
  | 'ACTIVE'
  /** Ended as planned. */
  | 'COMPLETED'
  /** Being written together; not agreed yet. */
  | 'DRAFT'
  /** Ended before it was carried out. */
  | 'ENDED_EARLY'
  /** Being looked at again together: changed, carried on, or ended. */
  | 'IN_REVIEW';

/** Which plans. All that is given must hold. */
export type PlanWhere = {
  /** With a goal reached this far. */
  goalAchievement?: Array<GoalAchievement> | null | undefined;
  /** With a goal for any of these needs, by key. */
  need?: Array<string> | null | undefined;
  /** True: not ended; false: ended. */
  open?: boolean | null | undefined;
  /** Due for review before this day. */
  reviewDueBefore?: string | null | undefined;
  /** In any of these states. */
  status?: Array<PlanStatus> | null | undefined;
};

/** A point on the map. */
export type PointInput = {
  /** Latitude in decimal degrees (WGS 84), −90 to 90. */
  latitude: number;
  /** Longitude in decimal degrees (WGS 84), −180 to 180. */
  longitude: number;
};

/** How far the support has come. */
export type ReferralPhase =
  /** A connection was sent, introduced or given; nobody has asked yet how it goes. */
  | 'CONNECTED'
  /** There is a plan; no connection has begun. */
  | 'PLANNING'
  /** A follow-up reached the person, or the plan is in review. */
  | 'REVIEWING'
  /** They have talked about what matters; there is no plan yet. */
  | 'TALKING';

/** Where a referral stands. */
export type ReferralStatus =
  /** Taken on by the scheme. */
  | 'ACCEPTED'
  /** Ended: support is finished; `outcome` says how. */
  | 'CLOSED'
  /** A link worker is trying to reach the person. */
  | 'CONTACTING'
  /** Ended: the person did not want support. */
  | 'DECLINED'
  /** Being written; the scheme does not see it yet. */
  | 'DRAFT'
  /** The person and the link worker have had their first conversation. */
  | 'ENGAGED'
  /** Paused; continues in the state it left. */
  | 'ON_HOLD'
  /** Seen by the scheme. */
  | 'RECEIVED'
  /** Ended: another service suits better; a new referral continues it. */
  | 'REDIRECTED'
  /** Ended: the scheme could not take it on. */
  | 'REJECTED'
  /** Sent to the scheme. */
  | 'SUBMITTED'
  /** Ended: the person was not reached after the attempts the scheme wants. */
  | 'UNCONTACTABLE'
  /** Taken on, waiting for a link worker to have room. */
  | 'WAITLISTED'
  /** Ended: taken back by whoever sent it. */
  | 'WITHDRAWN';

/** What kind of harm is feared. */
export type RiskKind =
  /** Harm to somebody else. */
  | 'HARM_TO_OTHERS'
  /** Something at home that endangers whoever visits. */
  | 'HOME_OR_VISIT'
  /** Anything else; said in the description. */
  | 'OTHER'
  /** Falls, frailty, or a condition that needs watching. */
  | 'PHYSICAL_HEALTH'
  /** An adult with care needs may be abused or neglected (Care Act 2014, section 42). */
  | 'SAFEGUARDING_ADULT'
  /** A child may be harmed (Children Act 1989, section 47). */
  | 'SAFEGUARDING_CHILD'
  /** Self-neglect or hoarding. */
  | 'SELF_NEGLECT'
  /** Suicide or self-harm. */
  | 'SUICIDE_OR_SELF_HARM';

/** Where a risk stands. */
export type RiskStatus =
  /** It is over. */
  | 'CLOSED'
  /** It is still there, and a clinician or a service takes care of it. */
  | 'MANAGED'
  /** Risks were asked after and none was found. */
  | 'NO_KNOWN_RISK'
  /** Nobody has taken care of it yet. */
  | 'OPEN';

/** Something a person can agree to share with the organisation of an asset. */
export type SharedItem =
  /** What they wrote about themselves. */
  | 'ABOUT_ME'
  /** What they need to take part. */
  | 'ACCESS_NEEDS'
  /** Their address. */
  | 'ADDRESS'
  /** What may make it hard to take part. */
  | 'BARRIERS'
  /** What the asset must know to be safe. */
  | 'CAUTIONS'
  /** How to reach them: telephone, email, safe contact. */
  | 'CONTACT'
  /** Their date of birth. */
  | 'DATE_OF_BIRTH'
  /** Whom to call in an emergency. */
  | 'EMERGENCY_CONTACT'
  /** The title of the goal this is for. */
  | 'GOAL'
  /** Their name. */
  | 'NAME';

/** How soon a person should be contacted. Social prescribing is never an emergency service. */
export type Urgency =
  /** In turn. */
  | 'ROUTINE'
  /** Before routine ones. */
  | 'SOON'
  /** First of all. */
  | 'URGENT';

/** A day of the week. */
export type Weekday =
  /** Friday, `FR` in a schedule. */
  | 'FRIDAY'
  /** Monday, `MO` in a schedule. */
  | 'MONDAY'
  /** Saturday, `SA` in a schedule. */
  | 'SATURDAY'
  /** Sunday, `SU` in a schedule. */
  | 'SUNDAY'
  /** Thursday, `TH` in a schedule. */
  | 'THURSDAY'
  /** Tuesday, `TU` in a schedule. */
  | 'TUESDAY'
  /** Wednesday, `WE` in a schedule. */
  | 'WEDNESDAY';

export type AssetSearchQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  where: AssetWhere;
  orderBy?: AssetOrder | null | undefined;
  from: PointInput;
  sessions?: number | null | undefined;
}>;


export type AssetSearchQuery = { assets: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, status: AssetStatus, greenKind: GreenKind | null, hasCapacity: boolean | null, isFree: boolean | null, languages: Array<string>, accessibility: Array<AccessibilityFeature>, phone: string | null, distanceKm: number | null, organisation: { id: string, name: string } | null, categories: Array<{ id: string, name: string }> | null, locations: Array<{ id: string, addressLine: string | null, city: string | null, postcode: string | null }> | null, costOptions: Array<{ id: string, option: string | null, amount: number | null }> | null, nextSessions: Array<{ date: string, startsAt: string | null, endsAt: string | null, place: string | null }> | null }> } | null };

export type CaseloadQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  where?: PersonWhere | null | undefined;
  orderBy?: PersonOrder | null | undefined;
}>;


export type CaseloadQuery = { people: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ area: string | null, contactProhibited: boolean | null, id: string, givenName: string | null, familyName: string | null, preferredName: string | null, pronouns: string | null, birthDate: string | null, age: number | null, phone: string | null, needs: Array<{ id: string, need: { name: string } | null }> | null, referrals: { nodes: Array<{ id: string, reference: string, status: ReferralStatus, phase: ReferralPhase | null, urgency: Urgency | null, waitingDays: number | null }> } | null, connectionsByStatus: Array<{ status: ConnectionStatus, count: number }> | null, connections: { nodes: Array<{ id: string, status: ConnectionStatus, asset: { id: string, name: string } | null }> } | null, nextFollowUp: { id: string, dueOn: string | null, isOverdue: boolean } | null }> } | null };

export type CharityPeopleQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  where?: ConnectionWhere | null | undefined;
}>;


export type CharityPeopleQuery = { people: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, preferredName: string | null, givenName: string | null, pronouns: string | null, ageBand: AgeBand | null, area: string | null, preferredLanguage: string | null, interpreterNeeded: boolean | null, reasonableAdjustments: Array<string> | null, accessNeeds: Array<AccessNeed> | null, contactVia: ContactRoute | null, phone: string | null, email: string | null, relatedPeople: Array<{ id: string, name: string, relationship: string, phone: string | null }> | null, connections: { nodes: Array<{ id: string, status: ConnectionStatus, message: string | null, cautions: string | null, barriersForeseen: Array<AccessNeed> | null, shared: Array<SharedItem> | null, sentAt: string | null, endedAt: string | null, asset: { id: string, name: string } | null, linkWorker: { id: string, name: string, jobTitle: string | null, workPhone: string | null } | null, goal: { id: string, title: string } | null, attendances: { totalCount: number, nodes: Array<{ id: string, occurredOn: string, code: AttendanceCode }> } | null, followUps: { nodes: Array<{ id: string, state: FollowUpState, dueOn: string | null, howItGoes: string | null }> } | null }> } | null }> } | null };

export type DeepGraphQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  where?: PersonWhere | null | undefined;
}>;


export type DeepGraphQuery = { people: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ ageBand: AgeBand | null, id: string, givenName: string | null, familyName: string | null, preferredName: string | null, pronouns: string | null, birthDate: string | null, age: number | null, phone: string | null, leadLinkWorker: { id: string, name: string, jobTitle: string | null, workPhone: string | null } | null, referrals: { nodes: Array<{ id: string, status: ReferralStatus, urgency: Urgency | null, submittedAt: string | null, sourceOrganisation: { id: string, name: string } | null, needs: Array<{ id: string, need: { name: string } | null }> | null }> } | null, plans: { nodes: Array<{ id: string, status: PlanStatus, agreedAt: string | null, goals: Array<{ id: string, title: string, lifecycle: GoalLifecycle | null, achievement: GoalAchievement | null, actions: Array<{ id: string, what: string, status: ActionStatus }> | null }> | null }> } | null, connections: { nodes: Array<{ id: string, status: ConnectionStatus, sentAt: string | null, asset: { id: string, name: string, organisation: { id: string, name: string } | null } | null, attendances: { nodes: Array<{ id: string, occurredOn: string, code: AttendanceCode }> } | null, history: { nodes: Array<{ id: string, to: ConnectionStatus, occurredAt: string }> } | null, followUps: { nodes: Array<{ id: string, state: FollowUpState, occurredAt: string | null, dueOn: string | null, assignedTo: { id: string, name: string } | null, barriers: Array<{ id: string, barrier: AccessNeed }> | null }> } | null }> } | null, conversations: { nodes: Array<{ id: string, occurredAt: string, summary: string | null }> } | null, attempts: { nodes: Array<{ id: string, channel: Channel, reached: boolean }> } | null, measurements: { nodes: Array<{ id: string, instrument: Instrument, stage: MeasurementStage, score: number | null }> } | null }> } | null };

export type FollowUpWorklistQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  where?: FollowUpWhere | null | undefined;
  orderBy?: FollowUpOrder | null | undefined;
}>;


export type FollowUpWorklistQuery = { followUps: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, state: FollowUpState, dueOn: string | null, isOverdue: boolean, channel: Channel | null, assignedTo: { id: string, name: string, jobTitle: string | null, workPhone: string | null } | null, person: { id: string, preferredName: string | null, familyName: string | null, phone: string | null, contactVia: ContactRoute | null } | null, connection: { id: string, status: ConnectionStatus, asset: { id: string, name: string } | null } | null } }> } | null };

export type IdentityFragment = { id: string, givenName: string | null, familyName: string | null, preferredName: string | null, pronouns: string | null, birthDate: string | null, age: number | null, phone: string | null };

export type WorkerFragment = { id: string, name: string, jobTitle: string | null, workPhone: string | null };

export type IntegratorPlansQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  where?: PlanWhere | null | undefined;
}>;


export type IntegratorPlansQuery = { plans: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, version: number, updatedAt: string, status: PlanStatus, agreedAt: string | null, reviewDue: string | null, person: { id: string, nhsNumber: string | null, familyName: string | null, givenName: string | null, birthDate: string | null, registeredPractice: { id: string, odsCode: string | null } | null } | null, goals: Array<{ id: string, title: string, lifecycle: GoalLifecycle | null, achievement: GoalAchievement | null, lifecycleSince: string | null, dueOn: string | null }> | null, connections: { nodes: Array<{ id: string, status: ConnectionStatus, sentAt: string | null, endedAt: string | null, asset: { id: string, name: string } | null }> } | null, measurements: { nodes: Array<{ id: string, instrument: Instrument, stage: MeasurementStage, takenAt: string, score: number | null }> } | null }> } | null };

export type PersonCardQueryVariables = Exact<{
  id: string | number;
}>;


export type PersonCardQuery = { person: { nhsNumber: string | null, gender: Gender | null, preferredLanguage: string | null, interpreterNeeded: boolean | null, contactProhibited: boolean | null, accessNeeds: Array<AccessNeed> | null, longTermConditions: Array<string> | null, id: string, givenName: string | null, familyName: string | null, preferredName: string | null, pronouns: string | null, birthDate: string | null, age: number | null, phone: string | null, safeContact: { times: string | null, voicemailAllowed: boolean | null, textAllowed: boolean | null, wordsToAvoid: string | null } | null, address: { line1: string | null, city: string | null, postcode: string | null } | null, aboutMe: { mostImportantToMe: string | null, howToCommunicateWithMe: string | null } | null, registeredPractice: { id: string, name: string, phone: string | null } | null, leadLinkWorker: { id: string, name: string, jobTitle: string | null, workPhone: string | null } | null, careTeam: Array<{ id: string, kind: CareRelationshipKind, stage: CareRelationshipStage, since: string, organisation: { name: string } | null, member: { id: string, name: string, jobTitle: string | null, workPhone: string | null } | null }> | null, relatedPeople: Array<{ id: string, name: string, relationship: string, phone: string | null, isEmergencyContact: boolean }> | null, risks: Array<{ id: string, kind: RiskKind | null, status: RiskStatus }> | null, needs: Array<{ id: string, need: { key: string, name: string } | null }> | null, referrals: { nodes: Array<{ id: string, reference: string, status: ReferralStatus, phase: ReferralPhase | null, urgency: Urgency | null, submittedAt: string | null, waitingDays: number | null, linkWorker: { id: string, name: string, jobTitle: string | null, workPhone: string | null } | null }> } | null, plans: { nodes: Array<{ id: string, status: PlanStatus, whatMatters: string | null, reviewDue: string | null, goals: Array<{ id: string, title: string, lifecycle: GoalLifecycle | null, achievement: GoalAchievement | null, actions: Array<{ id: string, what: string, who: ActionOwner, status: ActionStatus, dueOn: string | null }> | null }> | null }> } | null, connections: { totalCount: number, nodes: Array<{ id: string, status: ConnectionStatus, sentAt: string | null, asset: { id: string, name: string, phone: string | null } | null }> } | null, nextFollowUp: { id: string, dueOn: string | null, isOverdue: boolean } | null, followUps: { nodes: Array<{ id: string, state: FollowUpState, occurredAt: string | null, dueOn: string | null, shareableSummary: string | null, barriers: Array<{ id: string, barrier: AccessNeed, isResolved: boolean }> | null }> } | null, measurements: { nodes: Array<{ id: string, instrument: Instrument, stage: MeasurementStage, takenAt: string, score: number | null }> } | null } | null };

export type ReadmePersonQueryVariables = Exact<{
  id: string | number;
}>;


export type ReadmePersonQuery = { person: { preferredName: string | null, nhsNumber: string | null, ageBand: AgeBand | null, accessNeeds: Array<AccessNeed> | null, plans: { nodes: Array<{ goals: Array<{ title: string }> | null }> } | null, conversations: { nodes: Array<{ summary: string | null, workingNotes: string | null }> } | null, connections: { nodes: Array<{ status: ConnectionStatus, asset: { name: string } | null, linkWorker: { name: string } | null }> } | null } | null };

export const IdentityFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Identity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"preferredName"}},{"kind":"Field","name":{"kind":"Name","value":"pronouns"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}},{"kind":"Field","name":{"kind":"Name","value":"age"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}}]}}]} as unknown as DocumentNode<IdentityFragment, unknown>;
export const WorkerFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Worker"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Member"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"workPhone"}}]}}]} as unknown as DocumentNode<WorkerFragment, unknown>;
export const AssetSearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AssetSearch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AssetWhere"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AssetOrder"}},"defaultValue":{"kind":"EnumValue","value":"NEAREST_ASC"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PointInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sessions"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"greenKind"}},{"kind":"Field","name":{"kind":"Name","value":"hasCapacity"}},{"kind":"Field","name":{"kind":"Name","value":"isFree"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"accessibility"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"categories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"distanceKm"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}]},{"kind":"Field","name":{"kind":"Name","value":"locations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"addressLine"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"postcode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costOptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"option"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextSessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sessions"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"place"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AssetSearchQuery, AssetSearchQueryVariables>;
export const CaseloadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Caseload"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"50"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PersonWhere"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PersonOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"people"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Identity"}},{"kind":"Field","name":{"kind":"Name","value":"area"}},{"kind":"Field","name":{"kind":"Name","value":"contactProhibited"}},{"kind":"Field","name":{"kind":"Name","value":"needs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"referrals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"open"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"urgency"}},{"kind":"Field","name":{"kind":"Name","value":"waitingDays"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"connectionsByStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"connections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"open"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextFollowUp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isOverdue"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Identity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"preferredName"}},{"kind":"Field","name":{"kind":"Name","value":"pronouns"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}},{"kind":"Field","name":{"kind":"Name","value":"age"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}}]}}]} as unknown as DocumentNode<CaseloadQuery, CaseloadQueryVariables>;
export const CharityPeopleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CharityPeople"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectionWhere"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"people"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"preferredName"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"pronouns"}},{"kind":"Field","name":{"kind":"Name","value":"ageBand"}},{"kind":"Field","name":{"kind":"Name","value":"area"}},{"kind":"Field","name":{"kind":"Name","value":"preferredLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"interpreterNeeded"}},{"kind":"Field","name":{"kind":"Name","value":"reasonableAdjustments"}},{"kind":"Field","name":{"kind":"Name","value":"accessNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"contactVia"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"relatedPeople"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"relationship"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"connections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"cautions"}},{"kind":"Field","name":{"kind":"Name","value":"barriersForeseen"}},{"kind":"Field","name":{"kind":"Name","value":"shared"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"linkWorker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Worker"}}]}},{"kind":"Field","name":{"kind":"Name","value":"goal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attendances"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"occurredOn"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"followUps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"howItGoes"}}]}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Worker"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Member"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"workPhone"}}]}}]} as unknown as DocumentNode<CharityPeopleQuery, CharityPeopleQueryVariables>;
export const DeepGraphDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DeepGraph"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"50"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PersonWhere"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"people"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Identity"}},{"kind":"Field","name":{"kind":"Name","value":"ageBand"}},{"kind":"Field","name":{"kind":"Name","value":"leadLinkWorker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Worker"}}]}},{"kind":"Field","name":{"kind":"Name","value":"referrals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"urgency"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"sourceOrganisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"needs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"plans"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"agreedAt"}},{"kind":"Field","name":{"kind":"Name","value":"goals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"achievement"}},{"kind":"Field","name":{"kind":"Name","value":"actions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"connections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"attendances"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"occurredOn"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"followUps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"assignedTo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"barriers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"barrier"}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"conversations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"reached"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"measurements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"score"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Identity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"preferredName"}},{"kind":"Field","name":{"kind":"Name","value":"pronouns"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}},{"kind":"Field","name":{"kind":"Name","value":"age"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Worker"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Member"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"workPhone"}}]}}]} as unknown as DocumentNode<DeepGraphQuery, DeepGraphQueryVariables>;
export const FollowUpWorklistDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FollowUpWorklist"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"50"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUpWhere"}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"open"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUpOrder"}},"defaultValue":{"kind":"EnumValue","value":"DUE_ASC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"followUps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isOverdue"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"assignedTo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Worker"}}]}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"preferredName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"contactVia"}}]}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Worker"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Member"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"workPhone"}}]}}]} as unknown as DocumentNode<FollowUpWorklistQuery, FollowUpWorklistQueryVariables>;
export const IntegratorPlansDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"IntegratorPlans"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"50"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PlanWhere"}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"open"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"plans"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"UPDATED_DESC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"agreedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reviewDue"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"nhsNumber"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}},{"kind":"Field","name":{"kind":"Name","value":"registeredPractice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"odsCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"goals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"achievement"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycleSince"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"connections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"measurements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"takenAt"}},{"kind":"Field","name":{"kind":"Name","value":"score"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<IntegratorPlansQuery, IntegratorPlansQueryVariables>;
export const PersonCardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PersonCard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"person"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Identity"}},{"kind":"Field","name":{"kind":"Name","value":"nhsNumber"}},{"kind":"Field","name":{"kind":"Name","value":"gender"}},{"kind":"Field","name":{"kind":"Name","value":"preferredLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"interpreterNeeded"}},{"kind":"Field","name":{"kind":"Name","value":"contactProhibited"}},{"kind":"Field","name":{"kind":"Name","value":"safeContact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"times"}},{"kind":"Field","name":{"kind":"Name","value":"voicemailAllowed"}},{"kind":"Field","name":{"kind":"Name","value":"textAllowed"}},{"kind":"Field","name":{"kind":"Name","value":"wordsToAvoid"}}]}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line1"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"postcode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"accessNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"longTermConditions"}},{"kind":"Field","name":{"kind":"Name","value":"aboutMe"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mostImportantToMe"}},{"kind":"Field","name":{"kind":"Name","value":"howToCommunicateWithMe"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registeredPractice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leadLinkWorker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Worker"}}]}},{"kind":"Field","name":{"kind":"Name","value":"careTeam"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Worker"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"relatedPeople"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"relationship"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"isEmergencyContact"}}]}},{"kind":"Field","name":{"kind":"Name","value":"risks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"needs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"referrals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"urgency"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"waitingDays"}},{"kind":"Field","name":{"kind":"Name","value":"linkWorker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Worker"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"plans"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"open"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"whatMatters"}},{"kind":"Field","name":{"kind":"Name","value":"reviewDue"}},{"kind":"Field","name":{"kind":"Name","value":"goals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"achievement"}},{"kind":"Field","name":{"kind":"Name","value":"actions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"who"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"connections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextFollowUp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isOverdue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"followUps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"shareableSummary"}},{"kind":"Field","name":{"kind":"Name","value":"barriers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"barrier"}},{"kind":"Field","name":{"kind":"Name","value":"isResolved"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"measurements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"instrument"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"takenAt"}},{"kind":"Field","name":{"kind":"Name","value":"score"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Identity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"preferredName"}},{"kind":"Field","name":{"kind":"Name","value":"pronouns"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}},{"kind":"Field","name":{"kind":"Name","value":"age"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Worker"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Member"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"workPhone"}}]}}]} as unknown as DocumentNode<PersonCardQuery, PersonCardQueryVariables>;
export const ReadmePersonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadmePerson"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"person"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"preferredName"}},{"kind":"Field","name":{"kind":"Name","value":"nhsNumber"}},{"kind":"Field","name":{"kind":"Name","value":"ageBand"}},{"kind":"Field","name":{"kind":"Name","value":"accessNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"plans"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"goals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"conversations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"workingNotes"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"connections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"linkWorker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReadmePersonQuery, ReadmePersonQueryVariables>;