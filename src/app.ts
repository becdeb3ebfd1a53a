/** The only file that joins the rooms: schema, access, graph, database and HTTP become one server. */
import 'reflect-metadata';
import './graph/node.js';
import './platform/sealer.js';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { MikroORM } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import { Pool } from 'pg';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { openDoors } from './access/doors.js';
import { policy, sliceTable, undecided } from './access/policy.js';
import { fullSchema, schemasOf } from './access/sliced-schema.js';
import { entities } from './entities.js';
import { answersThrough, inApollosWords, inOurCodes, stringifyResult } from './graph/apollo.js';
import { BOUNDS, boundsOf } from './graph/bounds.js';
import { type Class, declared } from './graph/declared.js';
import { documentStore } from './graph/documents.js';
import { Graph } from './graph/graph.js';
import { buildModel, type GraphModel } from './graph/model.js';
import { Reader } from './graph/reader.js';
import { usableInputs } from './graph/usable.js';
import { tellWithheld } from './graph/withheld.js';
import { Mutations } from './mutation/mutations.js';
import { entityOfInput, uncallable } from './mutation/uncallable.js';
import { waysOut } from './outcome/ways-out.js';
import { createAuthenticator } from './platform/auth.js';
import type { Config } from './platform/config.js';
import { httpServer, type Pages, type RequestContext } from './platform/http.js';
import { startJobs } from './platform/jobs.js';
import { createLog, type Log } from './platform/log.js';
import { ormOptions } from './platform/orm.js';
import { Places } from './platform/places.js';
import { type AccessRecorder, Recorder } from './platform/recorder.js';
import type { Row } from './platform/row.js';
import { StartRefused } from './platform/start-refused.js';
import type { Role } from './platform/viewer.js';
import { Viewers } from './platform/viewers.js';
import type { CheckedAgainst } from './portal/check-operations.js';
import { readTrusted } from './portal/trusted-documents.js';

export interface App {
  /** The address that is served. */
  listen(port: number, host: string): Promise<string>;
  close(): Promise<void>;
}

export interface Schemas {
  readonly full: GraphQLSchema;
  readonly ofRole: Readonly<Record<Role, GraphQLSchema>>;
  readonly model: GraphModel;
}

/** An address for what needs one and never goes there. */
const NOWHERE = 'postgres://nobody@localhost/none';

/** Builds the schema as data allows it and as each role sees it; refuses while anything is undecided. No database is asked. */
export function buildSchemas(orm = new MikroORM(ormOptions(NOWHERE, { entities }))): Schemas {
  const metadata = [...orm.getMetadata().getAll().values()];
  const resolvers = declared.resolvers as unknown as NonEmptyArray<new () => object>;
  const concrete = metadata.filter(({ abstract, embeddable }) => !abstract && !embeddable);
  for (const { class: Entity, className } of concrete)
    tellWithheld(Entity as Class<Row>, [...(sliceTable.get(className)?.fields.keys() ?? [])], policy);
  const orphanedTypes = concrete.map(({ class: entity }) => entity);
  const truth = buildSchemaSync({ resolvers, orphanedTypes: orphanedTypes as never, validate: true });
  const query = truth.getQueryType();
  const mutation = truth.getMutationType();
  if (mutation) {
    mutation.description =
      'Everything that can be done. One mutation in each operation: it is done as a whole, or not at all.';
  }
  if (query) query.description = 'Everything that can be read. Each field answers only what exists for the viewer.';
  const full = fullSchema(truth);
  const model = buildModel(full, metadata);
  const tables = concrete.map(({ tableName }) => tableName);
  const problems = undecided(
    full,
    tables,
    [...model.all()].map(({ name }) => name),
  );
  problems.push(...uncallable(full, model, policy));
  if (problems.length > 0) throw new StartRefused(`Access is not decided for everything:\n${problems.join('\n')}`);
  const isFilterUsable = usableInputs(full, model, policy);
  const isUsable = (role: Role, input: string, member: string): boolean => {
    const entity = entityOfInput(input);
    return entity ? policy.mayGive(role, entity, member) : isFilterUsable(role, input, member);
  };
  const ofRole = schemasOf(truth, isUsable);
  return { full, ofRole, model };
}

/** What the operations of portals are checked against, without a database: its graph plans, and is not asked to answer. */
export function buildCheckedAgainst(): CheckedAgainst {
  const schemas = buildSchemas();
  const reader = new Reader(new Pool({ connectionString: NOWHERE }), { hasRowSecurity: true, isPrepared: true });
  const graph = new Graph({ ...graphParts(schemas), door: openDoors(schemas.full), reader, cursorSecret: '' });
  return { ...schemas, policy, graph, refuseBeyondBounds: boundsOf({ isIntrospectable: true }) };
}

const graphParts = ({ full, ofRole, model }: Schemas) => ({ schema: full, roleSchemas: ofRole, model, policy });

