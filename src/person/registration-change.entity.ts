/** That a person left one practice's list or came onto another's: how the practice they left is told. */
import { Check, Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation, rootList } from '../graph/declare.js';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime, GraphQLNhsNumber } from '../platform/scalars.js';
import { AboutPerson } from './about-person.js';
import { Person } from './person.entity.js';

@ObjectType({
  implements: Node,
  description: 'That a person was registered elsewhere. The practice they left reads it, and nothing else of them.',
})
@Entity()
@Index({ properties: ['person', 'changedAt'] })
@Index({ properties: ['from', 'changedAt'] })
@Check({ name: 'registration_change_changes_check', expression: 'from_id is distinct from to_id' })
@Check({ name: 'registration_change_nhs_number_check', expression: 'is_nhs_number(nhs_number)' })
export class RegistrationChange extends AboutPerson {
  @Field(() => Organisation, { nullable: true, description: 'The practice they left; null when there was none.' })
  @ManyToOne(() => Organisation, { nullable: true })
  from?: Organisation;

  @Field(() => Organisation, { nullable: true, description: 'The practice they came to; null when it is not known.' })
  @Index()
  @ManyToOne(() => Organisation, { nullable: true })
  to?: Organisation;

  @Field(() => GraphQLNhsNumber, {
    nullable: true,
    description: 'Their NHS number then, so that the practice they left knows of whom it is told.',
  })
  @Property({ type: 'text', nullable: true })
  nhsNumber?: string;

  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  @Property({ type: 'datetime', length: 3 })
  changedAt!: Date;

  @Field(() => Member, { nullable: true, description: 'Who wrote it down.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  recordedBy?: Member;
}

enum RegistrationChangeOrder {
  CHANGED_AT_ASC = 'CHANGED_AT_ASC',
  CHANGED_AT_DESC = 'CHANGED_AT_DESC',
}

registerEnumType(RegistrationChangeOrder, {
  name: 'RegistrationChangeOrder',
  description: 'How changes of registration are ordered.',
  valuesConfig: {
    CHANGED_AT_ASC: { description: 'The oldest first.' },
    CHANGED_AT_DESC: { description: 'The newest first.' },
  },
});

export const RegistrationChangeList = listing(RegistrationChange, {
  orderBy: RegistrationChangeOrder,
  orders: { CHANGED_AT_ASC: [{ key: 'changedAt' }], CHANGED_AT_DESC: [{ key: 'changedAt', descending: true }] },
  defaultOrder: 'CHANGED_AT_DESC',
});

rootList('registrationChanges', RegistrationChangeList, {
  description: 'Who left this practice’s list or came onto it, and changes of the people this viewer may see.',
});
relation(Person, 'registrationChanges', RegistrationChangeList, {
  by: 'person',
  description: 'When they were registered elsewhere.',
});
