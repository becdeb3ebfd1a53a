/** Coming sessions: Europe/London across both changes of the clock, and every form of schedule. */
import { expect, test } from '@jest/globals';
import { nextSessions, type SessionRule } from '../../src/asset/next-sessions.js';

function rule(over: Partial<SessionRule>): SessionRule {
  return {
    frequency: null,
    interval: 1,
    byDay: [],
    byMonthDay: [],
    startsOn: null,
    until: null,
    opensAt: null,
    closesAt: null,
    validFrom: null,
    validTo: null,
    location: null,
    ...over,
  };
}

const at = (text: string) => new Date(text);
const starts = (rules: SessionRule[], count: number, now: string) =>
  nextSessions(rules, count, at(now)).map(({ startsAt, date }) => startsAt ?? date);

test('a weekly session stays at 10:00 in London when summer time begins and ends', () => {
  const mondays = rule({ frequency: 'WEEKLY', byDay: ['MO'], opensAt: '10:00', closesAt: '12:30' });
  // Clocks go forward on 29 March 2026 and back on 25 October 2026.
  expect(nextSessions([mondays], 2, at('2026-03-20T12:00:00Z'))).toEqual([
    { date: '2026-03-23', startsAt: '2026-03-23T10:00:00.000Z', endsAt: '2026-03-23T12:30:00.000Z', place: null },
    { date: '2026-03-30', startsAt: '2026-03-30T09:00:00.000Z', endsAt: '2026-03-30T11:30:00.000Z', place: null },
  ]);
  expect(starts([mondays], 2, '2026-10-18T12:00:00Z')).toEqual([
    '2026-10-19T09:00:00.000Z',
    '2026-10-26T10:00:00.000Z',
  ]);
});

test('a session on the night of the change ends when the clock on the wall says so', () => {
  const night = rule({ startsOn: '2026-03-28', opensAt: '22:00', closesAt: '06:00' });
  expect(nextSessions([night], 1, at('2026-03-01T00:00:00Z'))).toEqual([
    { date: '2026-03-28', startsAt: '2026-03-28T22:00:00.000Z', endsAt: '2026-03-29T05:00:00.000Z', place: null },
  ]);
});

test('every second week is counted from the first day, however long ago', () => {
  const fortnightly = rule({
    frequency: 'WEEKLY',
    interval: 2,
    byDay: ['TH'],
    startsOn: '2005-01-06',
    opensAt: '14:00',
  });
  const found = starts([fortnightly], 3, '2026-03-02T09:00:00Z');
  expect(found).toHaveLength(3);
  for (const start of found) {
    const weeks = (at(start.slice(0, 10)).getTime() - at('2005-01-06').getTime()) / (7 * 24 * 3600 * 1000);
    expect(weeks % 2).toBe(0);
  }
});

test('monthly by ordinal weekday and by day of the month', () => {
  const second = rule({ frequency: 'MONTHLY', byDay: ['2TU', '-1FR'], opensAt: '18:00' });
  expect(starts([second], 3, '2026-06-01T00:00:00Z')).toEqual([
    '2026-06-09T17:00:00.000Z',
    '2026-06-26T17:00:00.000Z',
    '2026-07-14T17:00:00.000Z',
  ]);
  const last = rule({ frequency: 'MONTHLY', byMonthDay: [31] });
  expect(starts([last], 3, '2026-02-01T00:00:00Z')).toEqual(['2026-03-31', '2026-05-31', '2026-07-31']);
});

test('a session that has begun is over, a day without times counts until it is over', () => {
  const mondays = { frequency: 'WEEKLY', byDay: ['MO'] };
  expect(starts([rule({ ...mondays, opensAt: '10:00' })], 1, '2026-03-02T10:00:00Z')).toEqual([
    '2026-03-02T10:00:00.000Z',
  ]);
  expect(starts([rule({ ...mondays, opensAt: '10:00' })], 1, '2026-03-02T10:00:01Z')).toEqual([
    '2026-03-09T10:00:00.000Z',
  ]);
  expect(starts([rule(mondays)], 1, '2026-03-02T23:30:00Z')).toEqual(['2026-03-02']);
  // 23:30 UTC in summer is already the next day in London.
  expect(starts([rule(mondays)], 1, '2026-06-01T23:30:00Z')).toEqual(['2026-06-08']);
});

test('days outside of the times’ validity have no sessions', () => {
  const summer = rule({
    frequency: 'WEEKLY',
    byDay: ['SA'],
    validFrom: '2026-07-01',
    validTo: '2026-07-11',
    opensAt: '09:00',
  });
  expect(starts([summer], 5, '2026-03-02T00:00:00Z')).toEqual(['2026-07-04T08:00:00.000Z', '2026-07-11T08:00:00.000Z']);
  expect(starts([summer], 5, '2026-07-12T00:00:00Z')).toEqual([]);
  const ended = rule({ frequency: 'WEEKLY', byDay: ['SA'], startsOn: '2026-01-03', until: '2026-01-31' });
  expect(starts([ended], 5, '2026-01-20T00:00:00Z')).toEqual(['2026-01-24', '2026-01-31']);
});

test('a single day, in the future and in the past', () => {
  expect(starts([rule({ startsOn: '2026-05-05' })], 3, '2026-03-02T00:00:00Z')).toEqual(['2026-05-05']);
  expect(starts([rule({ startsOn: '2026-01-05' })], 3, '2026-03-02T00:00:00Z')).toEqual([]);
});

test('times in words only promise nothing', () => {
  expect(starts([rule({}), rule({ frequency: 'WEEKLY' })], 3, '2026-03-02T00:00:00Z')).toEqual([]);
});

test('several schedules are merged by time, with their places, and cut to what is asked', () => {
  const hall = rule({ frequency: 'WEEKLY', byDay: ['MO', 'WE'], opensAt: '10:00', location: { name: 'Hall' } });
  const park = rule({ frequency: 'WEEKLY', byDay: ['TU'], opensAt: '11:00', location: { name: 'Park' } });
  const found = nextSessions([park, hall], 3, at('2026-03-02T00:00:00Z'));
  expect(found.map(({ date, place }) => [date, place])).toEqual([
    ['2026-03-02', 'Hall'],
    ['2026-03-03', 'Park'],
    ['2026-03-04', 'Hall'],
  ]);
  expect(nextSessions([hall], 0, at('2026-03-02T00:00:00Z'))).toEqual([]);
  expect(nextSessions([hall], 1_000_000, at('2026-03-02T00:00:00Z'))).toHaveLength(20);
});

test('a rule that never comes true ends', () => {
  const never = rule({
    frequency: 'MONTHLY',
    interval: 12,
    byMonthDay: [31],
    startsOn: '2026-02-01',
    opensAt: '10:00',
  });
  expect(starts([never], 3, '2026-03-02T00:00:00Z')).toEqual([]);
});
