/** Loads a contestant with one operation for some seconds, and tells what that took of every process. */
import { setTimeout as pause } from 'node:timers/promises';
import autocannon, { type Request, type Result } from 'autocannon';
import type { Backends } from './backends.js';
import type { Contestant } from './contestant.js';
import type { BenchOperation } from './operations.js';

export interface Figures {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Processor milliseconds for each request. */
  readonly serverCpu: number;
  readonly databaseCpu: number | undefined;
  readonly generatorCpu: number;
  /** Bytes, at the end of the round. */
  readonly serverMemory: number;
}

export interface Pressure {
  readonly connections: number;
  readonly seconds: number;
}

export async function load(
  contestant: Contestant,
  operation: BenchOperation,
  backends: Backends | undefined,
  pressure: Pressure,
): Promise<Figures> {
  const { connections, seconds } = pressure;
  const until = operation.refill ? { amount: await operation.refill(seconds) } : { seconds };
  const requests = await requestsOf(contestant, operation);
  // What the round before left under way must not be counted here.
  await pause(100);
  const before = { server: await contestant.usage(), database: backends?.cpu(), generator: process.cpuUsage() };
  let found = await fired(contestant, operation.name, requests, { connections, ...until });
  // Whoever answers nobody within the round is given as long as it takes to answer each connection once.
  if (found.requests === 0) {
    found = await fired(contestant, operation.name, requests, { connections, amount: connections });
  }
  const { requests: answered, duration, times } = found;
  const generator = process.cpuUsage(before.generator);
  const after = { server: await contestant.usage(), database: backends?.cpu() };
  return {
    perSecond: answered / duration,
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    serverCpu: (after.server.cpu - before.server.cpu) / answered,
    databaseCpu: backends && ((after.database ?? 0) - (before.database ?? 0)) / answered,
    generatorCpu: (generator.user + generator.system) / 1000 / answered,
    serverMemory: after.server.rss,
  };
}

/** Each body as its persona; a mutation's are asked once each, in turn over all connections. */
export async function requestsOf(contestant: Contestant, operation: BenchOperation): Promise<Request[]> {
  const headers = await contestant.headers(operation.persona);
  const bodies = operation.bodies(contestant.dialect);
  if (!operation.refill) return bodies.map((body) => ({ method: 'POST', headers, body }));
  const next = bodies.values();
  return [{ method: 'POST', headers, setupRequest: (request) => ({ ...request, body: next.next().value ?? '' }) }];
}

interface Fired {
  readonly requests: number;
  readonly duration: number;
  /** Milliseconds of each answer, the shortest first: autocannon's own percentiles are whole milliseconds. */
  readonly times: readonly number[];
}

/** Asks as fast as answers come; anything but an answer is a failure of the bench. */
export async function fired(
  contestant: Contestant,
  what: string,
  requests: Request[],
  { connections, ...until }: { readonly connections: number } & ({ seconds: number } | { amount: number }),
): Promise<Fired> {
  const times: number[] = [];
  const start = performance.now();
  let last = start;
  const options = {
    url: contestant.url,
    connections,
    ...('seconds' in until ? { duration: until.seconds } : until),
    timeout: 60,
    requests,
  };
  const result = await new Promise<Result>((resolve, reject) => {
    const run = autocannon(options, (error, told) => (error ? reject(error) : resolve(told)));
    run.on('response', (_client, _status, _bytes, time) => {
      times.push(time);
      last = performance.now();
    });
  });
  const failures = result.errors + result.timeouts + result.non2xx;
  if (failures > 0) throw new Error(`${what}: ${failures} requests to ${contestant.name} failed.`);
  return {
    requests: result.requests.total,
    // Of so many requests autocannon tells whole seconds only.
    duration: 'seconds' in until ? result.duration : (last - start) / 1000,
    times: times.sort((left, right) => left - right),
  };
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] as number;
