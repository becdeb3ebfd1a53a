/** Which rows exist for a viewer: the row rules of ACCESS.md, read as sentences over the data in memory. */

import { type Tie, Ties } from './ties.js';
import { type Asker, type Moment, type Role, schemesOf } from './viewer.js';
import type { Cell, Row, World } from './world.js';

/** Knowledge that belongs to nobody: whoever may call the graph at all reads it. */
const DIRECTORY = [
  'Organisation',
  'Scheme',
  'Member',
  'Asset',
  'AssetCategory',
  'CostOption',
  'Location',
  'Schedule',
  'Need',
  'GoalTemplate',
] as const;

const CARERS: readonly Role[] = ['GP', 'LINK_WORKER', 'TEAM_LEAD'];
const CARE: readonly Role[] = [...CARERS, 'INTEGRATOR'];
const ALL_BUT_ANALYST: readonly Role[] = [...CARE, 'CHARITY', 'REFERRER', 'PRIVACY_OFFICER'];

/** For which roles rows of a type can exist at all; not listed means nobody. */
const ROLES: Readonly<Record<string, readonly Role[]>> = {
  ...Object.fromEntries(DIRECTORY.map((type) => [type, ALL_BUT_ANALYST])),
  Organisation: [...ALL_BUT_ANALYST, 'ANALYST'],
  Member: [...ALL_BUT_ANALYST, 'ANALYST'],
  Person: ALL_BUT_ANALYST,
  CareRelationship: ALL_BUT_ANALYST,
  RelatedPerson: [...CARERS, 'CHARITY'],
  Risk: CARERS,
  RiskTransition: CARERS,
  Escalation: CARERS,
  Amendment: [...CARE, 'CHARITY'],
  Objection: [...CARERS, 'PRIVACY_OFFICER'],
  EmergencyAccess: [...CARERS, 'PRIVACY_OFFICER'],
  RegistrationChange: [...CARE, 'PRIVACY_OFFICER'],
  SuspectedDuplicate: ['TEAM_LEAD', 'PRIVACY_OFFICER'],
  PersonMerge: ['TEAM_LEAD', 'PRIVACY_OFFICER'],
  Consent: [...CARE, 'CHARITY', 'PRIVACY_OFFICER'],
  AccessEventPerson: [...CARERS, 'PRIVACY_OFFICER'],
  Referral: [...CARE, 'CHARITY', 'REFERRER'],
  ReferralNeed: [...CARE, 'CHARITY', 'REFERRER'],
  ReferralTransition: CARE,
  Feedback: [...CARE, 'CHARITY', 'REFERRER'],
  Cover: ['LINK_WORKER', 'TEAM_LEAD'],
  ContactAttempt: CARE,
  Conversation: CARE,
  ConversationNeed: CARE,
  Plan: CARE,
  PlanVersion: CARE,
  PlanVersionGoal: CARE,
  PlanVersionAction: CARE,
  PlanTransition: CARE,
  Goal: [...CARE, 'CHARITY'],
  GoalTransition: CARE,
  GoalProgress: CARE,
  Action: CARE,
  ActionTransition: CARE,
  UnmetNeed: CARE,
  AssetSupport: ['LINK_WORKER', 'TEAM_LEAD', 'CHARITY'],
  Measurement: CARE,
  Connection: [...CARE, 'CHARITY'],
  ConnectionTransition: [...CARE, 'CHARITY'],
  Attendance: [...CARE, 'CHARITY'],
  FollowUp: [...CARE, 'CHARITY'],
  FollowUpBarrier: [...CARE, 'CHARITY'],
};

/** True where no row of the type exists for the role, whoever holds it. */
export function isClosed(role: Role, type: string): boolean {
  const roles = ROLES[type];
  if (roles === undefined) throw new Error(`Nobody said for whom rows of ${type} exist.`);
  return !roles.includes(role);
}

/** Types of rows whose time of writing tells of no person. */
export function isAboutNobody(type: string): boolean {
  return type === 'AssetSupport' || isDirectory(type);
}

function isDirectory(type: string): boolean {
  return DIRECTORY.some((known) => known === type);
}

export class Rows {
  readonly ties: Ties;

  constructor(
    private readonly world: World,
    private readonly asker: Asker,
    moment: Moment,
  ) {
    this.ties = new Ties(world, asker, moment);
  }

