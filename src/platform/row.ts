/** What every row has: an id, when it was made and changed, and the version that guards against lost updates. */
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { v7 } from 'uuid';
import { GraphQLDateTime } from './scalars.js';

@InterfaceType('Node', { description: 'Anything with an id that can be asked for again with `node(id)`.' })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque id, `<type>_<uuid>`: take it from an answer, never build it.' })
  id!: string;
}

@ObjectType()
@Entity({ abstract: true })
export abstract class Row {
  @Field(() => ID, { description: 'Opaque id, `<type>_<uuid>`: take it from an answer, never build it.' })
  @PrimaryKey({ type: 'uuid' })
  id: string = v7();

  @Field(() => GraphQLDateTime, { description: 'When this was written down (not when it happened), in UTC.' })
  @Property({ type: 'datetime', length: 3, defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Field(() => GraphQLDateTime, { description: 'When this was last changed, in UTC.' })
  @Property({ type: 'datetime', length: 3, defaultRaw: 'now()', onUpdate: () => new Date() })
  updatedAt: Date = new Date();

  @Field(() => Int, { description: 'Counts the changes; send it back as `expectedVersion` so that no change is lost.' })
  @Property({ type: 'integer', version: true })
  version!: number;
}
