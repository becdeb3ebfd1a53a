/** Every class with a table, in the order of the modules; importing it declares the whole graph. */
import { Asset } from './asset/asset.entity.js';
import { AssetCategory, AssetCategoryLink } from './asset/asset-category.entity.js';
import './asset/assets.js';
import { CostOption } from './asset/cost-option.entity.js';
import { ImportedOrganisation } from './asset/imported-organisation.entity.js';
import { Location } from './asset/location.entity.js';
import { MemberAsset } from './asset/member-asset.entity.js';
import './asset/next-sessions.js';
import { Postcode } from './asset/postcode.entity.js';
import { Schedule } from './asset/schedule.entity.js';
import { Attendance } from './connection/attendance.entity.js';
import { Connection } from './connection/connection.entity.js';
import { ConnectionTransition } from './connection/connection-transition.entity.js';
import './connection/connections.js';
import { FollowUp } from './follow-up/follow-up.entity.js';
import { FollowUpBarrier } from './follow-up/follow-up-barrier.entity.js';
import './follow-up/follow-ups.js';
import './follow-up/phase.js';
import { Intervention } from './organisation/intervention.js';
import { Member } from './organisation/member.entity.js';
import './organisation/members.js';
import { Organisation } from './organisation/organisation.entity.js';
import './organisation/organisations.js';
import { Scheme } from './organisation/scheme.entity.js';
import { MemberScheme, SchemePractice } from './organisation/scheme-link.entity.js';
import './organisation/schemes.js';
import './organisation/viewer.js';
import { Measurement } from './outcome/measurement.entity.js';
import './outcome/measurements.js';
import { AboutMe } from './person/about-me.js';
import { AboutPerson } from './person/about-person.js';
import { AccessEventPerson } from './person/access-log.js';
import { Address } from './person/address.js';
import { CareRelationship } from './person/care-relationship.entity.js';
import './person/care-team.js';
import { Consent } from './person/consent.entity.js';
import './person/find-person.js';
import { Need } from './person/need.entity.js';
import './person/needs.js';
import './person/person.derived.js';
import { Person } from './person/person.entity.js';
import { RelatedPerson } from './person/related-person.entity.js';
import { Risk } from './person/risk.entity.js';
import { SafeContact } from './person/safe-contact.js';
import './person/timeline.js';
import { Action } from './plan/action.entity.js';
import { Goal } from './plan/goal.entity.js';
import { Plan } from './plan/plan.entity.js';
import { PlanVersion, PlanVersionGoal } from './plan/plan-version.entity.js';
import './plan/plans.js';
import { IdempotencyKey } from './mutation/idempotency-key.entity.js';
import { UnderNeed } from './plan/under-need.js';
import { AccessEvent } from './platform/audit.entity.js';
import { Row } from './platform/row.js';
import './referral/assignment.js';
import { ContactAttempt } from './referral/contact-attempt.entity.js';
import { Conversation } from './referral/conversation.entity.js';
import { ConversationNeed } from './referral/conversation-need.entity.js';
import './referral/people.js';
import './referral/referral.derived.js';
import { Referral } from './referral/referral.entity.js';
import { ReferralNeed } from './referral/referral-need.entity.js';
import { ReferralTransition } from './referral/referral-transition.entity.js';
import './referral/referrals.js';
import './referral/triage.js';

export const entities = [
  Row,
  AccessEvent,
  IdempotencyKey,
  Organisation,
  Intervention,
  Scheme,
  SchemePractice,
  Member,
  MemberScheme,
  Address,
  SafeContact,
  AboutMe,
  Person,
  AboutPerson,
  Need,
  RelatedPerson,
  Risk,
  Consent,
  CareRelationship,
  AccessEventPerson,
  Referral,
  ReferralNeed,
  ReferralTransition,
  ContactAttempt,
  Conversation,
  ConversationNeed,
  UnderNeed,
  Plan,
  Goal,
  Action,
  PlanVersion,
  PlanVersionGoal,
  Asset,
  AssetCategory,
  AssetCategoryLink,
  Location,
  Schedule,
  CostOption,
  MemberAsset,
  ImportedOrganisation,
  Postcode,
  Connection,
  ConnectionTransition,
  Attendance,
  FollowUp,
  FollowUpBarrier,
  Measurement,
];
