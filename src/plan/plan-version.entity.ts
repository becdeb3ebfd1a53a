/** Every agreed version of a plan, kept as it was agreed (PRSB: earlier plans stay viewable). */
import { Check, Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { derived, listing, relation } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { Member } from '../organisation/member.entity.js';
import { AboutPerson } from '../person/about-person.js';
import { RelatedPerson } from '../person/related-person.entity.js';
import { Text, Whole } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDate, GraphQLDateTime } from '../platform/scalars.js';
import { sql } from '../platform/sql.js';
import { Plan } from './plan.entity.js';
import { AgreedWith } from './plan.states.js';
import { PlanPart } from './plan-version.codes.js';
import { changedParts } from './version-change.js';

/** What a version keeps of the plan itself. */
export const PLAN_PARTS = ['whatMatters', 'strengths', 'contingency', 'reviewDue'] as const;

@ObjectType({ implements: Node, description: 'A plan as it was agreed on one occasion; it never changes.' })
@Entity()
@Unique({ properties: ['plan', 'number'] })
@Check({
  name: 'plan_version_related_person_fits_check',
  expression: `(agreed_with_related_person_id is not null) = (agreed_with = 'RELATED_PERSON')`,
})
export class PlanVersion extends AboutPerson {
  @Field(() => Plan, { description: 'The plan this is a version of.' })
  @ManyToOne(() => Plan)
  plan!: Plan;

  @Field(() => Int, { description: 'Counts the agreed versions of a plan: 1, 2, 3…' })
  @Whole(1, 10_000)
  number!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was agreed.' })
  @Property({ type: 'datetime', length: 3 })
  agreedAt!: Date;

  @Field(() => AgreedWith, { description: 'With whom it was agreed.' })
  @Enum({ items: () => AgreedWith })
  agreedWith!: AgreedWith;

  @Field(() => RelatedPerson, { nullable: true, description: 'The related person it was agreed with, if it was one.' })
  @ManyToOne(() => RelatedPerson, { nullable: true })
  agreedWithRelatedPerson?: RelatedPerson;

  @Field(() => String, { nullable: true, description: 'What mattered to the person then, in their words.' })
  @Text(20_000, { nullable: true })
  whatMatters?: string;

  @Field(() => String, { nullable: true, description: 'The strengths the person saw then.' })
  @Text(20_000, { nullable: true })
  strengths?: string;

  @Field(() => String, { nullable: true, description: 'What was to be done then if things got worse.' })
  @Text(20_000, { nullable: true })
  contingency?: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'By when it was to be reviewed.' })
  @Property({ type: 'date', nullable: true })
  reviewDue?: string;

  @Field(() => Member, { nullable: true, description: 'Who recorded that it was agreed.' })
  @ManyToOne(() => Member, { nullable: true })
  recordedBy?: Member;
}

enum PlanVersionOrder {
  NUMBER_ASC = 'NUMBER_ASC',
  NUMBER_DESC = 'NUMBER_DESC',
}
registerEnumType(PlanVersionOrder, {
  name: 'PlanVersionOrder',
  description: 'How the versions of a plan are ordered.',
  valuesConfig: {
    NUMBER_ASC: { description: 'First agreed first.' },
    NUMBER_DESC: { description: 'Last agreed first.' },
  },
});

export const PlanVersionList = listing(PlanVersion, {
  orderBy: PlanVersionOrder,
  orders: { NUMBER_ASC: [{ key: 'number' }], NUMBER_DESC: [{ key: 'number', descending: true }] },
  defaultOrder: 'NUMBER_DESC',
});
relation(Plan, 'versions', PlanVersionList, { by: 'plan', description: 'Every version that was agreed.' });
derived(PlanVersion, 'changed', () => [PlanPart], {
  description: 'What else than goals and actions reads otherwise than in the version before; none in the first.',
  nullable: false,
  sql: (version) => sql`coalesce((select ${changedParts(PLAN_PARTS, version, 'before')}
    from plan_version before where before.plan_id = ${version.plan} and before.number = ${version.number} - 1), '{}')`,
});
timelineOf(PlanVersion, {
  kind: 'PLAN_AGREED',
  description: 'A plan, or a new version of it, was agreed.',
  at: 'agreedAt',
});
