/** The values a goal's lifecycle took one after the other, up to where it stands. */
import { GoalLifecycle as L } from '../../plan/goal.states.js';
import type { Moment } from './calendar.js';
import type { Random } from './random.js';

export interface GoalStep {
  readonly lifecycle: L;
  readonly at: Moment;
}

const { ACCEPTED, PLANNED, ACTIVE, ON_HOLD } = L;

/** What an agreed goal went through between being proposed and where it stands. */
const WAYS: { readonly [State in L]?: readonly (readonly L[])[] } = {
  PLANNED: [[ACCEPTED]],
  ACTIVE: [[ACCEPTED], [PLANNED], [ACCEPTED, ACTIVE, ON_HOLD]],
  ON_HOLD: [[ACCEPTED, ACTIVE]],
  COMPLETED: [
    [ACCEPTED, ACTIVE],
    [PLANNED, ACTIVE],
    [ACCEPTED, ACTIVE, ON_HOLD, ACTIVE],
  ],
  CANCELLED: [
    [ACCEPTED, ACTIVE],
    [ACCEPTED, ACTIVE, ON_HOLD],
  ],
};

export function goalCourse(random: Random, stands: L, proposed: Moment, agreed: Moment, since: Moment): GoalStep[] {
  const course: GoalStep[] = [{ lifecycle: L.PROPOSED, at: proposed }];
  const ways = WAYS[stands];
  const way = ways && agreed < since ? random.pick(ways) : [];
  way.forEach((lifecycle, index) => {
    course.push({ lifecycle, at: Math.round(agreed + ((since - agreed) * index) / way.length) });
  });
  if (stands !== L.PROPOSED) course.push({ lifecycle: stands, at: since });
  return course;
}

export function standingAt(course: readonly GoalStep[], moment: Moment): L {
  return course.findLast(({ at }) => at <= moment)?.lifecycle ?? L.PROPOSED;
}
