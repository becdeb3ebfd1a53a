/** PostGraphile 5 under measure: over Kith's tables and row policies, as the viewer's role of the database. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { viewerRole } from '../../../dist/src/platform/database-roles.js';
import { takePart } from '../../../dist/test/bench/part.js';
import { peers } from '../../../dist/test/bench/place.js';
import { noon } from '../../../dist/test/bench/story.js';
import { openViewers } from '../../../dist/test/bench/viewers.js';

const required = createRequire(`${peers}/package.json`);
const { postgraphile } = required('postgraphile');
const { makePgService } = required('postgraphile/adaptors/pg');
const { grafserv } = required('postgraphile/grafserv/node');
const { TYPES } = required('postgraphile/@dataplan/pg');
const { sql } = required('postgraphile/@dataplan/pg/pg-sql2');
const { PostGraphileAmberPreset } = required('postgraphile/presets/amber');

const asking = openViewers();

/** The viewer's settings, which the row policies read: entered with each statement's transaction. */
async function settingsOf(authorization) {
  const { role, organisation, member, parties, assets } = await asking.viewer(authorization);
  const list = (ids) => `{${ids.join(',')}}`;
  return {
    'kith.role': role,
    'kith.organisation': organisation,
    'kith.member': member,
    'kith.parties': list(parties),
    'kith.assets': assets ? list(assets) : '',
    'kith.now': noon().toISOString(),
    role: viewerRole(role),
    // As Kith: planning costs more than running, so a prepared statement is planned once. It halves what is asked of the database.
    plan_cache_mode: 'force_generic_plan',
  };
}

/** Every table holds the transaction that wrote a row: PostGraphile must know the type, for it hands rows on whole. */
const transactions = {
  name: 'TransactionIdPlugin',
  version: '1.0.0',
  gather: {
    hooks: {
      async pgCodecs_findPgCodec(_info, event) {
        if (event.pgType.typname === 'xid8') event.pgCodec = { ...TYPES.text, name: 'xid8', sqlType: sql`xid8` };
      },
    },
  },
  schema: {
    hooks: {
      init(initial, { setGraphQLTypeForPgCodec, input }) {
        const codec = input.pgRegistry.pgCodecs.xid8;
        if (codec) setGraphQLTypeForPgCodec(codec, ['input', 'output'], 'String');
        return initial;
      },
    },
  },
};

/** The Amber preset, as its documentation advises for production: no watching, no Ruru, nothing explained. */
const preset = {
  extends: [PostGraphileAmberPreset],
  plugins: [transactions],
  // A mutation is a function of the database; the rows of one person are ordered by columns that no index begins with.
  disablePlugins: ['NodePlugin', 'PgMutationCreatePlugin', 'PgMutationUpdateDeletePlugin', 'PgIndexBehaviorsPlugin'],
  pgServices: [
    makePgService({
      connectionString: asking.databaseUrl,
      schemas: ['public', 'bench'],
      poolSize: 10,
      // The schema holds what any role may be given; who asks decides what is.
      pgSettingsForIntrospection: { role: 'kith_reader' },
    }),
  ],
  schema: { defaultBehavior: '+list +connection', pgOrderByNullsLast: true },
  grafast: {
    explain: false,
    context: async ({ node }) => ({ pgSettings: await settingsOf(node?.req.headers.authorization) }),
  },
  grafserv: { watch: false, graphqlPath: '/graphql', graphiqlOnGraphQLGET: false, websockets: false },
};

await takePart(async () => {
  const instance = postgraphile(preset);
  const serving = instance.createServ(grafserv);
  const server = createServer();
  await serving.addTo(server);
  await instance.getSchema();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/graphql`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await instance.release();
      await asking.close();
    },
  };
});
