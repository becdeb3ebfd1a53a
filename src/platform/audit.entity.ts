/** Who read or changed what, when and for which operation. Append-only; the people concerned stand in `person/`. */
import { Entity, Enum, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Text } from './columns.js';
import { RoleName } from './role.js';
import { Node, Row } from './row.js';
import { GraphQLDateTime } from './scalars.js';
import type { Role } from './viewer.js';

export enum AccessOutcome {
  ANSWERED = 'ANSWERED',
  CHANGED = 'CHANGED',
  REFUSED = 'REFUSED',
  FAILED = 'FAILED',
}

registerEnumType(AccessOutcome, {
  name: 'AccessOutcome',
  description: 'What became of an operation.',
  valuesConfig: {
    ANSWERED: { description: 'Something was read.' },
    CHANGED: { description: 'Something was changed.' },
    REFUSED: { description: 'It was refused, wholly or in part.' },
    FAILED: { description: 'It failed; what was read until then was not answered.' },
  },
});

@ObjectType({
  implements: Node,
  description: 'That somebody read or changed something about people, in one operation.',
})
@Entity()
@Index({ properties: ['memberId', 'occurredAt'] })
export class AccessEvent extends Row {
  @Field(() => GraphQLDateTime, { description: 'When.' })
  @Property({ type: 'datetime', length: 3 })
  occurredAt!: Date;

  /** Ids without relations: the platform knows no module, and an event outlives what it names. */
  @Property({ type: 'uuid' })
  memberId!: string;

  @Property({ type: 'uuid' })
  organisationId!: string;

  @Field(() => RoleName, { description: 'In which role.' })
  @Enum({ items: () => RoleName })
  role!: Role;

  @Field(() => String, { nullable: true, description: 'The name of the operation, when it had one.' })
  @Text(200, { nullable: true })
  operation?: string;

  @Field(() => String, { nullable: true, description: 'For what purpose, as the portal said.' })
  @Text(500, { nullable: true })
  purpose?: string;

  @Field(() => [String], { description: 'Which fields were read or changed, as `Type.field`.' })
  @Property({ type: 'text[]', default: [] })
  coordinates: string[] = [];

  @Field(() => AccessOutcome, { description: 'What became of it.' })
  @Enum({ items: () => AccessOutcome })
  outcome!: AccessOutcome;

  @Field(() => String, { description: 'The request’s id, as in the server’s log.' })
  @Text(200)
  requestId!: string;
}
