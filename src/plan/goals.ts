/** Goals: what the person wants is added to the plan, and made clearer as it is found out. */
import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import type { Need as Condition } from '../mutation/declared.js';
import { Confirmable, SameAs, Versioned } from '../mutation/input.js';
import { checkAhead } from '../mutation/when.js';
import { Need } from '../person/need.entity.js';
import { dayAfter } from '../platform/days.js';
import { raw, type Sql, sql } from '../platform/sql.js';
import { isOpen } from '../platform/states.js';
import { Goal } from './goal.entity.js';
import { type GoalAchievement, type GoalLifecycle, goalStates, openGoalStates, type TargetPer } from './goal.states.js';
import { GoalTemplate } from './goal-template.entity.js';
import { beginGoal, moveGoal } from './move.js';
import { Plan } from './plan.entity.js';
import { openPlanStates, planStates } from './plan.states.js';

/** What a goal is made of, beside its title and where it stands. */
const PARTS = [
  'importance',
  'confidence',
  'counted',
  'baseline',
  'target',
  'unit',
  'per',
  'dueOn',
  'mechanism',
] as const;

@InputType({ description: 'To which plan a goal is added, and what is known of it. Its SMART parts may follow later.' })
class GoalAddInput extends Confirmable {
  @Field(() => ID, { description: 'The plan.' })
  @IdOf(Plan)
  plan!: string;

  @Field(() => ID, { nullable: true, description: 'The need it answers; that of the template when left out.' })
  @IdOf(Need)
  need?: string | null;

  @Field(() => ID, { nullable: true, description: 'A pattern to start from: it gives whatever is left out here.' })
  @IdOf(GoalTemplate)
  template?: string | null;

  @SameAs(Goal, { nullable: true, description: 'What the person wants, in their words; needed without a template.' })
  title?: string | null;

  @SameAs(Goal)
  importance?: number | null;

  @SameAs(Goal)
  confidence?: number | null;

  @SameAs(Goal)
  counted?: string | null;

  @SameAs(Goal)
  baseline?: number | null;

  @SameAs(Goal)
  target?: number | null;

  @SameAs(Goal)
  unit?: string | null;

  @SameAs(Goal)
  per?: TargetPer | null;

  @SameAs(Goal)
  dueOn?: string | null;

  @SameAs(Goal)
  mechanism?: string | null;
}

mutation('goalAdd', Goal, {
  description:
    'Adds a goal to an open plan, as proposed: it is agreed with the plan (`planAgree`). A template gives what is left out.',
  input: GoalAddInput,
  on: Plan,
  from: openPlanStates,
  run: async (change, input, plan) => {
    checkAhead(change, input, 'dueOn');
    const template = await change.findIfGiven(GoalTemplate, input.template, ['input', 'template']);
    const need = await change.findIfGiven(Need, input.need, ['input', 'need']);
    const title = input.title ?? template?.title;
    if (!title) change.problem(['input', 'title'], 'required', 'Give a title in the person’s words, or a template.');
    change.refuseIfWrong();
    const goal = change.add(Goal, { plan, person: plan.person, title: title as string });
    if (template) start(change, goal, template);
    if (need !== undefined) goal.need = need ?? undefined;
    change.assign(goal, input, PARTS);
    beginGoal(change, goal);
    return goal;
  },
});

function start(change: Change, goal: Goal, { need, counted, target, unit, per, weeks, mechanism }: GoalTemplate): void {
  const dueOn = dayAfter(change.today, 7 * weeks);
  Object.assign(goal, { need, counted, target, unit, per, dueOn, mechanism });
}

/** A plan that has ended is over, with all that was in it. */
export const ofOpenPlan: Condition<Goal> = {
  name: 'openPlan',
  says: 'Its plan has ended.',
  when: ({ plan }) => isOpenPlan(plan),
};

export function isOpenPlan(plan: Sql): Sql {
  return sql`exists (select 1 from plan p where p.id = ${plan} and ${isOpen(planStates, raw('p.status'), true)})`;
}

@InputType({ description: 'Which goal, and what is to stand in it. What is left out stays as it is.' })
class GoalUpdateInput extends Versioned {
  @Field(() => ID, { description: 'The goal.' })
  @IdOf(Goal)
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The need it answers; null when it answers none in particular.' })
  @IdOf(Need)
  need?: string | null;

  @SameAs(Goal, { nullable: true })
  title?: string | null;

  @SameAs(Goal)
  importance?: number | null;

  @SameAs(Goal)
  confidence?: number | null;

  @SameAs(Goal)
  counted?: string | null;

  @SameAs(Goal)
  baseline?: number | null;

  @SameAs(Goal)
  target?: number | null;

  @SameAs(Goal)
  unit?: string | null;

  @SameAs(Goal)
  per?: TargetPer | null;

  @SameAs(Goal)
  dueOn?: string | null;

  @SameAs(Goal)
  mechanism?: string | null;

  @SameAs(Goal, { nullable: true, description: 'Where it stands from now on; to end it use `goalEnd`.' })
  lifecycle?: GoalLifecycle | null;

  @SameAs(Goal)
  achievement?: GoalAchievement | null;

  @Field(() => String, { nullable: true, description: 'Why it moves (`lifecycle`), in plain words.' })
  @IsOptional()
  @Length(1, 2000)
  reason?: string | null;
}

mutation('goalUpdate', Goal, {
  description:
    'Changes a goal: its words and SMART parts, how far it has been reached, and where it stands between all that is not an end. Versions that were agreed keep what stood in them.',
  input: GoalUpdateInput,
  state: 'lifecycle',
  from: openGoalStates,
  needs: [ofOpenPlan],
  run: async (change, input, goal) => {
    const { lifecycle, reason } = input;
    checkAhead(change, input, 'dueOn');
    change.keeps(input, ['lifecycle']);
    if (lifecycle && goalStates.ends.includes(lifecycle))
      change.problem(['input', 'lifecycle'], 'noEnd', 'This would end the goal: use `goalEnd`.');
    const need = await change.findIfGiven(Need, input.need, ['input', 'need']);
    change.assign(goal, input, ['title', ...PARTS, 'achievement']);
    change.refuseIfWrong();
    if (need !== undefined) goal.need = need ?? undefined;
    if (lifecycle && lifecycle !== goal.lifecycle) moveGoal(change, goal, lifecycle, reason);
    return goal;
  },
});
