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

export interface Memory {
  /** Resident memory in MB, by what it is seen against: seconds, or operations asked so far. */
  readonly samples: readonly Point[];
  readonly requests: number;
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
  const began = performance.now();
  return watched(
    kith,
    () => (performance.now() - began) / 1000,
    fired(kith, 'mixed load', mixed.flat() as Request[], pressure),
  );
}

/** So many operations, each another. */
export async function underDifferentOperations(
  kith: Contestant,
  operations: readonly BenchOperation[],
  pressure: { readonly connections: number; readonly amount: number },
): Promise<Memory> {
  const headers = new Map<BenchOperation, Record<string, string>>();
  for (const operation of operations) headers.set(operation, await kith.headers(operation.persona));
  const next = stream(operations);
  let asked = 0;
  const setupRequest = (request: Request): Request => {
    const [operation, body] = next.next().value;
    asked++;
    return { ...request, headers: headers.get(operation), body };
  };
  return watched(kith, () => asked, fired(kith, 'different operations', [{ method: 'POST', setupRequest }], pressure));
}

async function watched(
  kith: Contestant,
  position: () => number,
  load: Promise<{ readonly requests: number }>,
): Promise<Memory> {
  const samples: Point[] = [];
  let isOver = false;
  const ended = load.finally(() => {
    isOver = true;
  });
  // A load that fails is told below, when it is waited for.
  ended.catch(() => {});
  while (!isOver) {
    samples.push([position(), (await kith.usage()).rss / MB]);
    await pause(EVERY);
  }
  return { samples, requests: (await ended).requests };
}

/** MB by which memory grows with each second, or operation, once so much of the whole is behind. */
export function growthAfter(share: number, samples: readonly Point[]): number {
  const [end] = samples.at(-1) ?? [0];
  return slopeOf(samples.filter(([at]) => at >= share * end));
}

export const highest = (samples: readonly Point[]): number => Math.max(...samples.map(([, memory]) => memory));

/** The sample at, or next before, a position. */
export const memoryAt = (position: number, samples: readonly Point[]): number =>
  (samples.findLast(([at]) => at <= position) ?? (samples[0] as Point))[1];
