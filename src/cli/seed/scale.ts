/** How large each part is for a number of people, so that practices, caseloads and charities keep a real size. */

export interface Scale {
  readonly people: number;
  /** How many people the practice of the first and second persona has. */
  readonly firstPractice: number;
  readonly secondPractice: number;
  readonly otherPractices: number;
  readonly charities: number;
}

/** What share of people is on somebody's caseload at one time; seen in the result, and good enough to plan teams by. */
const ON_A_CASELOAD = 0.42;
const CASELOAD = 50;

export function scaleOf(people: number): Scale {
  const firstPractice = Math.min(Math.ceil(people * 0.28), 4000);
  const secondPractice = Math.min(Math.ceil(people * 0.2), 3000);
  const rest = people - firstPractice - secondPractice;
  return {
    people,
    firstPractice,
    secondPractice,
    otherPractices: Math.max(6, Math.ceil(rest / 3500)),
    charities: Math.max(9, Math.round(people / 140)),
  };
}

/** How many link workers a scheme needs for this many people, the two personas not counted. */
export function linkWorkersFor(people: number): number {
  return Math.max(2, Math.round((people * ON_A_CASELOAD) / CASELOAD));
}

/** What share of a scheme's referrals goes to a persona with a caseload of about that many people. */
export function shareFor(caseload: number, people: number): number {
  return Math.min(0.55, caseload / Math.max(1, people * ON_A_CASELOAD));
}
