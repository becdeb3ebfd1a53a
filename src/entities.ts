/** Every class with a table, in the order of the modules; importing it declares the whole graph. */
import { Asset } from './asset/asset.entity.js';
import { AssetSupport } from './asset/asset-support.entity.js';
import './asset/keeping.js';
import { AssetCategory, AssetCategoryLink } from './asset/asset-category.entity.js';
import { UnmetNeed } from './asset/unmet-need.entity.js';
import './asset/assets.js';
import { CostOption } from './asset/cost-option.entity.js';
import { ImportedOrganisation } from './asset/imported-organisation.entity.js';
import { Location } from './asset/location.entity.js';
import { MemberAsset } from './asset/member-asset.entity.js';
import './asset/next-sessions.js';
import { Postcode } from './asset/postcode.entity.js';
import { Schedule } from './asset/schedule.entity.js';
import './connection/answer.js';
import { Attendance } from './connection/attendance.entity.js';
import './connection/attendance-mend.js';
import './connection/attendance-record.js';
import { Connection } from './connection/connection.entity.js';
import { ConnectionTransition } from './connection/connection-transition.entity.js';
import './connection/connections.js';
import './connection/consent.js';
import './connection/consent-withdrawal.js';
import './connection/course.js';
import './connection/expiry.js';
import './connection/preflight.js';
import './connection/propose.js';
import './connection/send.js';
import './connection/signpost.js';
import { FollowUp } from './follow-up/follow-up.entity.js';
import './follow-up/follow-up-mend.js';
import { FollowUpBarrier } from './follow-up/follow-up-barrier.entity.js';
import './follow-up/caseload.js';
import './follow-up/follow-ups.js';
import './follow-up/caseload-transfer.js';
import './follow-up/death.js';
import './follow-up/phase.js';
import './follow-up/record.js';
import './follow-up/schedule.js';
import { Intervention } from './organisation/intervention.js';
import { Member } from './organisation/member.entity.js';
import './organisation/members.js';
import { Organisation } from './organisation/organisation.entity.js';
import './organisation/organisations.js';
import { Scheme } from './organisation/scheme.entity.js';
import { MemberScheme, SchemePractice } from './organisation/scheme-link.entity.js';
import './organisation/schemes.js';
import { SystemGrant } from './organisation/system-grant.entity.js';
import './organisation/viewer.js';
import './outcome/activity.js';
import './outcome/bands.js';
import './outcome/change.js';
import './outcome/cohort.js';
import './outcome/cost.js';
import './outcome/inequality.js';
import { Measurement } from './outcome/measurement.entity.js';
import './outcome/refresh.js';
import './outcome/tidier.js';
import './outcome/measurement-mend.js';
import './outcome/measurement-record.js';
import './outcome/measurements.js';
import { AboutMe } from './person/about-me.js';
import './person/access-as-of.js';
import { AboutPerson } from './person/about-person.js';
import { AccessHistory } from './person/access-history.entity.js';
import { AccessEventPerson } from './person/access-log.js';
import { Address } from './person/address.js';
import { Amendment } from './person/amendment.entity.js';
import { CareRelationship } from './person/care-relationship.entity.js';
import './person/care-team.js';
import './person/change-registration.js';
import { Consent } from './person/consent.entity.js';
import './person/consent-give.js';
import './person/emergency.js';
import { EmergencyAccess } from './person/emergency-access.entity.js';
import './person/find-person.js';
import './person/merge.js';
import { Escalation } from './person/escalation.entity.js';
import { Mendable } from './person/mendable.js';
import { Need } from './person/need.entity.js';
import './person/needs.js';
import './person/object.js';
import { Objection } from './person/objection.entity.js';
import './person/person.derived.js';
import { Person } from './person/person.entity.js';
import { PersonMerge, PersonMergeRow } from './person/person-merge.entity.js';
import { RegistrationChange } from './person/registration-change.entity.js';
import './person/register.js';
import './person/relate.js';
import { RelatedPerson } from './person/related-person.entity.js';
import { Risk } from './person/risk.entity.js';
import './person/risk-escalate.js';
import './person/risk-record.js';
import './person/risk-review.js';
import { RiskTransition } from './person/risk-transition.entity.js';
import './person/risks.js';
import { SafeContact } from './person/safe-contact.js';
import { SuspectedDuplicate } from './person/suspected-duplicate.entity.js';
import './person/explain-access.js';
import './person/timeline.js';
import './person/update.js';
import { Action } from './plan/action.entity.js';
import { ActionTransition } from './plan/action-transition.entity.js';
import './plan/actions.js';
import './plan/agreement.js';
import './plan/drafting.js';
import './plan/ending.js';
import { Goal } from './plan/goal.entity.js';
import './plan/goal-ending.js';
import { GoalProgress } from './plan/goal-progress.entity.js';
import { GoalTemplate } from './plan/goal-template.entity.js';
import { GoalTransition } from './plan/goal-transition.entity.js';
import './plan/goals.js';
import { Plan } from './plan/plan.entity.js';
import { PlanTransition } from './plan/plan-transition.entity.js';
import { PlanVersion } from './plan/plan-version.entity.js';
import { PlanVersionAction } from './plan/plan-version-action.entity.js';
import { PlanVersionGoal } from './plan/plan-version-goal.entity.js';
import './plan/plans.js';
import './plan/progress.js';
import './plan/review.js';
import { IdempotencyKey } from './mutation/idempotency-key.entity.js';
import { UnderNeed } from './plan/under-need.js';
import { AccessEvent, AccessEventSeal } from './platform/audit.entity.js';
import { Row } from './platform/row.js';
import './referral/assign.js';
import './referral/assignment.js';
import './referral/cover.js';
import { Cover } from './referral/cover.entity.js';
import './referral/covers.js';
import './referral/care-in-place.js';
import './referral/close.js';
import './referral/contact.js';
import { ContactAttempt } from './referral/contact-attempt.entity.js';
import './referral/conversation.js';
import './referral/contact-attempt-mend.js';
import { Conversation } from './referral/conversation.entity.js';
import './referral/conversation-mend.js';
import { ConversationNeed } from './referral/conversation-need.entity.js';
import './referral/feedback.js';
import { Feedback } from './referral/feedback.entity.js';
import './referral/hold.js';
import './referral/make.js';
import './referral/people.js';
import './referral/redirect.js';
import './referral/referral.derived.js';
import { Referral } from './referral/referral.entity.js';
import { ReferralNeed } from './referral/referral-need.entity.js';
import { ReferralTransition } from './referral/referral-transition.entity.js';
import './referral/referrals.js';
import './referral/reopen.js';
import './referral/submit.js';
import './referral/triage.js';
import './referral/update.js';
import './referral/withdraw.js';

