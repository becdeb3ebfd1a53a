/** What a person, or whoever may decide for them, agreed to; withdrawn consents stay as history. */
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { derived, relation } from '../graph/declare.js';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { sql } from '../platform/sql.js';
import { AboutPerson } from './about-person.js';
import { ConsentMethod, ConsentScope } from './consent.codes.js';
import { Person } from './person.entity.js';
import { RelatedPerson } from './related-person.entity.js';

@ObjectType({ implements: Node, description: 'What a person agreed to. Withdrawal takes effect on the next request.' })
@Entity()
@Index({ properties: ['person', 'organisation', 'scope'] })
@Check({
  name: 'consent_organisation_check',
  expression: "(scope = 'SHARE_WITH_ORGANISATION') = (organisation_id is not null)",
})
@Check({ name: 'consent_withdrawn_at_check', expression: 'withdrawn_at >= given_at' })
@Check({ name: 'consent_withdrawn_by_check', expression: 'withdrawn_by_id is null or withdrawn_at is not null' })
export class Consent extends AboutPerson {
  @Field(() => ConsentScope, { description: 'What it is about.' })
  @Enum({ items: () => ConsentScope })
  scope!: ConsentScope;

  @Field(() => Organisation, { nullable: true, description: 'With whom to share; null for the other scopes.' })
  @Index()
  @ManyToOne(() => Organisation, { nullable: true })
  organisation?: Organisation;

  @Field(() => GraphQLDateTime, { description: 'When it was given.' })
  @Property({ type: 'datetime', length: 3 })
  givenAt!: Date;

  @Field(() => RelatedPerson, {
    nullable: true,
    description: 'Who gave it in the person’s stead; null when the person gave it themselves.',
  })
  @Index()
  @ManyToOne(() => RelatedPerson, { nullable: true })
  givenBy?: RelatedPerson;

  @Field(() => ConsentMethod, { description: 'How it was given.' })
  @Enum({ items: () => ConsentMethod })
  method!: ConsentMethod;

  @Field(() => String, { nullable: true, description: 'What was explained before, in plain words.' })
  @Text(20_000, { nullable: true })
  explained?: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was withdrawn; null while it holds.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  withdrawnAt?: Date;

  @Field(() => RelatedPerson, {
    nullable: true,
    description: 'Who withdrew it in the person’s stead; null when the person did, or nobody has.',
  })
  @Index()
  @ManyToOne(() => RelatedPerson, { nullable: true })
  withdrawnBy?: RelatedPerson;

  @Field(() => Member, { nullable: true, description: 'Who wrote it down.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  recordedBy?: Member;

  /** Kept by triggers: whom it names would tell of something sensitive. */
  @Property({ type: 'boolean', default: false })
  isSensitive: boolean = false;
}

derived(Consent, 'isCurrent', () => Boolean, {
  nullable: false,
  description: 'Whether it holds now: given and not withdrawn.',
  sql: (consent, { now }) => sql`(${consent.givenAt} <= ${now} and coalesce(${consent.withdrawnAt} > ${now}, true))`,
});
relation(Person, 'consents', Consent, {
  by: 'person',
  description: 'What they agreed to, the newest first, what was withdrawn included.',
  order: [{ key: 'givenAt', descending: true }],
});
