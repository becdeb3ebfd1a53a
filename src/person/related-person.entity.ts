/** Somebody close to a person: family, friend, carer, or whoever may decide for them. */
import { Check, Entity, Enum, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { relation } from '../graph/declare.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDate, GraphQLDateTime } from '../platform/scalars.js';
import { AboutPerson } from './about-person.js';
import { Person } from './person.entity.js';
import { Authority } from './related-person.codes.js';

@ObjectType({
  implements: Node,
  description: 'Somebody close to a person. Plans and consents name such a row, never free text.',
})
@Entity()
@Index({ properties: ['person', 'name'] })
@Check({
  name: 'related_person_ended_check',
  expression: 'ended_at is null or not (is_emergency_contact or may_be_told)',
})
@Check({
  name: 'related_person_authority_given_check',
  expression: "authority <> 'NONE' or (authority_until is null and not evidence_seen)",
})
export class RelatedPerson extends AboutPerson {
  @Field(() => String, { description: 'Their name.' })
  @Text(200)
  name!: string;

  @Field(() => String, {
    description: 'What they are to the person, in their words: daughter, neighbour, foster carer.',
  })
  @Text(100)
  relationship!: string;

  @Field(() => String, { nullable: true, description: 'Their telephone number.' })
  @Text(40, { nullable: true })
  phone?: string;

  @Field(() => Boolean, { description: 'Whether they care for the person, unpaid.' })
  @Property({ type: 'boolean', default: false })
  isCarer: boolean = false;

  @Field(() => Boolean, { description: 'Whether they are to be called in an emergency.' })
  @Property({ type: 'boolean', default: false })
  isEmergencyContact: boolean = false;

  @Field(() => Boolean, { description: 'Whether the person agreed that they may be told about their support.' })
  @Property({ type: 'boolean', default: false })
  mayBeTold: boolean = false;

  @Field(() => Authority, { description: 'By what right they may decide for the person.' })
  @Enum({ items: () => Authority, default: Authority.NONE })
  authority: Authority = Authority.NONE;

  @Field(() => Boolean, { description: 'Whether the document that gives the authority was seen.' })
  @Property({ type: 'boolean', default: false })
  evidenceSeen: boolean = false;

  @Field(() => GraphQLDate, { nullable: true, description: 'The last day of the authority; null when it has no end.' })
  @Property({ type: 'date', nullable: true })
  authorityUntil?: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When they ceased to be part of the person’s life or record; null while they are.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  endedAt?: Date;

  @Field(() => String, { nullable: true, description: 'Why they ceased to be, in plain words.' })
  @Text(2000, { nullable: true })
  endedReason?: string;
}

relation(Person, 'relatedPeople', RelatedPerson, {
  by: 'person',
  description: 'People close to them: family, carers, emergency contacts, whoever may decide for them.',
  order: [{ key: 'isEmergencyContact', descending: true }, { key: 'name' }],
});
