/** What is worked out of a row rather than stored, each after its description in the schema. */
import { meaningfulChange } from './measures.js';
import type { Sight } from './sight.js';
import { isConsentCurrent } from './ties.js';
import { changedOf, changedOfPlan, changeOf } from './versions.js';
import { londonDay } from './viewer.js';
import type { Cell, Row } from './world.js';

type Derived = (row: Row, view: Sight) => Cell;

const BANDS: readonly (readonly [from: number, band: string])[] = [
  [85, 'FROM_85'],
  [75, 'FROM_75_TO_84'],
  [65, 'FROM_65_TO_74'],
  [55, 'FROM_55_TO_64'],
  [45, 'FROM_45_TO_54'],
  [35, 'FROM_35_TO_44'],
  [25, 'FROM_25_TO_34'],
  [18, 'FROM_18_TO_24'],
];

/** Completed years today, or on the day they died. A birthday on 29 February is kept on 1 March. */
function age(person: Row, today: string): number {
  const born = String(person.birth_date);
  const day = person.deceased_on === null ? today : String(person.deceased_on);
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) >= born.slice(5) ? years : years - 1;
}

const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

export function stateOf(followUp: Row, today: string): string {
  if (followUp.cancelled_at !== null) return 'CANCELLED';
  if (followUp.occurred_at !== null) return followUp.reached === true ? 'REACHED' : 'NOT_REACHED';
  return String(followUp.due_on) < today ? 'OVERDUE' : 'DUE';
}

/** Whether everyone comes for nothing today: every price of today is 0; unknown while one is not said or there is none. */
function isFree(asset: Row, { world, moment }: Sight): boolean | null {
  const prices = world
    .by('cost_option', 'asset_id', asset.id)
    .filter(
      ({ valid_from, valid_to }) =>
        (valid_from === null || String(valid_from) <= moment.today) &&
        (valid_to === null || String(valid_to) >= moment.today),
    )
    .map(({ amount }) => amount);
  if (prices.some((amount) => Number(amount) > 0)) return false;
  return prices.length > 0 && prices.every((amount) => amount === 0) ? true : null;
}

/** How far the support has come, judged by the rows that exist for the viewer. */
function phase(referral: Row, { world, rules }: Sight): string | null {
  if (referral.status !== 'ENGAGED') return null;
  const of = (type: string, table: string, column: string, id: string) =>
    world.by(table, column, id).filter((row) => rules.exists(type, row));
  const stands = (row: Row) => row.entered_in_error_at === null;
  const plans = of('Plan', 'plan', 'referral_id', referral.id);
  const wasReached = (plan: Row) =>
    of('FollowUp', 'follow_up', 'plan_id', plan.id).some((row) => row.reached === true && stands(row));
  if (plans.some((plan) => plan.status === 'IN_REVIEW' || wasReached(plan))) return 'REVIEWING';
  const notBegun = ['PROPOSED', 'CONSENTED', 'DECLINED_BY_PERSON'];
  const connections = of('Connection', 'connection', 'referral_id', referral.id);
  if (connections.some((row) => !notBegun.includes(String(row.status)))) return 'CONNECTED';
  if (plans.length > 0) return 'PLANNING';
  return of('Conversation', 'conversation', 'referral_id', referral.id).some(stands) ? 'TALKING' : null;
}

function smartGaps(goal: Row): readonly string[] {
  const parts = ['counted', 'baseline', 'target', 'unit', 'per', 'due_on', 'mechanism'];
  return parts.filter((part) => goal[part] === null).map((part) => part.toUpperCase());
}

export const derived: Readonly<Record<string, Derived>> = {
  'Asset.hasCapacity': ({ status, available_places }) => {
    if (status !== 'ACTIVE') return false;
    return available_places === null ? null : Number(available_places) > 0;
  },
  'Asset.isFree': isFree,
  'Person.age': (person, { moment }) => age(person, moment.today),
  'Person.ageBand': (person, { moment }) =>
    BANDS.find(([from]) => age(person, moment.today) >= from)?.[1] ?? 'UNDER_18',
  'Person.area': ({ address_postcode }) =>
    address_postcode === null ? null : (String(address_postcode).split(' ')[0] ?? null),
  'Person.contactVia': ({ contact_prohibited }) => (contact_prohibited === true ? 'LINK_WORKER' : 'DIRECT'),
  'CareRelationship.until': ({ until }) => (until === 'infinity' ? null : (until ?? null)),
  'Consent.isCurrent': (consent, { moment }) => isConsentCurrent(consent, moment.now),
  'Objection.isCurrent': ({ withdrawn_at }) => withdrawn_at === null,
  'Cover.isOver': ({ ended_at, until }, { moment }) => ended_at !== null || String(until) <= moment.now,
  'Referral.waitingDays': ({ submitted_at, engaged_at, ended_at }, { moment }) =>
    submitted_at === null
      ? null
      : days(londonDay(String(submitted_at)), londonDay(String(engaged_at ?? ended_at ?? moment.now))),
  'Referral.phase': phase,
  'Goal.smartGaps': smartGaps,
  'PlanVersion.changed': (version, { world }) => changedOfPlan(version, world),
  'PlanVersionGoal.changed': (goal, { world }) => changedOf('goal', goal, world) ?? [],
  'PlanVersionGoal.change': (goal, { world }) => changeOf(changedOf('goal', goal, world)),
  'PlanVersionAction.changed': (action, { world }) => changedOf('action', action, world) ?? [],
  'PlanVersionAction.change': (action, { world }) => changeOf(changedOf('action', action, world)),
  'Measurement.meaningfulChange': meaningfulChange,
  'FollowUp.state': (followUp, { moment }) => stateOf(followUp, moment.today),
  'FollowUp.isOverdue': (followUp, { moment }) => stateOf(followUp, moment.today) === 'OVERDUE',
};

const EARTH_KM = 6371.0088;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Great-circle distance from a point to a location; null where it has no coordinates. */
export function kilometresTo(from: Point, { latitude, longitude }: Row): number | null {
  if (latitude === null || longitude === null) return null;
  const [lat, lon] = [Number(latitude), Number(longitude)];
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const a =
    half(lat - from.latitude) + Math.cos(radians(from.latitude)) * Math.cos(radians(lat)) * half(lon - from.longitude);
  return 2 * EARTH_KM * Math.asin(Math.sqrt(Math.min(1, a)));
}

/** To the nearest of some locations, in kilometres with two decimals. */
export function distanceKm(from: Point, locations: readonly Row[]): number | null {
  const known = locations.map((location) => kilometresTo(from, location)).filter((distance) => distance !== null);
  return known.length === 0 ? null : Math.round(Math.min(...known) * 100) / 100;
}
