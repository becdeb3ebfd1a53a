/** Every agreed version of a plan, kept as it was agreed (PRSB: earlier plans stay viewable). */
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation, timelineOf } from '../graph/declare.js';
import { Member } from '../organisation/member.entity.js';
import { AboutPerson } from '../person/about-person.js';
import { RelatedPerson } from '../person/related-person.entity.js';
import { Text, Whole } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDate, GraphQLDateTime } from '../platform/scalars.js';
import { Goal } from './goal.entity.js';
import { Plan } from './plan.entity.js';
import { AgreedWith } from './plan.states.js';
import { UnderNeed } from './under-need.js';

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

/** A row a goal, not a list of titles on the version: a goal under a sensitive need must be able to be absent. */
@ObjectType({ implements: Node, description: 'A goal as it stood in one agreed version of a plan; it never changes.' })
@Entity()
@Index({ properties: ['goal'] })
@Unique({ properties: ['planVersion', 'goal'] })
export class PlanVersionGoal extends UnderNeed {
  @Field(() => PlanVersion, { description: 'The version it stood in.' })
  @ManyToOne(() => PlanVersion)
  planVersion!: PlanVersion;

  @Field(() => Goal, { description: 'The goal as it is now.' })
  @ManyToOne(() => Goal)
  goal!: Goal;

  @Field(() => String, { description: 'What the person wanted then, in their words.' })
  @Text(500)
  title!: string;

  @Field(() => Int, { nullable: true, description: 'How important it was then, 1 (little) to 10 (most).' })
  @Whole(1, 10, { nullable: true })
  importance?: number;
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
relation(PlanVersion, 'goals', PlanVersionGoal, {
  by: 'planVersion',
  description: 'The goals as they stood then, most important first.',
  order: [{ key: 'importance', descending: true }, { key: 'createdAt' }],
});
relation(Goal, 'versions', PlanVersionGoal, {
  by: 'goal',
  description: 'How it stood in each agreed version of the plan, first to last.',
  order: [{ key: 'createdAt' }],
});
timelineOf(PlanVersion, {
  kind: 'PLAN_AGREED',
  description: 'A plan, or a new version of it, was agreed.',
  at: 'agreedAt',
});
