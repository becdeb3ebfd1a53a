/** Which needs people have: more of the practical ones where deprivation is high, others by age. */
import type { Random } from './random.js';

/** Need, how often it is met, and how much more often in the most deprived places, among the old, and among the young. */
const LIKELIHOODS: readonly (readonly [need: string, weight: number, deprived: number, old: number, young: number])[] =
  [
    ['loneliness', 16, 1, 2, 0.8],
    ['low-mood', 12, 1.3, 0.8, 1.2],
    ['anxiety', 11, 1.2, 0.6, 1.8],
    ['long-term-condition', 8, 1.2, 1.5, 0.3],
    ['inactivity', 7, 1.1, 1, 0.8],
    ['housing', 5, 2.6, 0.5, 0.3],
    ['debt-and-money', 5, 2.8, 0.5, 0.05],
    ['benefits', 5, 2.4, 0.9, 0.05],
    ['employment-and-training', 4, 1.8, 0.05, 0.3],
    ['food', 3, 3, 0.6, 0.4],
    ['caring', 5, 1.1, 1.3, 0.8],
    ['bereavement', 5, 1, 1.8, 0.5],
    ['relationships', 4, 1.2, 0.5, 1.5],
    ['domestic-abuse', 2.4, 1.5, 0.3, 0.3],
    ['substance-use', 2.4, 1.7, 0.4, 0.3],
    ['digital-exclusion', 3.5, 1.5, 2, 0.1],
    ['volunteering', 3, 0.6, 1.2, 0.5],
    ['physical-health', 6, 1.2, 1.6, 0.5],
  ];

export function needsOf(random: Random, age: number, imdDecile: number | undefined, count: number): string[] {
  const left = LIKELIHOODS.map(([need, weight, deprived, old, young]): [string, number] => {
    const byPlace = (imdDecile ?? 1) <= 3 ? deprived : 1;
    const byAge = age >= 65 ? old : age < 18 ? young : 1;
    return [need, weight * byPlace * byAge];
  });
  const found: string[] = [];
  while (found.length < count) {
    const need = random.weighted(left.filter(([key]) => !found.includes(key)));
    found.push(need);
  }
  return found;
}
