/** How rows of a type are listed: what is left by a `where`, in which order, and which page of it is asked for. */
import type { Filter, Masked } from './filter.js';
import { filters } from './filters.js';
import { nearness } from './near.js';
import { type Key, sorted } from './order.js';
import type { View } from './view.js';
import { places } from './worklists.js';
import type { Cell, Row } from './world.js';

export interface ListArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly where?: Readonly<Record<string, unknown>> | null;
  readonly orderBy?: string | null;
}

const DEFAULT_PAGE = 20;

/** Keys of every order in words: `-x` is x, the greatest first. The first order is the one not asked for. */
const orders: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Person: {
    NAME_ASC: 'familyName givenName',
    NAME_DESC: '-familyName -givenName',
    BIRTH_DATE_ASC: 'birthDate',
    BIRTH_DATE_DESC: '-birthDate',
    CONNECTED_ASC: 'connections',
    CONNECTED_DESC: '-connections',
  },
  Referral: {
    SUBMITTED_AT_DESC: '-submittedAt',
    SUBMITTED_AT_ASC: 'submittedAt',
    WORKLIST_ASC: 'worklist submittedAt',
    CONTACT_BY_ASC: 'contactBy',
  },
  ReferralTransition: { AT_ASC: 'at', AT_DESC: '-at' },
  ContactAttempt: { OCCURRED_AT_DESC: '-occurredAt', OCCURRED_AT_ASC: 'occurredAt' },
  Conversation: { OCCURRED_AT_DESC: '-occurredAt', OCCURRED_AT_ASC: 'occurredAt' },
  Plan: {
    AGREED_DESC: '-agreedAt',
    AGREED_ASC: 'agreedAt',
    REVIEW_DUE_ASC: 'reviewDue',
    REVIEW_DUE_DESC: '-reviewDue',
    UPDATED_DESC: '-updatedAt',
  },
  PlanVersion: { NUMBER_DESC: '-number', NUMBER_ASC: 'number' },
  Connection: {
    UPDATED_DESC: '-updatedAt',
    UPDATED_ASC: 'updatedAt',
    SENT_ASC: 'sentAt',
    SENT_DESC: '-sentAt',
  },
  ConnectionTransition: { OCCURRED_ASC: 'occurredAt', OCCURRED_DESC: '-occurredAt' },
  Attendance: { OCCURRED_DESC: '-occurredOn', OCCURRED_ASC: 'occurredOn' },
  FollowUp: {
    DUE_ASC: 'dueOn',
    DUE_DESC: '-dueOn',
    OCCURRED_ASC: 'occurredAt',
    OCCURRED_DESC: '-occurredAt',
  },
  Measurement: { TAKEN_DESC: '-takenAt', TAKEN_ASC: 'takenAt' },
  Organisation: { NAME_ASC: 'name', NAME_DESC: '-name' },
  Member: { NAME_ASC: 'name', NAME_DESC: '-name' },
  Asset: {
    NAME_ASC: 'name',
    NAME_DESC: '-name',
    UPDATED_ASC: 'updatedAt',
    UPDATED_DESC: '-updatedAt',
    NEAREST_ASC: 'locations',
  },
  AssetCategory: { NAME_ASC: 'name' },
  Need: { NAME_ASC: 'name' },
  GoalTemplate: { TITLE_ASC: 'title' },
  PlanTransition: { AT_ASC: 'at', AT_DESC: '-at' },
  GoalTransition: { AT_ASC: 'at', AT_DESC: '-at' },
  ActionTransition: { AT_ASC: 'at', AT_DESC: '-at' },
  GoalProgress: { AT_DESC: '-at', AT_ASC: 'at' },
  Feedback: { SENT_AT_DESC: '-sentAt', SENT_AT_ASC: 'sentAt' },
  AssetSupport: { SUPPORTED_ON_DESC: '-supportedOn' },
  UnmetNeed: { RECORDED_AT_DESC: '-recordedAt' },
  Cover: { SINCE_DESC: '-since', UNTIL_ASC: 'until' },
  EmergencyAccess: { OPENED_AT_DESC: '-openedAt', OPENED_AT_ASC: 'openedAt' },
  RegistrationChange: { CHANGED_AT_DESC: '-changedAt', CHANGED_AT_ASC: 'changedAt' },
  SuspectedDuplicate: { RAISED_ASC: 'createdAt', RAISED_DESC: '-createdAt' },
  Risk: { WORKLIST_ASC: 'worklist raisedAt', RAISED_AT_DESC: '-raisedAt' },
  Escalation: { WORKLIST_ASC: 'worklist at', AT_DESC: '-at' },
  AccessEventPerson: { OCCURRED_AT_DESC: '-occurredAt', OCCURRED_AT_ASC: 'occurredAt' },
};

