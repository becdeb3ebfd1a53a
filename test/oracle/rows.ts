/** Which rows exist for a viewer: the row rules of ACCESS.md, read as sentences over the data in memory. */

import { type Tie, Ties } from './ties.js';
import { type Asker, isOpen, type Moment, type Role } from './viewer.js';
import type { Row, World } from './world.js';

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
  Consent: [...CARE, 'CHARITY', 'PRIVACY_OFFICER'],
  AccessEvent: [...CARERS, 'PRIVACY_OFFICER'],
  Referral: [...CARE, 'CHARITY', 'REFERRER'],
  ReferralNeed: [...CARE, 'CHARITY', 'REFERRER'],
  ReferralTransition: CARE,
  ContactAttempt: CARE,
  Conversation: CARE,
  ConversationNeed: CARE,
  Plan: CARE,
  PlanVersion: CARE,
  PlanVersionGoal: CARE,
  Goal: [...CARE, 'CHARITY'],
  Action: CARE,
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

/** Types of rows that are about no person. */
export function isDirectory(type: string): boolean {
  return DIRECTORY.some((known) => known === type);
}

export class Rows {
  readonly ties: Ties;

  constructor(
    private readonly world: World,
    private readonly asker: Asker,
    private readonly moment: Moment,
  ) {
    this.ties = new Ties(world, asker, moment);
  }

  exists(type: string, row: Row): boolean {
    const { role } = this.asker;
    if (isClosed(role, type)) return false;
    if (role === 'ANALYST') return row.id === this.asker.organisation || row.id === this.asker.member;
    if (isDirectory(type)) return true;
    if (type === 'Person') return this.ties.of(row.id).known;
    if (type === 'AccessEvent') return this.concernsKnownPerson(row);
    const tie = this.ties.of(String(row.person_id));
    if (type === 'CareRelationship') return this.relationshipExists(row, tie);
    if (!tie.known) return false;
    if (role === 'CHARITY') return this.existsForCharity(type, row, tie);
    if (role === 'PRIVACY_OFFICER') return true;
    if (tie.full) return row.is_sensitive !== true || tie.sensitive;
    if (type === 'Referral') return tie.referrals.has(row.id);
    return type === 'ReferralNeed' && role !== 'TEAM_LEAD' && tie.referrals.has(String(row.referral_id));
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

  private relationshipExists(row: Row, tie: Tie): boolean {
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

  private concernsKnownPerson(event: Row): boolean {
    return this.world.by('access_event_person', 'event_id', event.id).some((join) => {
      const tie = this.ties.of(String(join.person_id));
      return this.asker.role === 'PRIVACY_OFFICER' ? tie.known : tie.full;
    });
  }

  /** Whether a relationship that the viewer can see is open now. */
  isOpenNow(relationship: Row): boolean {
    return isOpen(relationship, this.moment.now);
  }
}

export function sharesItem(connection: Row, item: string): boolean {
  return Array.isArray(connection.shared) && connection.shared.includes(item);
}

function isLead(row: Row): boolean {
  return row.kind === 'CASELOAD' && row.is_lead === true;
}
