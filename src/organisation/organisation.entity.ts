/** An organisation that takes part: a practice, a network, a charity, a service, or the board that commissions. */
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Text } from '../platform/columns.js';
import { Node, Row } from '../platform/row.js';
import { GraphQLDate } from '../platform/scalars.js';
import { OrganisationKind } from './organisation.codes.js';

@ObjectType({
  implements: Node,
  description: 'An organisation that takes part: a practice, a network, a charity, a service or a board.',
})
@Entity()
@Check({
  name: 'organisation_agreement_check',
  expression:
    'agreement_expires_on is null or (agreement_signed_on is not null and agreement_expires_on >= agreement_signed_on)',
})
@Check({ name: 'organisation_part_of_check', expression: 'part_of_id <> id' })
@Index({ properties: ['kind', 'name'] })
export class Organisation extends Row {
  @Field(() => String, { description: 'The name it is known by.' })
  @Text(200)
  name!: string;

  @Field(() => OrganisationKind, { description: 'What it is.' })
  @Enum({ items: () => OrganisationKind })
  kind!: OrganisationKind;

  @Field(() => String, {
    nullable: true,
    description: 'Its code in the Organisation Data Service (ODS): 3 to 8 capital letters and digits.',
  })
  @Unique()
  @Check({ name: 'organisation_ods_code_check', expression: "ods_code ~ '^[A-Z0-9]{3,8}$'" })
  @Property({ type: 'text', nullable: true })
  odsCode?: string;

  @Field(() => Organisation, {
    nullable: true,
    description: 'The organisation it is part of, such as the network of a practice.',
  })
  @Index()
  @ManyToOne(() => Organisation, { nullable: true })
  partOf?: Organisation;

  @Field(() => String, { nullable: true, description: 'The telephone number for professionals.' })
  @Text(40, { nullable: true })
  phone?: string;

  @Field(() => String, { nullable: true, description: 'The email address for professionals.' })
  @Text(254, { nullable: true })
  email?: string;

  @Field(() => String, { nullable: true, description: 'Its web site.' })
  @Text(2000, { nullable: true })
  url?: string;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The day its data sharing agreement was signed. Nobody is sent to it without a current one.',
  })
  @Property({ type: 'date', nullable: true })
  agreementSignedOn?: string;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The last day of its data sharing agreement; null when it has no end.',
  })
  @Property({ type: 'date', nullable: true })
  agreementExpiresOn?: string;
}
