/** How plans are found: filters, orders, and the edges and root fields that list them. */
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { listing, relation, rootList, rootOne } from '../graph/declare.js';
import { IdOf } from '../graph/identifier.js';
import { Person } from '../person/person.entity.js';
import { RelatedPerson } from '../person/related-person.entity.js';
import { GraphQLDate } from '../platform/scalars.js';
import { sql } from '../platform/sql.js';
import { isOpen } from '../platform/states.js';
import { Referral } from '../referral/referral.entity.js';
import { Goal } from './goal.entity.js';
import { GoalAchievement } from './goal.states.js';
import { Plan } from './plan.entity.js';
import { PlanStatus, planStates } from './plan.states.js';

@InputType({ description: 'Which plans. All that is given must hold.' })
class PlanWhere {
  @Field(() => [PlanStatus], { nullable: true, description: 'In any of these states.' })
  status?: PlanStatus[];

  @Field(() => Boolean, { nullable: true, description: 'True: not ended; false: ended.' })
  open?: boolean;

  @Field(() => GraphQLDate, { nullable: true, description: 'Due for review before this day.' })
  reviewDueBefore?: string;

  @Field(() => [String], { nullable: true, description: 'With a goal for any of these needs, by key.' })
  @IsOptional()
  @ArrayMaxSize(100)
  need?: string[];

  @Field(() => [GoalAchievement], { nullable: true, description: 'With a goal reached this far.' })
  goalAchievement?: GoalAchievement[];
}

enum PlanOrder {
  AGREED_ASC = 'AGREED_ASC',
  AGREED_DESC = 'AGREED_DESC',
  REVIEW_DUE_ASC = 'REVIEW_DUE_ASC',
  REVIEW_DUE_DESC = 'REVIEW_DUE_DESC',
  UPDATED_DESC = 'UPDATED_DESC',
}
registerEnumType(PlanOrder, {
  name: 'PlanOrder',
  description: 'How plans are ordered; a plan without the date comes last.',
  valuesConfig: {
    AGREED_ASC: { description: 'Earliest agreed first.' },
    AGREED_DESC: { description: 'Latest agreed first.' },
    REVIEW_DUE_ASC: { description: 'Earliest due for review first.' },
    REVIEW_DUE_DESC: { description: 'Latest due for review first.' },
    UPDATED_DESC: { description: 'Most recently changed first.' },
  },
});

export const PlanList = listing(Plan, {
  where: PlanWhere,
  filters: {
    status: (plan, statuses) => sql`${plan.status} = any(${statuses})`,
    open: (plan, open) => isOpen(planStates, plan.status, open),
    reviewDueBefore: (plan, day) => sql`${plan.reviewDue} < ${day}`,
    need: (_plan, keys, reach) =>
      reach.some('goals', Goal, (goal) => sql`${goal.need} in (select n.id from need n where n.key = any(${keys}))`),
    goalAchievement: (_plan, achievements, reach) =>
      reach.some('goals', Goal, (goal) => sql`${goal.achievement} = any(${achievements})`),
  },
  orderBy: PlanOrder,
  orders: {
    AGREED_ASC: [{ key: 'agreedAt' }],
    AGREED_DESC: [{ key: 'agreedAt', descending: true }],
    REVIEW_DUE_ASC: [{ key: 'reviewDue' }],
    REVIEW_DUE_DESC: [{ key: 'reviewDue', descending: true }],
    UPDATED_DESC: [{ key: 'updatedAt', descending: true }],
  },
  defaultOrder: 'AGREED_DESC',
});

@ArgsType()
class PlanArguments {
  @Field(() => ID, { description: 'The id of a plan.' })
  @IdOf(Plan)
  id!: string;
}

relation(Person, 'plans', PlanList, {
  by: 'person',
  description: 'The plans agreed with the person, ended ones included.',
});
relation(Referral, 'plans', PlanList, {
  by: 'referral',
  description: 'The plans that answer it, ended ones included.',
});
relation(Referral, 'plan', Plan, {
  by: 'referral',
  one: true,
  description: 'The plan that answers it: the last one made.',
  order: [{ key: 'createdAt', descending: true }],
});
relation(RelatedPerson, 'agreedPlans', Plan, {
  by: 'agreedWithRelatedPerson',
  description: 'The plans that were last agreed with them, latest first.',
  order: [{ key: 'agreedAt', descending: true }],
});
rootOne('plan', Plan, {
  description: 'One plan by its id; null when there is none, or none that you may see.',
  args: PlanArguments,
  find: (plan, { id }) => sql`${plan.id} = ${id}`,
});
rootList('plans', PlanList, { description: 'The plans of the people you may see.' });
