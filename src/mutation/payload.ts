/** What every payload has beside its row: the change of state, and the warnings that were confirmed. */
import { Field, ID, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../platform/scalars.js';

@ObjectType({ description: 'A change of state that a mutation made.' })
export class Transition {
  @Field(() => ID, { description: 'The id of its entry in `history`.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The state before; null when the row was made.' })
  from?: string | undefined;

  @Field(() => String, { description: 'The state from then on.' })
  to!: string;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  at!: string;
}

@ObjectType({ description: 'Something worth a second look that the caller confirmed.' })
export class Warning {
  @Field(() => String, { description: 'Its code, as sent in `confirm`.' })
  code!: string;

  @Field(() => String, { description: 'What it is about, in plain words.' })
  message!: string;
}
