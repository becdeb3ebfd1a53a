/** Where the edges lead that are no plain foreign key: the rows, and the order of those that are plain lists. */
import type { Key } from './order.js';
import type { Sight } from './sight.js';
import { versionBefore } from './versions.js';
import { isOpen } from './viewer.js';
import { type Cell, type Row, tableOf } from './world.js';

export interface Edge {
  readonly to: string;
  readonly rows: (row: Row, view: Sight) => readonly Row[];
  /** Of a plain list, or of the rows whose first one is meant. */
  readonly order?: readonly Key[];
}

/** Keys in words: `-importance` is importance, the greatest first. */
function keys(words: string): readonly Key[] {
  return words.split(' ').map((word) => ({ of: word.replace('-', ''), descending: word.startsWith('-') }));
}

function by(to: string, column: string, order?: string): Edge {
  const rows = (row: Row, { world }: Sight) => world.by(tableOf(to), column, row.id);
  return order === undefined ? { to, rows } : { to, rows, order: keys(order) };
}

function joined(to: string, join: string, from: string, target: string, order?: string): Edge {
  const rows = (row: Row, { world }: Sight) =>
    world.by(join, from, row.id).flatMap((tie) => world.get(tableOf(to), tie[target]) ?? []);
  return order === undefined ? { to, rows } : { to, rows, order: keys(order) };
}

/** The row of which the id is worked out. */
function the(to: string, id: (row: Row, view: Sight) => Cell | undefined): Edge {
  return {
    to,
    rows: (row, view) => {
      const found = view.world.get(tableOf(to), id(row, view));
      return found ? [found] : [];
    },
  };
}

/** The latest of some relationships: whoever came last is meant. */
function latest(relationships: readonly Row[], columns: readonly string[] = ['since']): Row | undefined {
  return relationships.toSorted((a, b) => {
    const differs = columns.find((column) => a[column] !== b[column]);
    if (differs === undefined) return a.id < b.id ? -1 : 1;
    return String(a[differs]) > String(b[differs]) ? -1 : 1;
  })[0];
}

function openOf(view: Sight, person: Cell | undefined, kind: string): readonly Row[] {
  return view.relationships(person).filter((row) => row.kind === kind && isOpen(row, view.moment.now));
}

/** Who leads, or last led, the support of a referral. */
function leadOf(view: Sight, person: Cell | undefined, referral: Cell | undefined): Cell | undefined {
  const leading = view
    .relationships(person)
    .filter((row) => row.kind === 'CASELOAD' && row.is_lead === true && row.cause_id === referral);
  // Of two that began together it is the one that lasts longer.
  return latest(leading, ['since', 'until'])?.party;
}

/** People who stand in an open relationship of a kind to a party, as far as the viewer can see it. */
function peopleOf(kind: string): Edge['rows'] {
  return (party, { world, rules, moment }) => {
    const found = world
      .by('care_relationship', 'party', party.id)
      .filter((row) => row.kind === kind && isOpen(row, moment.now) && rules.mayFollow(row));
    return [...new Set(found.map((row) => row.person_id))].flatMap((id) => world.get('person', id) ?? []);
  };
}

/** An edge says what the field that leads back says: it holds only for rows of which the viewer reads that one. */
function telling(field: string, edge: Edge): Edge {
  const rows: Edge['rows'] = (row, view) =>
    edge.rows(row, view).filter((found) => view.rules.reads(edge.to, field, found));
  return { ...edge, rows };
}

function isToDo(followUp: Row): boolean {
  return followUp.occurred_at === null && followUp.cancelled_at === null;
}

function next(column: string): Edge {
  const rows = (row: Row, { world }: Sight) => world.by('follow_up', column, row.id).filter(isToDo);
  return { to: 'FollowUp', rows, order: keys('dueOn') };
}

/** Goals or actions of the version before that this one has not. */
function removed(to: string, of: string, order: string): Edge {
  const rows: Edge['rows'] = (version, { world }) => {
    const kept = world.by(tableOf(to), 'plan_version_id', version.id).map((row) => row[of]);
    const before = world.by(tableOf(to), 'plan_version_id', versionBefore(world, version)?.id);
    return before.filter((row) => !kept.includes(row[of]));
  };
  return { to, rows, order: keys(order) };
}

const amendments = by('Amendment', 'subject', '-amendedAt field');

