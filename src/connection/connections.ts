/** How connections are found: filters, orders, and the edges and root fields that list them. */
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { Asset } from '../asset/asset.entity.js';
import { listing, relation, rootList, rootOne, tally } from '../graph/declare.js';
import { IdOf } from '../graph/identifier.js';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { Person } from '../person/person.entity.js';
import { Goal } from '../plan/goal.entity.js';
import { Plan } from '../plan/plan.entity.js';
import { sql } from '../platform/sql.js';
import { isOpen } from '../platform/states.js';
import { lastLead } from '../referral/last-lead.js';
import { Referral } from '../referral/referral.entity.js';
import { ConnectionKind } from './connection.codes.js';
import { Connection } from './connection.entity.js';
import { ConnectionStatus, connectionStates } from './connection.states.js';

@InputType({ description: 'Which connections. All that is given must hold.' })
class ConnectionWhere {
  @Field(() => [ConnectionStatus], { nullable: true, description: 'In any of these states.' })
  status?: ConnectionStatus[];

  @Field(() => Boolean, { nullable: true, description: 'True: not ended; false: ended.' })
  open?: boolean;

  @Field(() => ConnectionKind, { nullable: true, description: 'Of this kind.' })
  kind?: ConnectionKind;

  @Field(() => ID, { nullable: true, description: 'To this asset.' })
  @IdOf(Asset)
  asset?: string;

  @Field(() => ID, { nullable: true, description: 'To the assets of this organisation.' })
  @IdOf(Organisation)
  organisation?: string;

  @Field(() => Boolean, { nullable: true, description: 'True: to nature-based assets; false: to all others.' })
  green?: boolean;

  @Field(() => [String], { nullable: true, description: 'To an asset in any of these categories, by key.' })
  @IsOptional()
  @ArrayMaxSize(100)
  category?: string[];
}

enum ConnectionOrder {
  SENT_ASC = 'SENT_ASC',
  SENT_DESC = 'SENT_DESC',
  UPDATED_ASC = 'UPDATED_ASC',
  UPDATED_DESC = 'UPDATED_DESC',
}
registerEnumType(ConnectionOrder, {
  name: 'ConnectionOrder',
  description: 'How connections are ordered.',
  valuesConfig: {
    SENT_ASC: { description: 'Sent to the asset longest ago first; those not sent last.' },
    SENT_DESC: { description: 'Sent to the asset most recently first; those not sent last.' },
    UPDATED_ASC: { description: 'Longest unchanged first.' },
    UPDATED_DESC: { description: 'Most recently changed first.' },
  },
});

export const ConnectionList = listing(Connection, {
  where: ConnectionWhere,
  filters: {
    status: (connection, statuses) => sql`${connection.status} = any(${statuses})`,
    open: (connection, open) => isOpen(connectionStates, connection.status, open),
    kind: (connection, kind) => sql`${connection.kind} = ${kind}`,
    asset: (connection, asset) => sql`${connection.asset} = ${asset}`,
    organisation: (connection, organisation) => sql`${connection.organisation} = ${organisation}`,
    green: (_connection, green, reach) =>
      reach.some('asset', Asset, (asset) =>
        green ? sql`${asset.greenKind} is not null` : sql`${asset.greenKind} is null`,
      ),
    category: (_connection, keys, reach) =>
      reach.some(
        'asset',
        Asset,
        (asset) => sql`exists (select 1 from asset_category_link l join asset_category c on c.id = l.category_id
          where l.asset_id = ${asset.id} and c.key = any(${keys}))`,
      ),
  },
  orderBy: ConnectionOrder,
  orders: {
    SENT_ASC: [{ key: 'sentAt' }],
    SENT_DESC: [{ key: 'sentAt', descending: true }],
    UPDATED_ASC: [{ key: 'updatedAt' }],
    UPDATED_DESC: [{ key: 'updatedAt', descending: true }],
  },
  defaultOrder: 'UPDATED_DESC',
});

@ArgsType()
class ConnectionArguments {
  @Field(() => ID, { description: 'The id of a connection.' })
  @IdOf(Connection)
  id!: string;
}

relation(Person, 'connections', ConnectionList, {
  by: 'person',
  description: 'Their ties to assets, ended ones included.',
});
relation(Referral, 'connections', ConnectionList, {
  by: 'referral',
  description: 'The connections made through its plans.',
});
relation(Plan, 'connections', ConnectionList, { by: 'plan', description: 'The connections made through it.' });
relation(Goal, 'connections', ConnectionList, { by: 'goal', description: 'The connections made for it.' });
relation(Asset, 'connections', ConnectionList, {
  by: 'asset',
  description: 'The people connected to it, each a connection.',
});
relation(Organisation, 'connections', ConnectionList, {
  by: 'organisation',
  description: 'The connections to the assets it runs.',
});
relation(Connection, 'linkWorker', Member, {
  one: true,
  description: 'The link worker who leads (or last led) the support it was made in.',
  match: (member, { referral, person }, at) => sql`${member.id} = ${lastLead(referral, person, at)}`,
});
tally(Person, 'connectionsByStatus', Connection, {
  by: 'person',
  group: 'status',
  type: ConnectionStatus,
  description: 'How many connections the person has in each state.',
});
rootOne('connection', Connection, {
  description: 'One connection by its id; null when there is none, or none that you may see.',
  args: ConnectionArguments,
  find: (connection, { id }) => sql`${connection.id} = ${id}`,
});
rootList('connections', ConnectionList, { description: 'The connections of the people you may see.' });
