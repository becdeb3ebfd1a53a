/** What an agreed version keeps of goals and actions: as they may have read when it was agreed. */
import { ActionStatus, GoalLifecycle } from '../../plan/goal.states.js';
import { PlanVersionAction } from '../../plan/plan-version-action.entity.js';
import { PlanVersionGoal } from '../../plan/plan-version-goal.entity.js';
import type { GoalMade } from './goal.js';
import { standingAt } from './goal-course.js';
import type { Life } from './life.js';
import { Random } from './random.js';
import { made } from './tables.js';

type Stamp = ReturnType<typeof made>;

/** Between two versions goals are found, given up, or thought about anew. */
export function addVersionGoals(
  { batch, person }: Life,
  version: Stamp,
  goals: readonly GoalMade[],
  ids: readonly Stamp[],
  { isFirstOfTwo, isSecond }: { readonly isFirstOfTwo: boolean; readonly isSecond: boolean },
): void {
  const random = new Random('plan version', version.id);
  goals.forEach(({ row, course, actions, isSensitive }, index) => {
    const lifecycle = standingAt(course, version.createdAt);
    const isFoundLater = isFirstOfTwo && index > 0 && random.chance(0.4);
    const isGivenUp = isSecond && goals.length > 1 && lifecycle === GoalLifecycle.CANCELLED;
    if (isFoundLater || isGivenUp) return;
    const { title, importance, confidence, counted, baseline, target, unit, per, dueOn, mechanism } = row;
    const isVague = isFirstOfTwo && random.chance(0.5);
    batch.add(PlanVersionGoal, {
      ...(ids[index] as Stamp),
      person: person.id,
      isSensitive,
      planVersion: version.id,
      goal: row.id,
      title,
      importance,
      confidence: isFirstOfTwo && confidence !== undefined ? Math.max(1, confidence - random.whole(0, 2)) : confidence,
      counted,
      baseline,
      target: isVague ? undefined : target,
      unit,
      per,
      dueOn: isVague ? undefined : dueOn,
      mechanism,
      lifecycle,
      achievement: lifecycle === row.lifecycle ? row.achievement : undefined,
    });
    for (const { id, what, who, dueOn: actionDueOn, status } of actions) {
      if (isFirstOfTwo ? random.chance(0.3) : isSecond && status === ActionStatus.DROPPED) continue;
      batch.add(PlanVersionAction, {
        ...made(random, version.createdAt),
        person: person.id,
        isSensitive,
        planVersion: version.id,
        action: id,
        what,
        who,
        dueOn: actionDueOn,
        status: isSecond && random.chance(0.5) ? ActionStatus.IN_PROGRESS : ActionStatus.PLANNED,
      });
    }
  });
}