  exists(type: string, row: Row): boolean {
    const { role } = this.asker;
    if (isClosed(role, type)) return false;
    if (role === 'ANALYST') return row.id === this.asker.organisation || row.id === this.asker.member;
    if (isDirectory(type)) return true;
    // A record that was merged is one with another: it exists for nobody.
    if (type === 'Person') return row.merged_into_id === null && this.ties.of(row.id).known;
    if (type === 'AssetSupport') return role !== 'CHARITY' || this.isOfOwnAsset(row);
    if (type === 'Cover') return this.coverExists(row);
    if (type === 'SuspectedDuplicate')
      return [row.newer_id, row.older_id].some((person) => this.isInTheirCharge(person));
    const tie = this.ties.of(String(row.person_id));
    if (type === 'CareRelationship') return this.mayFollow(row) && (role !== 'GP' || tie.full);
    // The practice that a person left learns of that, whatever else it knows of them.
    if (type === 'RegistrationChange' && role === 'GP' && row.from_id === this.asker.organisation) return true;
    if (!tie.known) return false;
    if (role === 'CHARITY') return this.existsForCharity(type, row, tie);
    if (role === 'PRIVACY_OFFICER') return row.is_sensitive !== true;
    // Of consents to anything sensitive a record system hears nothing, even where it was given one itself.
    if (type === 'Consent' && role === 'INTEGRATOR') return tie.full && row.is_sensitive !== true;
    if (tie.full) return row.is_sensitive !== true || tie.sensitive;
    if (type === 'Referral') return tie.referrals.has(row.id);
    // A former team keeps of its referrals no more than the outline.
    const isSent = ['ReferralNeed', 'Feedback'].includes(type) && role !== 'TEAM_LEAD';
    return isSent && tie.referrals.has(String(row.referral_id));
  }

  private existsForCharity(type: string, row: Row, tie: Tie): boolean {
    const isOwnLiving = (connection: unknown) => {
      const stage = tie.connections.get(String(connection));
      return stage === 'OFFERED' || stage === 'ACCEPTED';
    };
    switch (type) {
      case 'Referral':
        return tie.referrals.has(row.id);
      case 'ReferralNeed':
      case 'Feedback':
        return tie.referrals.has(String(row.referral_id));
      case 'Connection':
        return tie.connections.has(row.id);
      case 'ConnectionTransition':
        return isOwnLiving(row.connection_id) && row.to !== 'PROPOSED' && row.to !== 'CONSENTED';
      case 'Attendance':
      case 'FollowUp':
        return isOwnLiving(row.connection_id);
      case 'FollowUpBarrier':
        return isOwnLiving(this.world.get('follow_up', row.follow_up_id)?.connection_id);
      case 'Goal':
        return this.world.by('connection', 'goal_id', row.id).some((connection) => this.isGoalShared(connection, tie));
      case 'RelatedPerson':
        return row.is_emergency_contact === true && tie.agreed.has('EMERGENCY_CONTACT');
      case 'Consent':
        return row.organisation_id === this.asker.organisation;
      default:
        return false;
    }
  }

  private isGoalShared(connection: Row, tie: Tie): boolean {
    return tie.connections.get(connection.id) === 'ACCEPTED' && sharesItem(connection, 'GOAL');
  }

  /** Whether the viewer may be led along a care relationship, such as to learn who leads; some read none of them. */
  mayFollow(row: Row): boolean {
    const tie = this.ties.of(String(row.person_id));
    if (!tie.known) return false;
    switch (this.asker.role) {
      case 'GP':
        return tie.full || isLead(row);
      case 'LINK_WORKER':
      case 'TEAM_LEAD':
        return tie.full;
      case 'CHARITY':
      case 'REFERRER':
        return isLead(row);
      case 'INTEGRATOR':
        return row.kind === 'REGISTERED';
      case 'PRIVACY_OFFICER':
        return row.is_sensitive !== true;
      case 'ANALYST':
        return false;
    }
  }

  private isOfOwnAsset(support: Row): boolean {
    return this.world.get('asset', support.asset_id)?.organisation_id === this.asker.organisation;
  }

  /** Arranged within a team, and known to the two whom it ties; for whom it is only to those who look after them. */
  private coverExists(cover: Row): boolean {
    if (cover.only_person_id !== null && !this.ties.of(String(cover.only_person_id)).full) return false;
    const { role, member } = this.asker;
    if (role === 'LINK_WORKER') return cover.member_id === member || cover.covered_by_id === member;
    const led = schemesOf(this.world, member);
    return schemesOf(this.world, String(cover.member_id)).some((scheme) => led.includes(scheme));
  }

  /** A team lead looks after people, a privacy officer answers for whoever they know of. */
  private isInTheirCharge(person: Cell | undefined): boolean {
    const tie = this.ties.of(String(person));
    return this.asker.role === 'PRIVACY_OFFICER' ? tie.known : tie.full;
  }
}

export function sharesItem(connection: Row, item: string): boolean {
  return Array.isArray(connection.shared) && connection.shared.includes(item);
}

function isLead(row: Row): boolean {
  return row.kind === 'CASELOAD' && row.is_lead === true;
}
