/** Costs, and what a scheme is, are what plain code finds over the same record. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NOW } from '../support/kith.js';
import { type Rare, startRare } from './rare.js';
import { dayOf, firstContactOf, followUpsOf, pairsOf, percent, quantile, type Row, sum, TODAY } from './record.js';

let rare: Rare;
beforeAll(async () => {
  rare = await startRare();
});
afterAll(() => rare?.close());

describe('cost', () => {
  const COST = `query ($hour: Int, $session: Int) {
    cost(score: UCLA3, penceByHour: $hour, penceBySession: $session) {
      hours sessions penceByHour penceBySession pounds poundsByReached poundsByEngaged poundsByImproved
    }
  }`;

  function used(referrals: readonly Row[]) {
    const minutesOf = (row: Row): number =>
      sum(rare.record.talks.filter(({ referral_id: of }) => of === row.id).map(({ minutes }) => Number(minutes ?? 0))) +
      sum(followUpsOf(rare.record, row).map(({ duration_minutes: minutes }) => Number(minutes ?? 0)));
    const own = new Set(referrals.map(({ id }) => id));
    const connections = new Set(
      rare.record.connections.filter(({ referral_id: of }) => own.has(of)).map(({ id }) => id),
    );
    const sessions = rare.record.attendances.filter(
      ({ connection_id: of, code }) => connections.has(of) && (code === 'ATTENDED_ON_TIME' || code === 'ATTENDED_LATE'),
    ).length;
    const priced = referrals.flatMap((row) => {
      const price = rare.record.schemes.find(({ id }) => id === row.scheme_id)?.pence_by_contact_hour;
      return price === null ? [] : [{ minutes: minutesOf(row), price: Number(price) }];
    });
    const priceByMinutes =
      sum(priced.map(({ minutes, price }) => minutes * price)) / sum(priced.map(({ minutes }) => minutes));
    const gains = pairsOf(rare.record, referrals, 'UCLA3', 'score').filter(
      ({ before, after }) => after !== undefined && before - after >= 1,
    );
    return {
      hours: Math.round(sum(referrals.map(minutesOf)) / 60),
      sessions,
      entered: Math.round(priceByMinutes),
      reached: referrals.filter((row) => firstContactOf(rare.record, row)).length,
      engaged: referrals.filter((row) => row.engaged_at !== null).length,
      improved: gains.length,
    };
  }

  test.each([
    [3_100, 450],
    [3_100, null],
    [null, null],
  ])('at %s pence for an hour and %s for a session', async (hour, session) => {
    const { hours, sessions, entered, reached, engaged, improved } = used(rare.record.referrals);
    expect([hours, sessions, improved].every((count) => count > 5)).toBe(true);
    const { cost } = await rare.asked<{ cost: object }>('analyst', COST, { hour, session });
    const pounds = (hours * (hour ?? entered) + sessions * (session ?? 0)) / 100;
    expect(cost).toEqual({
      hours,
      sessions,
      penceByHour: hour ?? entered,
      penceBySession: session,
      pounds: Math.round(pounds),
      poundsByReached: Math.round(pounds / reached),
      poundsByEngaged: Math.round(pounds / engaged),
      poundsByImproved: Math.round(pounds / improved),
    });
  });

  test('worked by hand: ten people, 12 hours at £31 and 40 sessions at £4.50 are £552, or £55 for each reached', async () => {
    const { statistics } = rare;
    await statistics.owner.query(
      `insert into statistics.fact select (jsonb_populate_record(f, jsonb_build_object('referral_id', gen_random_uuid(), 'person_id',
        gen_random_uuid(), 'scheme', 'Ten', 'minutes', 72, 'sessions', 4, 'contacted', true, 'engaged', n > 4))).*
      from (select f from statistics.fact f limit 1) one(f), generate_series(1, 10) n`,
    );
    await statistics.owner.query('select statistics.refresh($1)', [NOW.toISOString()]);
    const ten = JSON.stringify({ SCHEME: ['Ten'] });
    expect(await statistics.ask('analyst', 'cost', 'UCLA3', 3_100, 450, ten)).toMatchObject({
      hours: 12,
      sessions: 40,
      pounds: 552,
      poundsByReached: 55,
      poundsByEngaged: 92,
      poundsByImproved: null,
    });
  });
});

describe('tidier', () => {
  const TIDIER = `query ($scheme: String!) { tidier(scheme: $scheme) { items { number title status text } markdown } }`;
  interface Answer {
    readonly tidier: {
      readonly items: readonly { number: number; status: string; text: string | null }[];
      readonly markdown: string;
    } | null;
  }

  const COLUMNS = {
    2: 'why',
    3: 'materials',
    4: 'procedures',
    5: 'providers',
    6: 'how',
    7: 'whereabouts',
    8: 'amount',
    9: 'tailoring',
    10: 'modifications',
    11: 'fidelity',
  };

  /** What the record shows, where the scheme wrote nothing. */
  function observed(scheme: Row): Record<number, string> {
    const own = rare.record.referrals.filter(({ scheme_id: of }) => of === scheme.id);
    const talks = own.map(({ id }) => rare.record.talks.filter((row) => row.referral_id === id).length);
    const contacted = own.filter((row) => firstContactOf(rare.record, row));
    const inTime = contacted.filter(
      (row) =>
        dayOf(firstContactOf(rare.record, row)) - dayOf(row.submitted_at) <= Number(scheme.first_contact_within_days),
    );
    const due = own
      .map((row) => followUpsOf(rare.record, row).filter(({ due_on: on }) => on !== null && dayOf(on) <= TODAY))
      .filter((rows) => rows.length > 0);
    const ids = new Set(own.map(({ id }) => id));
    const channels = [...rare.record.attempts, ...rare.record.talks]
      .filter(({ referral_id: of }) => ids.has(of))
      .map(({ channel }) => String(channel));
    const words = [...new Set(channels)].sort().map((channel) => channel.toLowerCase().replaceAll('_', ' '));
    return {
      6: `Contact was by ${words.join(', ')}.`,
      8: `Half of those referred had ${quantile(talks, 0.5)} conversations or fewer; support usually takes ${scheme.usual_weeks} weeks.`,
      11: `First contact is meant within ${scheme.first_contact_within_days} days, in up to ${scheme.contact_attempts_wanted} attempts.`,
      12: `${percent(inTime.length, contacted.length)} % of those contacted were contacted in time; ${percent(
        due.filter((rows) => rows.some(({ reached }) => reached)).length,
        due.length,
      )} % of those with a follow-up due were reached by one.`,
    };
  }

  test('each of the twelve items is what the scheme wrote, else what the record shows, else missing', async () => {
    const statuses = new Set<string>();
    const schemes = rare.record.schemes.filter(({ id }) => rare.record.referrals.some((row) => row.scheme_id === id));
    expect(schemes.length).toBeGreaterThan(3);
    for (const scheme of schemes) {
      const { tidier } = await rare.asked<Answer>('analyst', TIDIER, { scheme: scheme.name });
      const shows = observed(scheme);
      const items = Array.from({ length: 12 }, (_, index) => {
        const number = index + 1;
        const wrote = number === 1 ? scheme.name : scheme[`intervention_${COLUMNS[number as keyof typeof COLUMNS]}`];
        if (wrote) return { number, status: 'AUTHORED', text: wrote };
        return shows[number]
          ? { number, status: 'COMPUTED', text: shows[number] }
          : { number, status: 'MISSING', text: null };
      });
      expect([scheme.name, tidier?.items.map(({ number, status, text }) => ({ number, status, text }))]).toEqual([
        scheme.name,
        items,
      ]);
      for (const { status } of items) statuses.add(status);
      for (const { text } of items) expect(tidier?.markdown).toContain(text ?? '_Not written yet._');
      expect(tidier?.markdown.match(/^## \d+\. /gm)).toHaveLength(12);
    }
    expect([...statuses].sort()).toEqual(['AUTHORED', 'COMPUTED', 'MISSING']);
  });

  test.each([
    ['analyst', 'No such scheme'],
    ['team-lead', 'Westmarch Green Prescribing'],
  ])('for the %s there is nothing of %s: absent and out of reach are alike', async (who, scheme) => {
    expect((await rare.asked<Answer>(who, TIDIER, { scheme })).tidier).toBeNull();
  });
});
