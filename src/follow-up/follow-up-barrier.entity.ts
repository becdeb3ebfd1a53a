/** A barrier that a follow-up met, and what was done about it. */
import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { relation } from '../graph/declare.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { AccessNeed } from '../person/person.codes.js';
import { UnderNeed } from '../plan/under-need.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { FollowUp } from './follow-up.entity.js';

@ObjectType({ implements: Node, description: 'A barrier that a follow-up met, and what was done about it.' })
@Entity()
@Unique({ properties: ['followUp', 'barrier'] })
@Index({ properties: ['organisation'] })
export class FollowUpBarrier extends UnderNeed {
  @Field(() => FollowUp, { description: 'The follow-up that met it.' })
  @ManyToOne(() => FollowUp)
  followUp!: FollowUp;

  /** The follow-up's, so that a charity's rows are found by it. */
  @ManyToOne(() => Organisation, { nullable: true })
  organisation?: Organisation;

  @Field(() => AccessNeed, { description: 'What stops the person from taking part.' })
  @Enum({ items: () => AccessNeed })
  barrier!: AccessNeed;

  @Field(() => String, { nullable: true, description: 'What was done about it; null: nothing yet.' })
  @Text(5_000, { nullable: true })
  whatWasDone?: string;

  @Field(() => Boolean, { description: 'Whether it no longer stops the person.' })
  @Property({ type: 'boolean', default: false })
  isResolved: boolean = false;
}

relation(FollowUp, 'barriers', FollowUpBarrier, {
  by: 'followUp',
  description: 'The barriers it met.',
  order: [{ key: 'barrier' }],
});
