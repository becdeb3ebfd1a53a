/** The ways a connection can go, each a walk through its states, with the days between them. */
import { connectionStates, ConnectionStatus as S } from '../../connection/connection.states.js';
import type { Random } from './random.js';

export interface ConnectionCourse {
  readonly states: readonly S[];
  /** How often it is met while the plan is followed, and once the plan has ended. */
  readonly open: number;
  readonly ended: number;
  /** Only where anyone may turn up and nothing is shared. */
  readonly isOpenAccess?: boolean;
}

const AGREED = [S.PROPOSED, S.CONSENTED];
const SENT = [...AGREED, S.SENT];
const SEEN = [...SENT, S.ACKNOWLEDGED];
const TAKEN = [...SENT, S.ACCEPTED];
const TAKEN_AFTER_WAIT = [...SEEN, S.WAITLISTED, S.ACCEPTED];
const INTRODUCED = [...TAKEN, S.INTRODUCED];
const BEEN_ONCE = [...INTRODUCED, S.ATTENDED_ONCE];
const TAKES_PART = [...BEEN_ONCE, S.PARTICIPATING];
const DROPPED_IN = [...AGREED, S.INTRODUCED];
const CAME_BY = [...DROPPED_IN, S.ATTENDED_ONCE];
const STAYED = [...CAME_BY, S.PARTICIPATING];

const course = (states: readonly S[], open: number, ended: number, isOpenAccess = false): ConnectionCourse => ({
  states,
  open,
  ended,
  isOpenAccess,
});

export const COURSES: readonly ConnectionCourse[] = [
  course([S.PROPOSED], 4, 0),
  course(AGREED, 4, 0),
  course(SENT, 8, 0),
  course(SEEN, 4, 0),
  course([...SEEN, S.WAITLISTED], 4, 0),
  course(TAKEN, 7, 0),
  course(TAKEN_AFTER_WAIT, 2, 0),
  course(INTRODUCED, 7, 0),
  course(BEEN_ONCE, 9, 0),
  course(TAKES_PART, 26, 5),
  course(DROPPED_IN, 2, 0, true),
  course(CAME_BY, 2, 0, true),
  course(STAYED, 6, 1, true),
  course([S.PROPOSED, S.DECLINED_BY_PERSON], 3, 4),
  course([...SENT, S.DECLINED_BY_ASSET], 1.5, 2),
  course([...SENT, S.NO_CAPACITY], 2, 3),
  course([...SEEN, S.NOT_ELIGIBLE], 1.5, 2),
  course([...SENT, S.NO_REPLY], 2, 3),
  course([...TAKEN, S.NEVER_STARTED], 1.5, 4),
  course([...INTRODUCED, S.NEVER_STARTED], 1, 3),
  course([...BEEN_ONCE, S.DISENGAGED], 1.5, 6),
  course([...TAKES_PART, S.DISENGAGED], 2, 9),
  course([...BEEN_ONCE, S.COMPLETED], 1.5, 5),
  course([...TAKES_PART, S.COMPLETED], 4, 40),
  course([...STAYED, S.COMPLETED], 1, 7, true),
  course([...AGREED, S.WITHDRAWN], 0.7, 1),
  course([...SENT, S.WITHDRAWN], 0.7, 1),
  course([...INTRODUCED, S.WITHDRAWN], 0.7, 1),
  course([...TAKES_PART, S.WITHDRAWN], 0.7, 2),
  course([S.GIVEN], 5, 1),
  course([S.GIVEN, S.TRIED], 2, 4),
  course([S.GIVEN, S.NOT_TRIED], 1.5, 3),
  course([S.GIVEN, S.UNKNOWN], 1, 3),
];

const GAPS: Readonly<Partial<Record<S, readonly [number, number]>>> = {
  CONSENTED: [0.02, 4],
  DECLINED_BY_PERSON: [0.02, 5],
  SENT: [0.05, 3],
  ACKNOWLEDGED: [0.3, 4],
  WAITLISTED: [0.5, 5],
  ACCEPTED: [0.5, 9],
  DECLINED_BY_ASSET: [0.5, 9],
  NO_CAPACITY: [0.5, 9],
  NOT_ELIGIBLE: [0.5, 9],
  NO_REPLY: [14, 14],
  INTRODUCED: [1, 10],
  ATTENDED_ONCE: [1, 9],
  NEVER_STARTED: [14, 30],
  PARTICIPATING: [6, 14],
  COMPLETED: [40, 120],
  DISENGAGED: [14, 60],
  WITHDRAWN: [1, 30],
  TRIED: [10, 35],
  NOT_TRIED: [10, 35],
  UNKNOWN: [20, 40],
};

export interface ConnectionStep {
  readonly status: S;
  readonly ago: number;
}

/** Forward from where it begins; what does not fit before `untilAgo` goes faster. */
export function walk(
  random: Random,
  { states }: ConnectionCourse,
  fromAgo: number,
  untilAgo: number,
): ConnectionStep[] {
  const gaps = states.map((status, index) => (index === 0 ? 0 : random.between(...(GAPS[status] ?? [1, 7]))));
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  const room = (fromAgo - untilAgo) * 0.97;
  const pace = total > room ? room / total : 1;
  let ago = fromAgo;
  return states.map((status, index) => {
    ago -= gaps[index]! * pace;
    return { status, ago };
  });
}

/** How many days it usually takes, so that an open one can begin that long ago. */
export function usualDays({ states }: ConnectionCourse): number {
  return states.slice(1).reduce((sum, status) => sum + (GAPS[status]?.[1] ?? 7), 0);
}

export function isOver({ states }: ConnectionCourse): boolean {
  const last = states[states.length - 1];
  return last !== undefined && connectionStates.ends.includes(last);
}

/** While a plan is followed anything may be; after its end a few still take part, unless nothing can go on. */
export function drawCourse(random: Random, isEnded: boolean, mayGoOn: boolean): ConnectionCourse {
  const fitting = COURSES.filter((course) => mayGoOn || isOver(course));
  return random.weighted(fitting.map((course) => [course, isEnded ? course.ended : course.open] as const));
}
