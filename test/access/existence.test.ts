/** What does not exist and what exists for others cannot be told apart: not by a byte, and not by time. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { personas } from '../../src/cli/personas.js';
import type { View } from '../oracle/view.js';
import { globalId, type Row, tableOf } from '../oracle/world.js';
import { freshDatabase } from '../support/database.js';
import { type Caller, type Kith, startKith } from '../support/kith.js';
import { send } from '../support/mutate.js';
import { Seen } from './seen.js';

const ABSENT = '00000000-0000-4000-8000-000000000000';

let kith: Kith;
let seen: Seen;

beforeAll(async () => {
  const database = await freshDatabase();
  seen = await Seen.load(database);
  kith = await startKith({}, database);
}, 120_000);

afterAll(() => kith?.close());

/** A row of the type that is there, and not for the viewer. */
function hiddenFrom(view: View, type: string): Row | undefined {
  return view.world.all(tableOf(type)).find((row) => !view.rules.exists(type, row));
}

/** An answer without what is told of the request itself. */
async function bare(answer: Promise<{ status: number; text: string }>, ...own: readonly string[]): Promise<string> {
  const { status, text } = await answer;
  const spoken = text.replace(/"requestId":"[^"]+"/g, '"requestId":"…"');
  return own.reduce((all, id) => all.replaceAll(id, '…'), `${status} ${spoken}`);
}

describe('byte for byte', () => {
  test.each(personas.map(({ name }) => name))('%s', async (who) => {
    const view = seen.viewOf(who);
    const caller = kith.as(who);
    let compared = 0;
    for (const type of seen.types) {
      const hidden = hiddenFrom(view, type);
      if (!hidden) continue;
      for (const text of seen.rootsByIdOf(type)) {
        const ask = (id: string) => bare(caller.run(text, { id: globalId(type, id) }), id);
        expect({ type, text, said: await ask(hidden.id) }).toEqual({ type, text, said: await ask(ABSENT) });
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(seen.types.length / 2);
    const stranger = view.world.all('person').find((row) => row.nhs_number && !view.rules.exists('Person', row));
    const byNumber = (nhsNumber: string) =>
      bare(caller.run('query ($n: NhsNumber!) { personByNhsNumber(nhsNumber: $n) { id } }', { n: nhsNumber }));
    const [nobody] = seen.absentPeople(1);
    if (!stranger || !nobody) throw new Error(`${who} sees everybody.`);
    expect(await byNumber(String(stranger.nhs_number))).toBe(await byNumber(nobody.number));
  });
});

/** How often a sample of the one is above a sample of the other: a half where nothing tells them apart. */
function dominance(one: readonly number[], other: readonly number[]): number {
  let above = 0;
  for (const a of one) for (const b of other) above += a > b ? 1 : a === b ? 0.5 : 0;
  return above / (one.length * other.length);
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] as number;
}

/** Alternating, so that whatever else the machine does falls on both alike; the first rounds warm up. */
async function timed(ask: (which: 'forbidden' | 'absent', round: number) => Promise<unknown>, rounds: number) {
  const times = { forbidden: [] as number[], absent: [] as number[] };
  for (let round = -20; round < rounds; round++) {
    for (const which of round % 2 === 0 ? (['forbidden', 'absent'] as const) : (['absent', 'forbidden'] as const)) {
      const begun = performance.now();
      await ask(which, Math.abs(round));
      if (round >= 0) times[which].push(performance.now() - begun);
    }
  }
  return times;
}

/** Told apart means both: nearly always slower, and by more than a network would hide. */
function isToldApart({ forbidden, absent }: { forbidden: readonly number[]; absent: readonly number[] }): boolean {
  const difference = Math.abs(median(forbidden) - median(absent));
  const apart = Math.abs(dominance(forbidden, absent) - 0.5);
  return apart > 0.3 && difference > 0.3;
}

describe('by time', () => {
  const asking: readonly (readonly [string, (caller: Caller, id: string, number: string) => Promise<unknown>])[] = [
    ['node', (caller, id) => caller.run('query ($id: ID!) { node(id: $id) { id } }', { id })],
    ['person', (caller, id) => caller.run('query ($id: ID!) { person(id: $id) { id familyName } }', { id })],
    [
      'personByNhsNumber',
      (caller, _id, number) =>
        caller.run('query ($n: NhsNumber!) { personByNhsNumber(nhsNumber: $n) { id } }', { n: number }),
    ],
    ['personUpdate', (caller, id) => send(caller, 'personUpdate', { id, expectedVersion: 1, phone: '01632 960001' })],
  ];

  test.each(asking)(
    '%s',
    async (_name, ask) => {
      const caller = kith.as('gp-2');
      const view = seen.viewOf('gp-2');
      const strangers = view.world.all('person').filter((row) => row.nhs_number && !view.rules.exists('Person', row));
      expect(strangers.length).toBeGreaterThan(20);
      const absent = seen.absentPeople(strangers.length);
      const times = await timed((which, round) => {
        const [place, { id, nhs_number }] = [round % strangers.length, strangers[round % strangers.length] as Row];
        const other = absent[place] as { id: string; number: string };
        return which === 'forbidden'
          ? ask(caller, globalId('Person', id), String(nhs_number))
          : ask(caller, globalId('Person', other.id), other.number);
      }, 150);
      expect({ ...times, isToldApart: isToldApart(times) }).toMatchObject({ isToldApart: false });
    },
    120_000,
  );

  test('a difference that is there is found, and noise is none', () => {
    const times = (least: number) => Array.from({ length: 100 }, (_, place) => least + ((place * 37) % 100) / 100);
    expect(isToldApart({ forbidden: times(2), absent: times(1.2) })).toBe(true);
    expect(isToldApart({ forbidden: times(1.2), absent: times(2) })).toBe(true);
    expect(isToldApart({ forbidden: times(1.2), absent: [...times(1.2), 80, 90] })).toBe(false);
  });
});
