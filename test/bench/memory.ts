/** How much memory a server holds while it is asked: sampled every second of a load. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Request } from 'autocannon';
import type { Contestant } from './contestant.js';
import { stream } from './different.js';
import { type Point, slopeOf } from './line.js';
import { fired, requestsOf } from './load.js';
import type { BenchOperation } from './operations.js';

const MB = 1e6;
const EVERY = 1000;
const PARTS = 10;

export interface Memory {
  /** Resident memory in MB after so many seconds. */
  readonly samples: readonly Point[];
  readonly requests: number;
}

/** MB after so many different operations, garbage collected. */
export interface Settled {
  readonly asked: number;
  readonly inUse: number;
  readonly rss: number;
}

/** All of the operations mixed, over so many connections. */
export async function underMixedLoad(
  kith: Contestant,
  operations: readonly BenchOperation[],
  pressure: { readonly connections: number; readonly seconds: number },
): Promise<Memory> {
  const own = await Promise.all(operations.map((operation) => requestsOf(kith, operation)));
  const longest = Math.max(...own.map(({ length }) => length));
  const mixed = Array.from({ length: longest }, (_, at) => own.map((requests) => requests[at % requests.length]));
  const samples: Point[] = [];
  const began = performance.now();
  let isOver = false;
  const ended = fired(kith, 'mixed load', mixed.flat() as Request[], pressure).finally(() => {
    isOver = true;
  });
  // A load that fails is told below, when it is waited for.
  ended.catch(() => {});
  while (!isOver) {
    const { rss } = await kith.usage();
    samples.push([(performance.now() - began) / 1000, rss / MB]);
    await pause(EVERY);
  }
  return { samples, requests: (await ended).requests };
}

/** So many operations, each another, in ten parts. Resident memory goes up and down by more than is looked for: what is in use tells. */
export async function underDifferentOperations(
  kith: Contestant,
  operations: readonly BenchOperation[],
  { connections, amount }: { readonly connections: number; readonly amount: number },
): Promise<readonly Settled[]> {
  const headers = new Map<BenchOperation, Record<string, string>>();
  for (const operation of operations) headers.set(operation, await kith.headers(operation.persona));
  const next = stream(operations);
  const setupRequest = (request: Request): Request => {
    const [operation, body] = next.next().value;
    return { ...request, headers: headers.get(operation), body };
  };
  const settled = async (asked: number): Promise<Settled> => {
    // What hangs on connections and timers of the last answers is let go in between.
    await kith.usage('collect');
    await pause(EVERY);
    const { inUse, rss } = await kith.usage('collect');
    return { asked, inUse: inUse / MB, rss: rss / MB };
  };
  const found = [await settled(0)];
  const part = Math.ceil(amount / PARTS);
  for (let asked = part; asked <= part * PARTS; asked += part) {
    await fired(kith, 'different operations', [{ method: 'POST', setupRequest }], { connections, amount: part });
    found.push(await settled(asked));
  }
  return found;
}

/** MB by which memory grows with each second, once so much of the whole is behind. */
export function growthAfter(share: number, samples: readonly Point[]): number {
  const [end] = samples.at(-1) ?? [0];
  return slopeOf(samples.filter(([at]) => at >= share * end));
}

export const highest = (samples: readonly Point[]): number => Math.max(...samples.map(([, memory]) => memory));

/** The sample at, or next before, a position. */
export const memoryAt = (position: number, samples: readonly Point[]): number =>
  (samples.findLast(([at]) => at <= position) ?? (samples[0] as Point))[1];