/** The fields a `where` and an asked-for order look at, as `Type.field`. */
export function usedBy(type: string, { where, orderBy }: ListArguments): readonly string[] {
  const filtered = given(where).flatMap(([name]) => filterOf(type, name).uses.split(' '));
  const ordered = (orderBy ? wordsOf(type, orderBy) : []).flatMap((word) => {
    const coordinate = `${type}.${word.replace('-', '')}`;
    return places[coordinate]?.uses.split(/\s+/) ?? [coordinate];
  });
  const connected = ordered.includes('Person.connections') ? ['Connection.sentAt'] : [];
  return [...filtered, ...ordered, ...connected];
}

/** Everything of a list that exists for the viewer and matches, in order. */
export function listed(type: string, rows: readonly Row[], args: ListArguments, view: View): readonly Row[] {
  const value = (row: Row, field: string) => view.value(type, row, field);
  const wanted = given(args.where).map(([name, value]) => ({ filter: filterOf(type, name), value }));
  const left = rows.filter((row) => wanted.every(({ filter, value }) => filter.holds(masked(type, row, view), value)));
  const words = args.orderBy || mayOrderBy(type, '', view) ? wordsOf(type, args.orderBy ?? '') : [];
  const keys = words.map((word): Key => {
    const field = word.replace('-', '');
    const descending = word.startsWith('-');
    if (field === 'locations') return { of: (row) => nearness(row, args.where?.near, view) };
    if (field === 'connections') return { of: (row) => firstConnected(row, view), descending };
    const place = places[`${type}.${field}`];
    if (place) return { of: (row) => place.of(masked(type, row, view)) };
    return { of: field, descending };
  });
  return sorted(left, view.readKeys(type, keys), value);
}

/** A charity orders people by its own connections' dates only; where nothing is asked for, by nothing but the id. */
export function mayOrderBy(type: string, orderBy: string, { asker }: View): boolean {
  return type !== 'Person' || asker.role !== 'CHARITY' || orderBy.startsWith('CONNECTED');
}

/** When the first of a person's visible connections was sent. */
function firstConnected(person: Row, view: View): Cell {
  const sent = view.related('Person', person, 'connections').map((row) => view.value('Connection', row, 'sentAt'));
  return sent.filter((moment) => moment !== null).sort()[0] ?? null;
}

function masked(type: string, row: Row, view: View): Masked {
  return {
    row,
    view,
    get: (field) => view.value(type, row, field),
    some: (edge, condition) => {
      const target = view.rowTypeOf(type, edge);
      return view.related(type, row, edge).some((other) => condition(masked(target, other, view)));
    },
  };
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export function pageOf<Item>(items: readonly Item[], { first, last }: ListArguments): Page<Item> {
  const size = first ?? last ?? DEFAULT_PAGE;
  const isFromEnd = typeof last === 'number' && typeof first !== 'number';
  const start = isFromEnd ? Math.max(items.length - size, 0) : 0;
  const end = isFromEnd ? items.length : Math.min(size, items.length);
  return {
    items: items.slice(start, end),
    totalCount: items.length,
    hasNextPage: end < items.length,
    hasPreviousPage: start > 0,
  };
}

function given(where: ListArguments['where']): readonly (readonly [string, unknown])[] {
  return Object.entries(where ?? {}).filter(([, value]) => value !== null && value !== undefined);
}

function filterOf(type: string, name: string): Filter {
  const filter = filters[type]?.[name];
  if (filter === undefined) throw new Error(`The oracle knows no filter ${name} of ${type}.`);
  return filter;
}

function wordsOf(type: string, order: string): readonly string[] {
  const known = orders[type] ?? {};
  const words = order === '' ? Object.values(known)[0] : known[order];
  if (words === undefined) throw new Error(`The oracle knows no order ${order} of ${type}.`);
  return words.split(' ');
}