export const entities = [
  Row,
  AccessEvent,
  AccessEventSeal,
  IdempotencyKey,
  Organisation,
  Intervention,
  Scheme,
  SchemePractice,
  Member,
  MemberScheme,
  SystemGrant,
  Address,
  SafeContact,
  AboutMe,
  Person,
  AboutPerson,
  Mendable,
  Need,
  RelatedPerson,
  Risk,
  RiskTransition,
  Escalation,
  Amendment,
  Consent,
  Objection,
  CareRelationship,
  EmergencyAccess,
  RegistrationChange,
  SuspectedDuplicate,
  PersonMerge,
  PersonMergeRow,
  AccessEventPerson,
  AccessHistory,
  Referral,
  ReferralNeed,
  ReferralTransition,
  Cover,
  ContactAttempt,
  Conversation,
  ConversationNeed,
  Feedback,
  UnderNeed,
  Plan,
  PlanTransition,
  GoalTemplate,
  Goal,
  GoalTransition,
  GoalProgress,
  Action,
  ActionTransition,
  PlanVersion,
  PlanVersionGoal,
  PlanVersionAction,
  Asset,
  AssetCategory,
  AssetCategoryLink,
  Location,
  Schedule,
  CostOption,
  MemberAsset,
  AssetSupport,
  UnmetNeed,
  ImportedOrganisation,
  Postcode,
  Connection,
  ConnectionTransition,
  Attendance,
  FollowUp,
  FollowUpBarrier,
  Measurement,
];
