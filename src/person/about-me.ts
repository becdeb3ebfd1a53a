/** What a person wants everyone who supports them to know, in their own words (PRSB About Me standard). */
import { Embeddable, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'What a person wants everyone who supports them to know, in their own words (PRSB About Me).',
})
@Embeddable()
export class AboutMe {
  @Field(() => String, { nullable: true, description: 'What is most important to me.' })
  @Property({ type: 'text', nullable: true })
  mostImportantToMe?: string;

  @Field(() => String, { nullable: true, description: 'People who are important to me.' })
  @Property({ type: 'text', nullable: true })
  peopleImportantToMe?: string;

  @Field(() => String, { nullable: true, description: 'How I communicate and how to communicate with me.' })
  @Property({ type: 'text', nullable: true })
  howToCommunicateWithMe?: string;

  @Field(() => String, { nullable: true, description: 'My wellness: how I am when well, and signs that I am not.' })
  @Property({ type: 'text', nullable: true })
  myWellness?: string;

  @Field(() => String, { nullable: true, description: 'Please do.' })
  @Property({ type: 'text', nullable: true })
  pleaseDo?: string;

  @Field(() => String, { nullable: true, description: 'Please don’t.' })
  @Property({ type: 'text', nullable: true })
  pleaseDont?: string;

  @Field(() => String, { nullable: true, description: 'How and when to support me.' })
  @Property({ type: 'text', nullable: true })
  howAndWhenToSupportMe?: string;
}
