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

/** A barrier that was met, and what was done about it. */
export type BarrierMetInput = {
  /** What stops the person from taking part. */
  barrier: AccessNeed;
  /** Whether it no longer stops the person. */
  isResolved?: boolean | null | undefined;
  /** What was done about it; null: nothing yet. */
  whatWasDone?: string | null | undefined;
};

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

/** By which way a person may be contacted. */
export type ContactRoute =
  /** Directly, by the ways they agreed to. */
  | 'DIRECT'
  /** Only through their link worker: contacting them directly could harm them. */
  | 'LINK_WORKER';

/** What a follow-up that was due brought. */
export type FollowUpRecordInput = {
  /** The barriers it met, each once. */
  barriers?: Array<BarrierMetInput> | null | undefined;
  /** How the contact took place. */
  channel: Channel;
  /** Codes of warnings to go on in spite of, as told by `CONFIRM_NEEDED`. */
  confirm?: Array<string> | null | undefined;
  /** How long it took, in minutes. */
  durationMinutes?: number | null | undefined;
  /** The `version` of the row as last read. Refused with `CONFLICT` when it has changed since. */
  expectedVersion: number;
  /** How it goes, in the person’s words. */
  howItGoes?: string | null | undefined;
  /** The follow-up. */
  id: string | number;
  /** When to ask again: schedules that follow-up for whoever this one was assigned to. */
  nextDueOn?: string | null | undefined;
  /** Why nobody will ask again, where the person was not reached. */
  noNextReason?: string | null | undefined;
  /** When it took place, reached or not; now when left out. */
  occurredAt?: string | null | undefined;
  /** Whether the person was reached. */
  reached: boolean;
  /** What may be shared with the others who support the person. */
  shareableSummary?: string | null | undefined;
  /** The writer’s own working note. The person may ask for it. */
  workingNote?: string | null | undefined;
};

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

/** What kind of thing happened. */
export type TimelineKind =
  /** An action of a goal changed its state. */
  | 'ACTION_STEP'
  /** They were expected at a session. */
  | 'ATTENDANCE'
  /** A connection changed its state. */
  | 'CONNECTION_STEP'
  /** Somebody consented to something. */
  | 'CONSENT_GIVEN'
  /** A consent was withdrawn. */
  | 'CONSENT_WITHDRAWN'
  /** Somebody tried to reach them. */
  | 'CONTACT_ATTEMPT'
  /** They talked with a link worker. */
  | 'CONVERSATION'
  /** Somebody who did not look after them opened their record in an emergency. */
  | 'EMERGENCY_ACCESS'
  /** A risk was handed to those who can act on it. */
  | 'ESCALATED'
  /** Somebody took on a risk that was handed to them. */
  | 'ESCALATION_ACKNOWLEDGED'
  /** The referrer was told what became of a referral. */
  | 'FEEDBACK'
  /** Somebody asked them how it goes, or tried to. */
  | 'FOLLOW_UP'
  /** They said how a goal was coming along. */
  | 'GOAL_PROGRESS'
  /** A goal changed its lifecycle. */
  | 'GOAL_STEP'
  /** A link worker began to look after them. */
  | 'LINK_WORKER_ASSIGNED'
  /** They answered a questionnaire. */
  | 'MEASUREMENT'
  /** They said by whom they do not want to be seen. */
  | 'OBJECTION_MADE'
  /** They took an objection back. */
  | 'OBJECTION_WITHDRAWN'
  /** A plan, or a new version of it, was agreed. */
  | 'PLAN_AGREED'
  /** A plan changed its state. */
  | 'PLAN_STEP'
  /** A referral changed its state. */
  | 'REFERRAL_STEP'
  /** They were registered with a practice. */
  | 'REGISTERED'
  /** A risk was raised, or found not to be known. */
  | 'RISK_RAISED'
  /** Somebody looked at a risk again. */
  | 'RISK_REVIEWED'
  /** There was nothing for a need of theirs. */
  | 'UNMET_NEED';

/** Why a field of a visible row is null. */
export type WithheldReason =
  /** The person has not agreed to share it with the viewer’s organisation. */
  | 'CONSENT'
  /** It is for members of another role, or for those of whom the row itself tells. */
  | 'ROLE'
  /** It belongs to something sensitive. Such rows do not exist at all for whoever is not entitled, so that no field of today’s schema gives this reason. */
  | 'SENSITIVITY'
  /** What ties the viewer to the person, or the row itself, has not come so far, or has ended. */
  | 'STAGE';

export type CharityPersonQueryVariables = Exact<{
  id: string | number;
}>;


