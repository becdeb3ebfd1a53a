/** The textbook's stack under measure: Apollo, type-graphql, MikroORM entities, DataLoader, and a shield on every field. */
import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { defineConfig, MikroORM } from '@mikro-orm/postgresql';
import { buildSchemaSync } from 'type-graphql';
import { takePart } from '../part.js';
import { openViewers } from '../viewers.js';
import { AssetResolver } from './asset.resolver.js';
import * as care from './care.js';
import { ConnectionResolver, FollowUpResolver, GoalResolver, PlanResolver, ReferralResolver } from './care.resolver.js';
import { Context } from './context.js';
import { MaskedResolver } from './masked.resolver.js';
import { MutationResolver } from './mutation.resolver.js';
import * as people from './people.js';
import { CareRelationshipResolver, PersonResolver, ReferralNeedResolver } from './person.resolver.js';
import { RootResolver } from './root.resolver.js';
import { shielded } from './shield.js';

await takePart(async () => {
  const asking = openViewers();
  const orm = await MikroORM.init(
    defineConfig({
      clientUrl: asking.databaseUrl,
      entities: [...Object.values(care), ...Object.values(people)],
      metadataProvider: ReflectMetadataProvider,
      forceUtcTimezone: true,
      pool: { min: 0, max: 10 },
      // All rows, as a server whose own code decides who sees what connects.
      driverOptions: { options: '-c role=kith_reader', keepAlive: true },
    }),
  );
  const schema = buildSchemaSync({
    resolvers: [
      RootResolver,
      MutationResolver,
      PersonResolver,
      MaskedResolver,
      CareRelationshipResolver,
      ReferralNeedResolver,
      ReferralResolver,
      PlanResolver,
      GoalResolver,
      ConnectionResolver,
      FollowUpResolver,
      AssetResolver,
    ],
    validate: false,
  });
  const apollo = new ApolloServer<Context>({ schema: shielded(schema), introspection: false });
  const { url } = await startStandaloneServer(apollo, {
    listen: { port: 0, host: '127.0.0.1' },
    context: async ({ req }) => new Context(orm.em.fork(), await asking.viewer(req.headers.authorization)),
  });
  return {
    url,
    close: async () => {
      await apollo.stop();
      await orm.close(true);
      await asking.close();
    },
  };
});
