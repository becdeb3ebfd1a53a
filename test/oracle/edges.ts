/** Where the edges lead that are no plain foreign key: the rows, and the order of those that are plain lists. */
import type { Key } from './order.js';
import type { Sight } from './sight.js';
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
function latest(relationships: readonly Row[]): Row | undefined {
  return relationships.toSorted((a, b) =>
    a.since === b.since ? (a.id < b.id ? -1 : 1) : String(a.since) > String(b.since) ? -1 : 1,
  )[0];
}

function openOf(view: Sight, person: Cell | undefined, kind: string): readonly Row[] {
  return view.relationships(person).filter((row) => row.kind === kind && isOpen(row, view.moment.now));
}

/** Who leads, or last led, the support of a referral. */
function leadOf(view: Sight, person: Cell | undefined, referral: Cell | undefined): Cell | undefined {
  const leading = view
    .relationships(person)
    .filter((row) => row.kind === 'CASELOAD' && row.is_lead === true && row.cause_id === referral);
  return latest(leading)?.party;
}

/** People who stand in an open relationship of a kind to a party, as far as the viewer can see it. */
function peopleOf(kind: string): Edge['rows'] {
  return (party, { world, rules, moment }) => {
    const found = world
      .by('care_relationship', 'party', party.id)
      .filter((row) => row.kind === kind && isOpen(row, moment.now) && rules.exists('CareRelationship', row));
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
  'Member.followUps': by('FollowUp', 'assigned_to_id'),
  'Member.caseload': telling('leadLinkWorker', { to: 'Person', rows: peopleOf('CASELOAD') }),
  'Member.referrals': telling('linkWorker', {
    to: 'Referral',
    rows: (member, { world, rules, moment }) => {
      const found = world
        .by('care_relationship', 'party', member.id)
        .filter((row) => row.kind === 'CASELOAD' && isOpen(row, moment.now) && rules.exists('CareRelationship', row));
      return [...new Set(found.map((row) => row.cause_id))].flatMap((id) => world.get('referral', id) ?? []);
    },
  }),
  'Asset.categories': joined('AssetCategory', 'asset_category_link', 'asset_id', 'category_id', 'name'),
  'Asset.costOptions': by('CostOption', 'asset_id', 'amount option'),
  'Asset.locations': by('Location', 'asset_id', 'city name'),
  'Asset.schedules': by('Schedule', 'asset_id', 'startsOn opensAt'),
  'Asset.members': joined('Member', 'member_asset', 'asset_id', 'member_id', 'name'),
  'Asset.connections': telling('asset', by('Connection', 'asset_id')),
  'AssetCategory.assets': joined('Asset', 'asset_category_link', 'category_id', 'asset_id'),
  'Location.schedules': by('Schedule', 'location_id', 'startsOn opensAt'),
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
  'Person.accessLog': joined('AccessEvent', 'access_event_person', 'person_id', 'event_id'),
  'Person.referrals': by('Referral', 'person_id'),
  'Person.needs': by('ReferralNeed', 'person_id', '-createdAt'),
  'Person.attempts': by('ContactAttempt', 'person_id'),
  'Person.conversations': by('Conversation', 'person_id'),
  'Person.plans': by('Plan', 'person_id'),
  'Person.connections': by('Connection', 'person_id'),
  'Person.followUps': by('FollowUp', 'person_id'),
  'Person.nextFollowUp': next('person_id'),
  'Person.measurements': by('Measurement', 'person_id'),
  'AccessEvent.member': the('Member', (event) => event.member_id),
  'AccessEvent.organisation': the('Organisation', (event) => event.organisation_id),
  'CareRelationship.organisation': the('Organisation', (relationship) => relationship.party),
  'CareRelationship.scheme': the('Scheme', (relationship) => relationship.party),
  'CareRelationship.member': the('Member', (relationship) => relationship.party),
  'RelatedPerson.agreedPlans': by('Plan', 'agreed_with_related_person_id', '-agreedAt'),
  'Referral.needs': by('ReferralNeed', 'referral_id', 'createdAt'),
  'Referral.history': by('ReferralTransition', 'referral_id'),
  'Referral.attempts': by('ContactAttempt', 'referral_id'),
  'Referral.conversations': by('Conversation', 'referral_id'),
  'Referral.continuedBy': telling('continues', by('Referral', 'continues_id', 'createdAt')),
  'Referral.plans': by('Plan', 'referral_id'),
  'Referral.plan': by('Plan', 'referral_id', '-createdAt'),
  'Referral.connections': by('Connection', 'referral_id'),
  'Referral.linkWorker': the('Member', (referral, view) => leadOf(view, referral.person_id, referral.id)),
  'Conversation.needs': by('ConversationNeed', 'conversation_id', 'createdAt'),
  'Plan.goals': by('Goal', 'plan_id', '-importance createdAt'),
  'Plan.connections': by('Connection', 'plan_id'),
  'Plan.followUps': by('FollowUp', 'plan_id'),
  'Plan.measurements': by('Measurement', 'plan_id'),
  'Plan.versions': by('PlanVersion', 'plan_id'),
  'PlanVersion.goals': by('PlanVersionGoal', 'plan_version_id', '-importance createdAt'),
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