export type CharityPersonQuery = { person: { phone: string | null, contactVia: ContactRoute | null, id: string, givenName: string | null, preferredName: string | null, familyName: string | null, ageBand: AgeBand | null, accessNeeds: Array<AccessNeed> | null, preferredLanguage: string | null, interpreterNeeded: boolean | null, connections: { nodes: Array<{ id: string, kind: ConnectionKind | null, status: ConnectionStatus, sentAt: string | null, acceptedAt: string | null, linkWorker: { id: string, name: string, workPhone: string | null } | null, asset: { id: string, name: string } | null, nextFollowUp: { id: string, dueOn: string | null, isOverdue: boolean } | null }> } | null, followUps: { nodes: Array<{ id: string, version: number, state: FollowUpState, dueOn: string | null, isOverdue: boolean, occurredAt: string | null, reached: boolean | null, channel: Channel | null, shareableSummary: string | null, by: { id: string, name: string } | null, connection: { id: string, asset: { id: string, name: string } | null } | null, allowedActions: Array<{ name: string, allowed: boolean, reason: string | null }> }> } | null, timeline: { totalCount: number, nodes: Array<{ kind: TimelineKind, at: string, node:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { code: AttendanceCode, id: string, connection: { id: string, asset: { id: string, name: string } | null } | null }
          | { id: string }
          | { id: string }
          | { id: string, connectionStatus: ConnectionStatus, connection: { id: string, asset: { id: string, name: string } | null } | null }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { state: FollowUpState, shareableSummary: string | null, id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }> } | null, withheld: Array<{ field: string, reason: WithheldReason, says: string }> } | null };

export type PersonCardFragment = { id: string, givenName: string | null, preferredName: string | null, familyName: string | null, ageBand: AgeBand | null, accessNeeds: Array<AccessNeed> | null, preferredLanguage: string | null, interpreterNeeded: boolean | null };

export type ConnectionRowFragment = { id: string, kind: ConnectionKind | null, status: ConnectionStatus, sentAt: string | null, acceptedAt: string | null, asset: { id: string, name: string } | null, nextFollowUp: { id: string, dueOn: string | null, isOverdue: boolean } | null };

export type FollowUpRowFragment = { id: string, version: number, state: FollowUpState, dueOn: string | null, isOverdue: boolean, occurredAt: string | null, reached: boolean | null, channel: Channel | null, shareableSummary: string | null, by: { id: string, name: string } | null, connection: { id: string, asset: { id: string, name: string } | null } | null, allowedActions: Array<{ name: string, allowed: boolean, reason: string | null }> };

export type PlanAndGoalsFragment = { id: string, status: PlanStatus, whatMatters: string | null, reviewDue: string | null, goals: Array<{ id: string, title: string, lifecycle: GoalLifecycle | null, achievement: GoalAchievement | null, actions: Array<{ id: string, what: string, who: ActionOwner, status: ActionStatus }> | null }> | null };

export type PathwayFragment = { timeline: { totalCount: number, nodes: Array<{ kind: TimelineKind, at: string, node:
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { code: AttendanceCode, id: string, connection: { id: string, asset: { id: string, name: string } | null } | null }
        | { id: string }
        | { id: string }
        | { id: string, connectionStatus: ConnectionStatus, connection: { id: string, asset: { id: string, name: string } | null } | null }
        | { id: string }
        | { id: string }
        | { summary: string | null, id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { state: FollowUpState, shareableSummary: string | null, id: string }
        | { id: string }
        | { id: string }
        | { words: string | null, id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { instrument: Instrument, score: number | null, id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { number: number, id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string, referralStatus: ReferralStatus }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
       | null }> } | null };

export type GpPersonQueryVariables = Exact<{
  id: string | number;
}>;


export type GpPersonQuery = { person: { nhsNumber: string | null, birthDate: string | null, phone: string | null, id: string, givenName: string | null, preferredName: string | null, familyName: string | null, ageBand: AgeBand | null, accessNeeds: Array<AccessNeed> | null, preferredLanguage: string | null, interpreterNeeded: boolean | null, leadLinkWorker: { id: string, name: string, workPhone: string | null } | null, plans: { nodes: Array<{ id: string, status: PlanStatus, whatMatters: string | null, reviewDue: string | null, goals: Array<{ id: string, title: string, lifecycle: GoalLifecycle | null, achievement: GoalAchievement | null, actions: Array<{ id: string, what: string, who: ActionOwner, status: ActionStatus }> | null }> | null }> } | null, connections: { nodes: Array<{ id: string, kind: ConnectionKind | null, status: ConnectionStatus, sentAt: string | null, acceptedAt: string | null, asset: { id: string, name: string } | null, nextFollowUp: { id: string, dueOn: string | null, isOverdue: boolean } | null }> } | null, followUps: { nodes: Array<{ id: string, version: number, state: FollowUpState, dueOn: string | null, isOverdue: boolean, occurredAt: string | null, reached: boolean | null, channel: Channel | null, shareableSummary: string | null, by: { id: string, name: string } | null, connection: { id: string, asset: { id: string, name: string } | null } | null, allowedActions: Array<{ name: string, allowed: boolean, reason: string | null }> }> } | null, timeline: { totalCount: number, nodes: Array<{ kind: TimelineKind, at: string, node:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { code: AttendanceCode, id: string, connection: { id: string, asset: { id: string, name: string } | null } | null }
          | { id: string }
          | { id: string }
          | { id: string, connectionStatus: ConnectionStatus, connection: { id: string, asset: { id: string, name: string } | null } | null }
          | { id: string }
          | { id: string }
          | { summary: string | null, id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { state: FollowUpState, shareableSummary: string | null, id: string }
          | { id: string }
          | { id: string }
          | { words: string | null, id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { instrument: Instrument, score: number | null, id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { number: number, id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string, referralStatus: ReferralStatus }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }> } | null } | null };

export type LinkWorkerPersonQueryVariables = Exact<{
  id: string | number;
}>;


export type LinkWorkerPersonQuery = { person: { nhsNumber: string | null, birthDate: string | null, phone: string | null, id: string, givenName: string | null, preferredName: string | null, familyName: string | null, ageBand: AgeBand | null, accessNeeds: Array<AccessNeed> | null, preferredLanguage: string | null, interpreterNeeded: boolean | null, aboutMe: { mostImportantToMe: string | null } | null, plans: { nodes: Array<{ id: string, status: PlanStatus, whatMatters: string | null, reviewDue: string | null, goals: Array<{ id: string, title: string, lifecycle: GoalLifecycle | null, achievement: GoalAchievement | null, actions: Array<{ id: string, what: string, who: ActionOwner, status: ActionStatus }> | null }> | null }> } | null, connections: { nodes: Array<{ id: string, kind: ConnectionKind | null, status: ConnectionStatus, sentAt: string | null, acceptedAt: string | null, asset: { id: string, name: string } | null, nextFollowUp: { id: string, dueOn: string | null, isOverdue: boolean } | null }> } | null, followUps: { nodes: Array<{ workingNote: string | null, id: string, version: number, state: FollowUpState, dueOn: string | null, isOverdue: boolean, occurredAt: string | null, reached: boolean | null, channel: Channel | null, shareableSummary: string | null, by: { id: string, name: string } | null, connection: { id: string, asset: { id: string, name: string } | null } | null, allowedActions: Array<{ name: string, allowed: boolean, reason: string | null }> }> } | null, timeline: { totalCount: number, nodes: Array<{ kind: TimelineKind, at: string, node:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { code: AttendanceCode, id: string, connection: { id: string, asset: { id: string, name: string } | null } | null }
          | { id: string }
          | { id: string }
          | { id: string, connectionStatus: ConnectionStatus, connection: { id: string, asset: { id: string, name: string } | null } | null }
          | { id: string }
          | { id: string }
          | { summary: string | null, id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { state: FollowUpState, shareableSummary: string | null, id: string }
          | { id: string }
          | { id: string }
          | { words: string | null, id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { instrument: Instrument, score: number | null, id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { number: number, id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string, referralStatus: ReferralStatus }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }> } | null } | null };

export type RecordFollowUpMutationVariables = Exact<{
  input: FollowUpRecordInput;
}>;


export type RecordFollowUpMutation = { followUpRecord: { followUp: { id: string, version: number, state: FollowUpState, dueOn: string | null, isOverdue: boolean, occurredAt: string | null, reached: boolean | null, channel: Channel | null, shareableSummary: string | null, by: { id: string, name: string } | null, connection: { id: string, asset: { id: string, name: string } | null } | null, allowedActions: Array<{ name: string, allowed: boolean, reason: string | null }> } | null, warnings: Array<{ code: string, message: string }> } | null };

export type WorklistQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type WorklistQuery = { followUps: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, dueOn: string | null, isOverdue: boolean, person: { id: string, givenName: string | null, preferredName: string | null, familyName: string | null, ageBand: AgeBand | null } | null, connection: { id: string, asset: { id: string, name: string } | null } | null }> } | null };

export const PersonCardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"preferredName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"ageBand"}},{"kind":"Field","name":{"kind":"Name","value":"accessNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"preferredLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"interpreterNeeded"}}]}}]} as unknown as DocumentNode<PersonCardFragment, unknown>;
export const ConnectionRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConnectionRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Connection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextFollowUp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isOverdue"}}]}}]}}]} as unknown as DocumentNode<ConnectionRowFragment, unknown>;
export const FollowUpRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUpRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isOverdue"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"reached"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"shareableSummary"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<FollowUpRowFragment, unknown>;
export const PlanAndGoalsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlanAndGoals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"whatMatters"}},{"kind":"Field","name":{"kind":"Name","value":"reviewDue"}},{"kind":"Field","name":{"kind":"Name","value":"goals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"achievement"}},{"kind":"Field","name":{"kind":"Name","value":"actions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"who"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<PlanAndGoalsFragment, unknown>;
export const PathwayFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Pathway"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReferralTransition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"referralStatus"},"name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"summary"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlanVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GoalProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"words"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectionTransition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"connectionStatus"},"name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attendance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"shareableSummary"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Measurement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"}},{"kind":"Field","name":{"kind":"Name","value":"score"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PathwayFragment, unknown>;
export const CharityPersonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CharityPerson"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"person"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonCard"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"contactVia"}},{"kind":"Field","name":{"kind":"Name","value":"connections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConnectionRow"}},{"kind":"Field","name":{"kind":"Name","value":"linkWorker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"workPhone"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"followUps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FollowUpRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectionTransition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"connectionStatus"},"name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attendance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"shareableSummary"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"withheld"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"says"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"preferredName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"ageBand"}},{"kind":"Field","name":{"kind":"Name","value":"accessNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"preferredLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"interpreterNeeded"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConnectionRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Connection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextFollowUp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isOverdue"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUpRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isOverdue"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"reached"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"shareableSummary"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<CharityPersonQuery, CharityPersonQueryVariables>;
export const GpPersonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GpPerson"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"person"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonCard"}},{"kind":"Field","name":{"kind":"Name","value":"nhsNumber"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"leadLinkWorker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"workPhone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"plans"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"open"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PlanAndGoals"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"connections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConnectionRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"followUps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FollowUpRow"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Pathway"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"preferredName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"ageBand"}},{"kind":"Field","name":{"kind":"Name","value":"accessNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"preferredLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"interpreterNeeded"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlanAndGoals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"whatMatters"}},{"kind":"Field","name":{"kind":"Name","value":"reviewDue"}},{"kind":"Field","name":{"kind":"Name","value":"goals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"achievement"}},{"kind":"Field","name":{"kind":"Name","value":"actions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"who"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConnectionRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Connection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextFollowUp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isOverdue"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUpRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isOverdue"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"reached"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"shareableSummary"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Pathway"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReferralTransition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"referralStatus"},"name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"summary"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlanVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GoalProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"words"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectionTransition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"connectionStatus"},"name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attendance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"shareableSummary"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Measurement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"}},{"kind":"Field","name":{"kind":"Name","value":"score"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<GpPersonQuery, GpPersonQueryVariables>;
export const LinkWorkerPersonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LinkWorkerPerson"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"person"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonCard"}},{"kind":"Field","name":{"kind":"Name","value":"nhsNumber"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"aboutMe"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mostImportantToMe"}}]}},{"kind":"Field","name":{"kind":"Name","value":"plans"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"open"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PlanAndGoals"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"connections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConnectionRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"followUps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FollowUpRow"}},{"kind":"Field","name":{"kind":"Name","value":"workingNote"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Pathway"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"preferredName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"ageBand"}},{"kind":"Field","name":{"kind":"Name","value":"accessNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"preferredLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"interpreterNeeded"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlanAndGoals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"whatMatters"}},{"kind":"Field","name":{"kind":"Name","value":"reviewDue"}},{"kind":"Field","name":{"kind":"Name","value":"goals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"achievement"}},{"kind":"Field","name":{"kind":"Name","value":"actions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"who"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConnectionRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Connection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextFollowUp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isOverdue"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUpRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isOverdue"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"reached"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"shareableSummary"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Pathway"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReferralTransition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"referralStatus"},"name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"summary"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlanVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GoalProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"words"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectionTransition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"connectionStatus"},"name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Attendance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"shareableSummary"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Measurement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instrument"}},{"kind":"Field","name":{"kind":"Name","value":"score"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<LinkWorkerPersonQuery, LinkWorkerPersonQueryVariables>;
export const RecordFollowUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordFollowUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUpRecordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"followUpRecord"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"followUp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FollowUpRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUpRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isOverdue"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"reached"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"shareableSummary"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<RecordFollowUpMutation, RecordFollowUpMutationVariables>;
export const WorklistDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Worklist"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"followUps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"15"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"open"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"DUE_ASC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isOverdue"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"preferredName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"ageBand"}}]}},{"kind":"Field","name":{"kind":"Name","value":"connection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WorklistQuery, WorklistQueryVariables>;