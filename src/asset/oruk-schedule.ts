/** One Open Referral UK schedule as a schedule here: only what repeats sensibly, the rest left out and said. */
import { ScheduleFrequency } from './asset.codes.js';
import { isUuid, type Json, type Reading } from './oruk-reading.js';

export interface ScheduleRecord {
  readonly externalId: string;
  readonly locationId: string | undefined;
  readonly frequency: ScheduleFrequency | undefined;
  readonly interval: number;
  readonly byDay: string[];
  readonly byMonthDay: number[];
  readonly startsOn: string | undefined;
  readonly until: string | undefined;
  readonly opensAt: string | undefined;
  readonly closesAt: string | undefined;
  readonly validFrom: string | undefined;
  readonly validTo: string | undefined;
  readonly description: string | undefined;
  readonly attendingType: string | undefined;
  readonly notes: string | undefined;
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** Undefined where the schedule contradicts itself: half of it would promise sessions that do not take place. */
export function scheduleOf(from: Json, locationId: string | undefined, reading: Reading): ScheduleRecord | undefined {
  if (!isUuid(from.id)) return reading.leave('id', 'is not a UUID, so the schedule is left out');
  const [validFrom, validTo] = [reading.day(from, 'valid_from'), reading.day(from, 'valid_to')];
  const [startsOn, until] = [reading.day(from, 'dtstart'), reading.day(from, 'until')];
  if ((validFrom && validTo && validTo < validFrom) || (startsOn && until && until < startsOn)) {
    return reading.leave('valid_to', 'or until lies before the first day, so the schedule is left out');
  }
  const frequency = frequencyOf(from, reading);
  return {
    externalId: from.id,
    locationId,
    frequency,
    interval: Math.floor(reading.number(from, 'interval', 1, 99) ?? 1),
    byDay: byDayOf(from, frequency, startsOn, reading),
    byMonthDay: byMonthDayOf(from, frequency, reading),
    startsOn,
    until,
    opensAt: reading.time(from, 'opens_at'),
    closesAt: reading.time(from, 'closes_at'),
    validFrom,
    validTo,
    description: reading.text(from, 'description', 5_000),
    attendingType: reading.text(from, 'attending_type', 500),
    notes: reading.text(from, 'notes', 5_000),
  };
}

function frequencyOf(from: Json, reading: Reading): ScheduleFrequency | undefined {
  const written = reading.text(from, 'freq', 20)?.toUpperCase();
  if (written === undefined) return undefined;
  const frequency = Object.values(ScheduleFrequency).find((value) => value === written);
  return frequency ?? reading.leave('freq', 'is neither WEEKLY nor MONTHLY');
}

function byDayOf(from: Json, frequency: ScheduleFrequency | undefined, startsOn: string | undefined, reading: Reading) {
  const form =
    frequency === ScheduleFrequency.MONTHLY ? /^(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/ : /^(MO|TU|WE|TH|FR|SA|SU)$/;
  const days = partsOf(from, 'byday', reading).map((day) => day.toUpperCase());
  const kept = days.filter((day) => form.test(day));
  if (kept.length < days.length) reading.leave('byday', 'names days that its freq does not have');
  // RFC 5545: without BYDAY a weekly rule falls on the weekday it starts on. Said plainly, so that filters find it.
  if (kept.length === 0 && frequency === ScheduleFrequency.WEEKLY && startsOn) {
    return [WEEKDAYS[new Date(`${startsOn}T00:00:00Z`).getUTCDay()] as string];
  }
  return [...new Set(kept)];
}

function byMonthDayOf(from: Json, frequency: ScheduleFrequency | undefined, reading: Reading): number[] {
  const written = partsOf(from, 'bymonthday', reading);
  if (written.length === 0) return [];
  if (frequency !== ScheduleFrequency.MONTHLY) {
    reading.leave('bymonthday', 'has no meaning unless freq is MONTHLY (RFC 5545)');
    return [];
  }
  const kept = written.filter((day) => /^-?([1-9]|[12]\d|3[01])$/.test(day)).map(Number);
  if (kept.length < written.length) reading.leave('bymonthday', 'names days that no month has');
  return [...new Set(kept)];
}

function partsOf(from: Json, field: string, reading: Reading): string[] {
  const parts = (reading.text(from, field, 500) ?? '').split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}
