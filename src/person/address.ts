/** Where a person lives. */
import { Embeddable, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A postal address in the United Kingdom.' })
@Embeddable()
export class Address {
  @Field(() => String, { nullable: true, description: 'House and street.' })
  @Property({ type: 'text', nullable: true })
  line1?: string;

  @Field(() => String, { nullable: true, description: 'Anything between the street and the town.' })
  @Property({ type: 'text', nullable: true })
  line2?: string;

  @Field(() => String, { nullable: true, description: 'City, town or village.' })
  @Property({ type: 'text', nullable: true })
  city?: string;

  @Field(() => String, { nullable: true, description: 'County.' })
  @Property({ type: 'text', nullable: true })
  county?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Postcode in capital letters with one space, such as `BA1 1AA`.',
  })
  @Property({ type: 'text', nullable: true })
  postcode?: string;
}
