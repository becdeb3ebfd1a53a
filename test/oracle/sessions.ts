/** The coming sessions of an asset, found by walking the calendar day by day in Europe/London. */
import type { View } from './view.js';
import { londonDay } from './viewer.js';
import type { Row } from './world.js';

interface Session {
  readonly date: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly place: string | null;
}

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const DAY = 86_400_000;
/** Long enough for twenty sessions of a rule that meets every other month. */
const HORIZON_DAYS = 366 * 4;
const MOST = 20;

export function nextSessions(asset: Row, first: number, view: View): readonly Session[] {
  if (asset.status !== 'ACTIVE') return [];
  const wanted = Math.min(Math.max(first, 0), MOST);
  const all = view.world
    .by('schedule', 'asset_id', asset.id)
    .flatMap((schedule) => sessionsOf(schedule, wanted, view).map((session) => ({ session, schedule })));
  const key = ({ startsAt, date }: Session) => startsAt ?? date;
  const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const listOrder = view.related('Asset', asset, 'schedules').map(({ id }) => id);
  all.sort(
    (a, b) =>
      inOrder(key(a.session), key(b.session)) || listOrder.indexOf(a.schedule.id) - listOrder.indexOf(b.schedule.id),
  );
  return all.slice(0, wanted).map(({ session }) => session);
}

function sessionsOf(schedule: Row, wanted: number, view: View): readonly Session[] {
  const { now, today } = view.moment;
  const text = (column: string) => (schedule[column] === null ? undefined : String(schedule[column]));
  const begins =
    [today, text('starts_on'), text('valid_from')]
      .filter((day) => day !== undefined)
      .sort()
      .at(-1) ?? today;
  const ends = [text('until'), text('valid_to')].filter((day) => day !== undefined).sort()[0];
  const place = view.world.get('location', schedule.location_id)?.name ?? null;
  const found: Session[] = [];
  const start = Date.parse(begins);
  for (let at = start; at < start + HORIZON_DAYS * DAY && found.length < wanted; at += DAY) {
    const date = new Date(at).toISOString().slice(0, 10);
    if (ends !== undefined && date > ends) break;
    if (!meetsOn(date, schedule, begins)) continue;
    const [opens, closes] = [text('opens_at'), text('closes_at')];
    const startsAt = opens === undefined ? null : londonMoment(date, opens);
    if (startsAt !== null && startsAt < now) continue;
    const isNextDay = opens !== undefined && closes !== undefined && closes <= opens;
    const lastDay = isNextDay ? new Date(at + DAY).toISOString().slice(0, 10) : date;
    const endsAt = startsAt !== null && closes !== undefined ? londonMoment(lastDay, closes) : null;
    found.push({ date, startsAt, endsAt, place: place === null ? null : String(place) });
  }
  return found;
}

function meetsOn(date: string, schedule: Row, begins: string): boolean {
  const { frequency, starts_on, valid_from, by_day, by_month_day } = schedule;
  if (frequency === null) return date === starts_on;
  const anchor = String(starts_on ?? valid_from ?? begins);
  const days = list(by_day);
  const monthDays = list(by_month_day).map(Number);
  if (starts_on === null && days.length + monthDays.length === 0) return false;
  const interval = Number(schedule.interval);
  if (frequency === 'WEEKLY') {
    const weeks = Math.round((monday(date) - monday(anchor)) / (7 * DAY));
    const wanted = days.length > 0 ? days : [weekday(anchor)];
    return weeks % interval === 0 && wanted.includes(weekday(date));
  }
  const months = monthsOf(date) - monthsOf(anchor);
  if (months % interval !== 0) return false;
  if (days.length === 0 && monthDays.length === 0) return date.slice(8) === anchor.slice(8);
  const isDay = days.length === 0 || days.some((rule) => isNth(date, rule));
  return isDay && (monthDays.length === 0 || monthDays.some((day) => isMonthDay(date, day)));
}

const list = (cell: unknown) => (Array.isArray(cell) ? cell.map(String) : []);
const weekday = (date: string) => DAYS[new Date(date).getUTCDay()] ?? '';
const monday = (date: string) => Date.parse(date) - ((new Date(date).getUTCDay() + 6) % 7) * DAY;
const monthsOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
const lastDayOf = (date: string) =>
  new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();

function isMonthDay(date: string, day: number): boolean {
  const wanted = day > 0 ? day : lastDayOf(date) + 1 + day;
  return Number(date.slice(8)) === wanted;
}

/** `2TU` is the second Tuesday of the month, `-1FR` the last Friday, `MO` any Monday. */
function isNth(date: string, rule: string): boolean {
  if (!rule.endsWith(weekday(date))) return false;
  const nth = Number(rule.slice(0, -2));
  const day = Number(date.slice(8));
  if (rule.length === 2) return true;
  return nth > 0 ? Math.ceil(day / 7) === nth : Math.ceil((lastDayOf(date) - day + 1) / 7) === -nth;
}

/** The moment at which clocks in London show this time on this day. */
export function londonMoment(date: string, time: string): string {
  const asUtc = new Date(`${date}T${time}:00.000Z`);
  const hourEarlier = new Date(asUtc.getTime() - 3_600_000);
  const shows = (moment: Date) => `${londonDay(moment.toISOString())} ${clock.format(moment)}`;
  return shows(hourEarlier) === `${date} ${time}` ? hourEarlier.toISOString() : asUtc.toISOString();
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
