/** Kith under measure: the real server, told by its environment like any; only its clock stands still. */
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/platform/config.js';
import { takePart } from './part.js';
import { noon } from './story.js';

await takePart(async () => {
  const config = readConfig();
  const isUnrecorded = process.env.BENCH_UNRECORDED === 'on';
  const app = await createApp(config, { appUrl: config.databaseUrl as string }, noon, { isUnrecorded });
  return { url: await app.listen(0, '127.0.0.1'), close: () => app.close() };
});
