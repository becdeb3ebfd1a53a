/** The configuration: read from the environment once, checked as a whole, every problem told in one go. */
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { keepOnce, prepareHome } from './kept-file.js';
import { StartRefused } from './start-refused.js';

export interface Oidc {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUri: string;
}

export interface Config {
  readonly environment: 'development' | 'production' | 'test';
  readonly host: string;
  readonly port: number;
  /** The folder in which Kith keeps what it makes itself: the embedded database, its keys, its lock. */
  readonly home: string;
  /** Undefined when Kith brings its own PostgreSQL. */
  readonly databaseUrl: string | undefined;
  /** The role that owns the tables; only migrate, seed and import use it. */
  readonly migrateDatabaseUrl: string | undefined;
  /** Undefined when Kith is its own issuer, which production refuses. */
  readonly oidc: Oidc | undefined;
  readonly readRowSecurity: boolean;
  readonly preparedStatements: boolean;
  readonly poolSize: number;
  /** How long an operation may take (milliseconds), and how many may be under way at once. */
  readonly operationDeadline: number;
  readonly mostOperations: number;
  /** Whether a role may ask what its schema is. */
  readonly introspection: boolean;
  readonly cursorSecret: string;
  /** How many people the demo has that an empty database gets; 0 for none. Production never gets one. */
  readonly demoPeople: number;
  /** The folder of the roles' manifests, beyond which nothing is run; undefined when any operation is. */
  readonly trustedDocuments: string | undefined;
  /** Whether the explorer's pages are served at `/`. */
  readonly explorer: boolean;
}

const onOrOff = z.enum(['on', 'off'], { error: 'must be on or off' });

const toggle = (byDefault: 'on' | 'off') => onOrOff.default(byDefault).transform((value) => value === 'on');

const whole = (least: number, most: number, byDefault: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: `must be a whole number from ${least} to ${most}` })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error: `must be a whole number from ${least} to ${most}` })
    .default(byDefault);

const postgresUrl = z.string().refine((value) => /^postgres(ql)?:$/.test(urlOf(value)?.protocol ?? ''), {
  error: 'must be a PostgreSQL URL such as postgres://kith_app:secret@db.example:5432/kith',
});

const webUrl = z.string().refine((value) => /^https?:$/.test(urlOf(value)?.protocol ?? ''), {
  error: 'must be a web address that begins with https://',
});

const host = z.string().refine((value) => isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value), {
  error: 'must be an IP address or a host name, such as 127.0.0.1',
});

const environment = z.enum(['development', 'production', 'test'], {
  error: 'must be development, production or test',
});

const variables = z.object({
  KITH_ENV: environment.optional(),
  NODE_ENV: environment.optional(),
  PORT: whole(0, 65_535, 4000),
  HOST: host.default('127.0.0.1'),
  KITH_HOME: z.string().optional(),
  DATABASE_URL: postgresUrl.optional(),
  MIGRATE_DATABASE_URL: postgresUrl.optional(),
  OIDC_ISSUER: webUrl.optional(),
  OIDC_AUDIENCE: z.string().optional(),
  OIDC_JWKS_URI: webUrl.optional(),
  READ_ROW_SECURITY: toggle('on'),
  PREPARED_STATEMENTS: toggle('on'),
  POOL_SIZE: whole(1, 500, 10),
  OPERATION_DEADLINE_MS: whole(100, 600_000, 10_000),
  MAX_OPERATIONS: whole(1, 10_000, 100),
  INTROSPECTION: toggle('on'),
  DEMO_PEOPLE: whole(0, 200_000, 300),
  CURSOR_SECRET: z.string().min(32, { error: 'must be at least 32 characters long' }).optional(),
  TRUSTED_DOCUMENTS: z.string().optional(),
  EXPLORER: onOrOff.optional(),
});

type Variables = z.infer<typeof variables>;

