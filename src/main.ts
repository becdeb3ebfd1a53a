/** Starts Kith and stops it: configuration, database, migrations, demo, server, and back again. */
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { personas } from './cli/personas.js';
import { type Config, readConfig } from './platform/config.js';
import { dayOf } from './platform/days.js';
import { developmentCallers } from './platform/development-callers.js';
import type { Pages } from './platform/http.js';
import { assertCanListen, whyNotListening } from './platform/listening.js';
import { createLog, type Log } from './platform/log.js';
import { migrate } from './platform/migrate.js';
import { pagesOf } from './platform/pages.js';
import { openPostgres } from './platform/postgres.js';
import { assertFitToServe, hasNoOrganisation } from './platform/start-checks.js';
import { reportAndExit, StartRefused } from './platform/start-refused.js';
import { type Stopping, stopWhenAsked } from './platform/stopping.js';
import { welcome } from './welcome.js';

/** Requests under way get this long to finish when Kith stops. */
const LAST_REQUESTS = 10_000;

async function start(config: Config, log: Log, stopping: Stopping): Promise<void> {
  const tell = (line: string) => log.info(line);
  // The database starts while the largest part of the code is loaded, and a refusal waits for neither.
  const [database, { createApp }] = await Promise.all([
    openPostgres(config, { command: 'npm start', share: false, tell }),
    import('./app.js'),
  ]);
  stopping.add(database.stop);
  database.lost.then(() => {
    if (stopping.begun) return;
    log.error('The database ended, so Kith ends too. Start it again; nothing that was answered is lost.');
    process.exit(1);
  });
  await assertCanListen(config.port, config.host);
  if (database.ownerUrl !== undefined) await prepare(config, database.ownerUrl, tell);
  await assertFitToServe(database.appUrl);
  if (!config.readRowSecurity) log.warn('READ_ROW_SECURITY=off: compiled reads run without the second lock.');
  if (stopping.begun) return;

  const pages = explorerPages(config, log);
  const app = await createApp(config, database, undefined, { pages });
  stopping.add(async () => {
    await Promise.race([app.close(), pause(LAST_REQUESTS, undefined, { ref: false })]);
  });
  const url = await app.listen(config.port, config.host).catch((error: unknown) => {
    throw whyNotListening(error, config.port, config.host);
  });
  if (config.environment === 'production') log.info('Kith serves.', { url });
  else process.stdout.write(welcome(config, url, { hasExplorer: pages !== undefined }));
}

/** Undefined where the explorer is switched off, or in development was not bundled for want of esbuild. */
function explorerPages(config: Config, log: Log): Pages | undefined {
  if (!config.explorer) return undefined;
  // This file lies in dist/src when it runs.
  const folder = fileURLToPath(new URL('../explorer/', import.meta.url));
  const pages = pagesOf({ folder, callers: developmentCallers(config, personas) });
  if (pages) return pages;
  const why = 'The explorer is not built: `npm ci` with development dependencies and `npm run build` make it.';
  if (config.environment === 'production') throw new StartRefused(`${why} Or leave EXPLORER out.`);
  log.warn(why);
  return undefined;
}

async function prepare(config: Config, ownerUrl: string, tell: (line: string) => void): Promise<void> {
  const applied = await migrate(ownerUrl);
  if (applied.length > 0)
    tell(`Brought the database up to date: ${applied.length === 1 ? applied[0] : `${applied.length} migrations`}.`);
  if (config.environment === 'production' || config.demoPeople === 0 || !(await hasNoOrganisation(ownerUrl))) return;
  tell(`The database is empty: making a demo of ${config.demoPeople} people …`);
  const { seed } = await import('./cli/seed.js');
  const today = dayOf(new Date());
  await seed({ url: ownerUrl, people: config.demoPeople, seed: 1, today, progress: tell });
}

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.environment);
  const stopping = stopWhenAsked(log);
  try {
    await start(config, log, stopping);
  } catch (error) {
    // What fails because it is being stopped is no failure: the signal's handler ends the process.
    if (stopping.begun) return await stopping.stop();
    await stopping.stop();
    throw error;
  }
}

await main().catch(reportAndExit);