/** The rooms, joined: everything a server answers from, without the server. */
export interface House {
  readonly schemas: Schemas;
  readonly graph: Graph;
  readonly mutations: Mutations;
  readonly viewers: Viewers;
  readonly orm: MikroORM;
}

export interface HouseOptions {
  /** For tests: graphql-js executes every operation over its rows. */
  readonly isAlwaysExecuted?: boolean;
  /** For tests: an operation may look into as many tables as it likes. */
  readonly isUnbounded?: boolean;
}

export interface AppOptions {
  /** For the bench, which weighs what recording costs: nothing that is read is written down. No setting says this. */
  readonly isUnrecorded?: boolean;
  /** What is served beside GraphQL. */
  readonly pages?: Pages | undefined;
}

const unrecorded: AccessRecorder = {
  record: async () => {},
  close: async () => {},
};

export async function joinRooms(
  config: Config,
  appUrl: string,
  { isAlwaysExecuted = false, isUnbounded = false }: HouseOptions = {},
): Promise<House> {
  const orm = await MikroORM.init(ormOptions(appUrl, { entities, poolSize: config.poolSize }));
  const pool = await orm.em.getDriver().getConnection().getNativeClient();
  const schemas = buildSchemas(orm);
  const reader = new Reader(pool, { hasRowSecurity: config.readRowSecurity, isPrepared: config.preparedStatements });
  const door = openDoors(schemas.full);
  const { cursorSecret } = config;
  const graph = new Graph({ ...graphParts(schemas), door, reader, cursorSecret, isAlwaysExecuted, isUnbounded });
  const mutations = new Mutations({ orm, graph, model: schemas.model, policy, door });
  return { schemas, graph, mutations, viewers: new Viewers(pool), orm };
}

/** A server that listens when told; `clock` gives each operation its one moment. */
export async function createApp(
  config: Config,
  database: { readonly appUrl: string },
  clock: () => Date = () => new Date(),
  { isUnrecorded = false, pages }: AppOptions = {},
): Promise<App> {
  const log = createLog(config.environment);
  const { orm, ...house } = await joinRooms(config, database.appUrl);
  const refuseBeyondBounds = boundsOf({ isIntrospectable: config.introspection });
  const trusted = config.trustedDocuments
    ? readTrusted(config.trustedDocuments, { ...house.schemas, policy, graph: house.graph, refuseBeyondBounds })
    : undefined;
  if (trusted) log.info('Only trusted documents are run.', trusted.counts);
  const recorder = isUnrecorded ? unrecorded : new Recorder(database.appUrl, { isPrepared: config.preparedStatements });
  const apollo = apolloServer(house, recorder, log);
  await apollo.start();
  const pool = await orm.em.getDriver().getConnection().getNativeClient();
  let stopJobs = async (): Promise<void> => {};
  const places = new Places(config.mostOperations);
  const server = httpServer({
    apollo,
    authenticator: createAuthenticator(config, { log }),
    admit: trusted?.admit,
    confirm: (claims) => house.viewers.of(claims),
    refuseBeyondBounds: inApollosWords(refuseBeyondBounds),
    waysOut,
    recorder,
    places,
    pages,
    deadline: config.operationDeadline,
    log,
    clock,
  });
  return {
    listen: async (port, host) => {
      server.listen(port, host);
      await once(server, 'listening');
      stopJobs = startJobs(pool, clock, log);
      const { port: actual } = server.address() as AddressInfo;
      return `http://${host.includes(':') ? `[${host}]` : host}:${actual}/graphql`;
    },
    close: async () => {
      await closed(server);
      // Those whose client has gone are worked on still, and are written down.
      await places.empty();
      await stopJobs();
      await apollo.stop();
      await recorder.close();
      await orm.close(true);
    },
  };
}

/** What is wrong with a document is told up to so many times. */
const MOST_ERRORS = 10;

/** Apollo would say on the console, with the text of errors, what Kith says in its own log. */
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

function apolloServer(
  { schemas, graph, mutations, viewers }: Omit<House, 'orm'>,
  recorder: AccessRecorder,
  log: Log,
): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema: schemas.full,
    // Switched off where documents are bounded.
    introspection: true,
    parseOptions: { maxTokens: BOUNDS.tokens },
    validationOptions: { maxErrors: MOST_ERRORS, hideSuggestions: true },
    csrfPrevention: true,
    logger: quiet,
    // What the full schema holds is no secret, but a role is not helped to guess at it.
    hideSchemaDetailsFromClientErrors: true,
    persistedQueries: false,
    documentStore: documentStore(),
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    stringifyResult,
    formatError: inOurCodes,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      answersThrough({ graph, performer: mutations, viewers, recorder }, log),
    ],
  });
}

/** Lets requests under way finish and takes no new ones. */
async function closed(server: Server): Promise<void> {
  if (!server.listening) return;
  // A connection kept alive is idle only after its last answer, and would hold the stop up until it times out.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
  clearInterval(sweep);
}
