/** What rows have that can be marked as entered in error: kept, readable, and no longer counted. */
import { Check, Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Member } from '../organisation/member.entity.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { AboutPerson } from './about-person.js';

@ObjectType()
@Entity({ abstract: true })
@Check({
  name: 'entered_in_error_check',
  expression: `num_nonnulls(entered_in_error_at, entered_in_error_reason, entered_in_error_by_id) in (0, 3)
    and (char_length(entered_in_error_reason) between 1 and 2000) is not false`,
})
export abstract class Mendable extends AboutPerson {
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it was marked as entered in error; null: it stands. What is marked no longer counts.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  enteredInErrorAt?: Date;

  @Field(() => String, { nullable: true, description: 'Why it should never have been written.' })
  @Property({ type: 'text', nullable: true })
  enteredInErrorReason?: string;

  @Field(() => Member, { nullable: true, description: 'Who marked it as entered in error.' })
  @ManyToOne(() => Member, { nullable: true })
  enteredInErrorBy?: Member;
}
