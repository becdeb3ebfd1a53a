/** How a person may be contacted without putting them at risk. */
import { Embeddable, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How a person may be contacted without putting them at risk. Read it before every call.' })
@Embeddable()
export class SafeContact {
  @Field(() => String, { nullable: true, description: 'When it is safe to call, in words.' })
  @Property({ type: 'text', nullable: true })
  times?: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether a voicemail may be left; null when not asked.' })
  @Property({ type: 'boolean', nullable: true })
  voicemailAllowed?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether a text message may be sent; null when not asked.' })
  @Property({ type: 'boolean', nullable: true })
  textAllowed?: boolean;

  @Field(() => String, { nullable: true, description: 'Words and names not to use when somebody else may hear.' })
  @Property({ type: 'text', nullable: true })
  wordsToAvoid?: string;
}