/** Reads and checks the environment; in development it also makes what production must be given. */
export function readConfig(env: NodeJS.ProcessEnv = process.env, cwd = process.cwd()): Config {
  // An empty variable is how compose files and CI say "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = variables.safeParse(given);
  const problems = parsed.success
    ? conflicts(parsed.data)
    : [...parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`), ...conflicts(given)];
  if (!parsed.success || problems.length > 0) throw new StartRefused(tell(problems));
  return complete(parsed.data, cwd);
}

/** What one variable alone cannot tell; also asked when single ones are wrong, so that all problems come at once. */
function conflicts(given: Partial<Record<keyof Variables, unknown>>): string[] {
  const problems: string[] = [];
  const oidc = ['OIDC_ISSUER', 'OIDC_AUDIENCE', 'OIDC_JWKS_URI'] as const;
  const missing = oidc.filter((name) => given[name] === undefined);
  if (missing.length > 0 && missing.length < oidc.length) {
    problems.push(`${missing.join(' and ')} must be set too: the three OIDC variables belong together.`);
  }
  if (given.MIGRATE_DATABASE_URL !== undefined && given.DATABASE_URL === undefined) {
    problems.push('DATABASE_URL must be set too, for MIGRATE_DATABASE_URL is the same database under its owner.');
  }
  if (environmentOf(given) !== 'production') return problems;
  if (missing.length === oidc.length) {
    problems.push(
      'OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URI must be set in production: Kith issues tokens itself only in development.',
    );
  }
  const keys = typeof given.OIDC_JWKS_URI === 'string' ? urlOf(given.OIDC_JWKS_URI) : undefined;
  if (keys?.protocol === 'http:' && !isLoopback(keys.hostname)) {
    problems.push('OIDC_JWKS_URI must begin with https:// in production: keys fetched in the clear can be exchanged.');
  }
  if (given.CURSOR_SECRET === undefined) {
    problems.push(
      'CURSOR_SECRET must be set in production, to the same 32 or more random characters for every process.',
    );
  }
  return problems;
}

function complete(given: Variables, cwd: string): Config {
  const home = resolve(cwd, given.KITH_HOME ?? '.kith');
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_JWKS_URI: jwksUri } = given;
  return {
    environment: environmentOf(given),
    host: given.HOST,
    port: given.PORT,
    home,
    databaseUrl: given.DATABASE_URL,
    migrateDatabaseUrl: given.MIGRATE_DATABASE_URL,
    oidc: issuer && audience && jwksUri ? { issuer, audience, jwksUri } : undefined,
    readRowSecurity: given.READ_ROW_SECURITY,
    preparedStatements: given.PREPARED_STATEMENTS,
    poolSize: given.POOL_SIZE,
    operationDeadline: given.OPERATION_DEADLINE_MS,
    mostOperations: given.MAX_OPERATIONS,
    introspection: given.INTROSPECTION,
    demoPeople: given.DEMO_PEOPLE,
    cursorSecret: given.CURSOR_SECRET ?? madeCursorSecret(home),
    trustedDocuments: given.TRUSTED_DOCUMENTS === undefined ? undefined : resolve(cwd, given.TRUSTED_DOCUMENTS),
    explorer: given.EXPLORER === undefined ? environmentOf(given) === 'development' : given.EXPLORER === 'on',
  };
}

/** Kept between starts, so that a cursor a developer copied still works tomorrow. */
function madeCursorSecret(home: string): string {
  prepareHome(home);
  return keepOnce(join(home, 'cursor-secret'), () => randomBytes(32).toString('base64url'));
}

function environmentOf(given: { KITH_ENV?: unknown; NODE_ENV?: unknown }): Config['environment'] {
  const named = given.KITH_ENV ?? given.NODE_ENV;
  return named === 'production' || named === 'test' ? named : 'development';
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function urlOf(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}

function tell(problems: string[]): string {
  return ['Kith cannot start with this configuration:', ...problems.map((problem) => `  ${problem}`)].join('\n');
}
