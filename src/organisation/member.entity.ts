/** A member of an organisation's staff, in one role. */
import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Text } from '../platform/columns.js';
import { RoleName } from '../platform/role.js';
import { Node, Row } from '../platform/row.js';
import type { Role } from '../platform/viewer.js';
import { Organisation } from './organisation.entity.js';

@ObjectType({
  implements: Node,
  description: 'A member of an organisation’s staff (or, for an integrator, its system), in one role.',
})
@Entity()
@Index({ properties: ['organisation', 'name'] })
export class Member extends Row {
  @Field(() => String, { description: 'Their name as colleagues know it.' })
  @Text(200)
  name!: string;

  @Field(() => String, { nullable: true, description: 'Their job title.' })
  @Text(200, { nullable: true })
  jobTitle?: string;

  @Field(() => String, { nullable: true, description: 'Their work telephone number.' })
  @Text(40, { nullable: true })
  workPhone?: string;

  @Field(() => String, { nullable: true, description: 'Their work email address.' })
  @Text(254, { nullable: true })
  workEmail?: string;

  @Field(() => Organisation, { description: 'Where they work.' })
  @ManyToOne(() => Organisation)
  organisation!: Organisation;

  @Field(() => RoleName, { description: 'In which capacity they act.' })
  @Enum({ items: () => RoleName })
  role!: Role;

  @Field(() => Boolean, {
    description: 'False when they are suspended or have left: their tokens stop working at the next request.',
  })
  @Property({ type: 'boolean', default: true })
  active: boolean = true;
}