export const edges: Readonly<Record<string, Edge>> = {
  'Organisation.parts': by('Organisation', 'part_of_id'),
  'Organisation.members': by('Member', 'organisation_id'),
  'Organisation.assets': by('Asset', 'organisation_id'),
  'Organisation.providedSchemes': by('Scheme', 'provider_id', 'name'),
  'Organisation.commissionedSchemes': by('Scheme', 'commissioner_id', 'name'),
  'Organisation.schemes': joined('Scheme', 'scheme_practice', 'practice_id', 'scheme_id', 'name'),
  'Organisation.sentReferrals': telling('sourceOrganisation', by('Referral', 'source_organisation_id')),
  'Organisation.connections': telling('organisation', by('Connection', 'organisation_id')),
  'Organisation.followUps': by('FollowUp', 'organisation_id'),
  'Organisation.registeredPeople': telling('registeredPractice', { to: 'Person', rows: peopleOf('REGISTERED') }),
  'Scheme.members': joined('Member', 'member_scheme', 'scheme_id', 'member_id'),
  'Scheme.practices': joined('Organisation', 'scheme_practice', 'scheme_id', 'practice_id'),
  'Scheme.referrals': telling('scheme', by('Referral', 'scheme_id')),
  'Member.schemes': joined('Scheme', 'member_scheme', 'member_id', 'scheme_id', 'name'),
  'Member.assets': joined('Asset', 'member_asset', 'member_id', 'asset_id', 'name'),
  'Member.covers': by('Cover', 'member_id'),
  'Member.covering': by('Cover', 'covered_by_id'),
  'Member.followUps': by('FollowUp', 'assigned_to_id'),
  'Member.caseload': telling('leadLinkWorker', { to: 'Person', rows: peopleOf('CASELOAD') }),
  'Member.referrals': telling('linkWorker', {
    to: 'Referral',
    rows: (member, { world, rules, moment }) => {
      const found = world
        .by('care_relationship', 'party', member.id)
        .filter((row) => row.kind === 'CASELOAD' && row.is_lead === true)
        .filter((row) => isOpen(row, moment.now) && rules.mayFollow(row));
      return [...new Set(found.map((row) => row.cause_id))].flatMap((id) => world.get('referral', id) ?? []);
    },
  }),
  'Asset.categories': joined('AssetCategory', 'asset_category_link', 'asset_id', 'category_id', 'name'),
  'Asset.costOptions': by('CostOption', 'asset_id', 'amount option'),
  'Asset.locations': by('Location', 'asset_id', 'city name'),
  'Asset.schedules': by('Schedule', 'asset_id', 'startsOn opensAt'),
  'Asset.members': joined('Member', 'member_asset', 'asset_id', 'member_id', 'name'),
  'Asset.connections': telling('asset', by('Connection', 'asset_id')),
  'Asset.support': by('AssetSupport', 'asset_id'),
  'AssetCategory.assets': joined('Asset', 'asset_category_link', 'category_id', 'asset_id'),
  'Location.schedules': by('Schedule', 'location_id', 'startsOn opensAt'),
  'Need.goalTemplates': by('GoalTemplate', 'need_id'),
  'Person.objections': by('Objection', 'person_id', '-objectedAt'),
  'Person.merges': by('PersonMerge', 'person_id', '-mergedAt'),
  'Person.emergencyAccesses': by('EmergencyAccess', 'person_id'),
  'Person.registrationChanges': by('RegistrationChange', 'person_id'),
  'Person.unmetNeeds': by('UnmetNeed', 'person_id'),
  'Risk.history': by('RiskTransition', 'risk_id', 'at createdAt'),
  'Risk.escalations': by('Escalation', 'risk_id', '-at'),
  'Risk.measurement': by('Measurement', 'risk_id', 'createdAt'),
  'Person.relatedPeople': by('RelatedPerson', 'person_id', '-isEmergencyContact name'),
  'Person.risks': by('Risk', 'person_id', '-raisedAt'),
  'Person.consents': by('Consent', 'person_id', '-givenAt'),
  'Person.careTeam': {
    ...by('CareRelationship', 'person_id', 'since'),
    rows: (person, { world, moment }) =>
      world.by('care_relationship', 'person_id', person.id).filter((row) => isOpen(row, moment.now)),
  },
  'Person.registeredPractice': the(
    'Organisation',
    (person, view) => latest(openOf(view, person.id, 'REGISTERED'))?.party,
  ),
  'Person.leadLinkWorker': the(
    'Member',
    (person, view) => latest(openOf(view, person.id, 'CASELOAD').filter((row) => row.is_lead === true))?.party,
  ),
  'Person.accessLog': by('AccessEventPerson', 'person_id'),
  'Person.referrals': by('Referral', 'person_id'),
  'Person.needs': by('ReferralNeed', 'person_id', '-createdAt'),
  'Person.attempts': by('ContactAttempt', 'person_id'),
  'Person.conversations': by('Conversation', 'person_id'),
  'Person.plans': by('Plan', 'person_id'),
  'Person.connections': by('Connection', 'person_id'),
  'Person.followUps': by('FollowUp', 'person_id'),
  'Person.nextFollowUp': next('person_id'),
  'Person.measurements': by('Measurement', 'person_id'),
  'CareRelationship.organisation': the('Organisation', (relationship) => relationship.party),
  'CareRelationship.scheme': the('Scheme', (relationship) => relationship.party),
  'CareRelationship.member': the('Member', (relationship) => relationship.party),
  'RelatedPerson.agreedPlans': by('Plan', 'agreed_with_related_person_id', '-agreedAt'),
  'Referral.needs': by('ReferralNeed', 'referral_id', 'createdAt'),
  'Referral.feedback': by('Feedback', 'referral_id'),
  'Referral.history': by('ReferralTransition', 'referral_id'),
  'Referral.attempts': by('ContactAttempt', 'referral_id'),
  'Referral.conversations': by('Conversation', 'referral_id'),
  'Referral.continuedBy': telling('continues', by('Referral', 'continues_id', 'createdAt')),
  'Referral.plans': by('Plan', 'referral_id'),
  'Referral.plan': by('Plan', 'referral_id', '-createdAt'),
  'Referral.connections': by('Connection', 'referral_id'),
  'Referral.linkWorker': the('Member', (referral, view) => leadOf(view, referral.person_id, referral.id)),
  'ContactAttempt.amendments': amendments,
  'Conversation.amendments': amendments,
  'Attendance.amendments': amendments,
  'FollowUp.amendments': amendments,
  'Measurement.amendments': amendments,
  'Conversation.needs': by('ConversationNeed', 'conversation_id', 'createdAt'),
  'Plan.goals': by('Goal', 'plan_id', '-importance createdAt'),
  'Plan.actions': by('Action', 'plan_id', 'dueOn createdAt'),
  'Plan.history': by('PlanTransition', 'plan_id'),
  'Plan.connections': by('Connection', 'plan_id'),
  'Plan.followUps': by('FollowUp', 'plan_id'),
  'Plan.measurements': by('Measurement', 'plan_id'),
  'Plan.versions': by('PlanVersion', 'plan_id'),
  'PlanVersion.goals': by('PlanVersionGoal', 'plan_version_id', '-importance createdAt'),
  'PlanVersion.removedGoals': removed('PlanVersionGoal', 'goal_id', '-importance createdAt'),
  'PlanVersion.actions': by('PlanVersionAction', 'plan_version_id', 'dueOn createdAt'),
  'PlanVersion.removedActions': removed('PlanVersionAction', 'action_id', 'dueOn createdAt'),
  'Goal.history': by('GoalTransition', 'goal_id'),
  'Goal.progress': by('GoalProgress', 'goal_id'),
  'Action.history': by('ActionTransition', 'action_id'),
  'Action.versions': by('PlanVersionAction', 'action_id', 'createdAt'),
  'Goal.actions': by('Action', 'goal_id', 'dueOn createdAt'),
  'Goal.versions': by('PlanVersionGoal', 'goal_id', 'createdAt'),
  'Goal.connections': telling('goal', by('Connection', 'goal_id')),
  'Connection.attendances': by('Attendance', 'connection_id'),
  'Connection.history': by('ConnectionTransition', 'connection_id'),
  'Connection.followUps': by('FollowUp', 'connection_id'),
  'Connection.nextFollowUp': next('connection_id'),
  'Connection.linkWorker': the('Member', (connection, view) =>
    leadOf(view, connection.person_id, connection.referral_id),
  ),
  'FollowUp.barriers': by('FollowUpBarrier', 'follow_up_id', 'barrier'),
};
