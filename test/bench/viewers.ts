/** Who asks, for a peer: the same tokens, checked with jose, and the same viewers as in Kith. */
import { Pool } from 'pg';
import { createAuthenticator } from '../../src/platform/auth.js';
import { type Config, readConfig } from '../../src/platform/config.js';
import { createLog } from '../../src/platform/log.js';
import type { Viewer } from '../../src/platform/viewer.js';
import { Viewers } from '../../src/platform/viewers.js';

export interface Asking {
  readonly config: Config;
  readonly databaseUrl: string;
  viewer(authorization: string | undefined): Promise<Viewer>;
  close(): Promise<void>;
}

export function openViewers(): Asking {
  const config = readConfig();
  const databaseUrl = config.databaseUrl as string;
  const authenticator = createAuthenticator(config, { log: createLog(config.environment) });
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  const viewers = new Viewers(pool);
  return {
    config,
    databaseUrl,
    viewer: async (authorization) => viewers.of(await authenticator.authenticate(authorization)),
    close: () => pool.end(),
  };
}
