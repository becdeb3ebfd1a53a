/** Loads a contestant with one operation for some seconds, and tells what that took of every process. */
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
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
  { connections, seconds }: Pressure,
): Promise<Figures> {
  const headers = await contestant.headers(operation.persona);
  await operation.refill?.(seconds);
  const bodies = operation.bodies(contestant.dialect);
  const next = bodies.values();
  // What the round before left under way must not be counted here.
  await pause(100);
  const before = { server: await contestant.usage(), database: backends?.cpu(), generator: process.cpuUsage() };
  const asked = {
    url: contestant.url,
    connections,
    timeout: 60,
    requests: operation.refill
      ? [{ method: 'POST', headers, setupRequest: (request) => ({ ...request, body: next.next().value ?? '' }) }]
      : bodies.map((body) => ({ method: 'POST', headers, body })),
  } satisfies autocannon.Options;
  let result = await autocannon({ ...asked, duration: seconds });
  // Whoever answers nobody within the round is given as long as it takes to answer each connection once.
  if (result.requests.total === 0) result = await autocannon({ ...asked, amount: connections });
  const generator = process.cpuUsage(before.generator);
  const after = { server: await contestant.usage(), database: backends?.cpu() };
  const failures = result.errors + result.timeouts + result.non2xx;
  if (failures > 0) throw new Error(`${operation.name}: ${failures} requests to ${contestant.name} failed.`);
  const requests = result.requests.total;
  return {
    perSecond: requests / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    serverCpu: (after.server.cpu - before.server.cpu) / requests,
    databaseCpu: backends && ((after.database ?? 0) - (before.database ?? 0)) / requests,
    generatorCpu: (generator.user + generator.system) / 1000 / requests,
    serverMemory: after.server.rss,
  };
}
