/** How MikroORM is set up, the same for the server, the commands and the tests. */
import { fileURLToPath } from 'node:url';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type EntityMetadata, type Options, ReferenceKind } from '@mikro-orm/postgresql';

export interface OrmSettings {
  readonly entities: NonNullable<Options['entities']>;
  readonly poolSize?: number;
  /** Prints every statement with its values: for a developer's own machine only. */
  readonly debug?: boolean;
}

export const MIGRATION_TABLE = 'kith_migration';

export function ormOptions(url: string, { entities, poolSize = 10, debug = false }: OrmSettings): Options {
  return defineConfig({
    clientUrl: url,
    entities,
    // Types come from the decorators' metadata and migrations by list, so nothing scans the disk at start.
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false, onMetadata: keepWhatIsNamed },
    debug,
    colors: false,
    forceUtcTimezone: true,
    // An optional property is absent, as its type says; null is what an input gives to empty it.
    forceUndefined: true,
    pool: { min: 0, max: poolSize },
    driverOptions: { pipeline: true, keepAlive: true, connectionTimeoutMillis: 10_000, application_name: 'kith' },
    migrations: {
      tableName: MIGRATION_TABLE,
      path: fileURLToPath(migrationsFolder),
      silent: true,
      // Switching foreign keys off takes a superuser, which the owner is not.
      disableForeignKeys: false,
      snapshot: false,
      snapshotOnMigrate: false,
    },
    // Policies, triggers and functions are written in the migrations by hand, not derived from entities.
    schemaGenerator: { ignorePolicies: true, ignoreTriggers: true, ignoreRoutines: true },
  });
}

/** A row that another names cannot be deleted; MikroORM would else empty the other's column, or delete join rows with it. */
function keepWhatIsNamed(metadata: EntityMetadata): void {
  for (const property of Object.values(metadata.properties)) {
    if (property.kind !== ReferenceKind.MANY_TO_ONE) continue;
    property.deleteRule ??= 'no action';
    property.updateRule ??= 'no action';
  }
}

/** Beside `src` or beside its compiled form: the same step up leads to the migrations of either. */
export const migrationsFolder = new URL('../../migrations/', import.meta.url);
