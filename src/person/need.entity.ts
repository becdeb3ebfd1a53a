/** What a person may need support with: rows with a stable key, so that schemes can add their own. */
import { Check, Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Text } from '../platform/columns.js';
import { Node, Row } from '../platform/row.js';

@ObjectType({ implements: Node, description: 'A kind of need, such as loneliness or debt.' })
@Entity()
export class Need extends Row {
  @Field(() => String, {
    description: 'Its stable key in small letters and hyphens, such as `low-mood`; filters take it.',
  })
  @Unique()
  @Check({ name: 'need_key_check', expression: "key ~ '^[a-z][a-z0-9-]{1,59}$'" })
  @Property({ type: 'text' })
  key!: string;

  @Field(() => String, { description: 'Its name in plain words.' })
  @Text(200)
  name!: string;

  @Field(() => Boolean, {
    description:
      'Whether it is sensitive (such as domestic abuse): shown, with all that hangs on it, to few roles only.',
  })
  @Property({ type: 'boolean', default: false })
  isSensitive: boolean = false;
}
