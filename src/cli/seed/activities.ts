/** Finds an activity that answers a need, near where the person lives and for their age. */
import { ANSWERS } from './answers.js';
import type { Life } from './life.js';
import type { Activity, World } from './world.js';

export class Activities {
  readonly #byCategory = new Map<string, Activity[]>();

  constructor({ activities }: World) {
    for (const activity of activities) {
      for (const category of activity.categories) {
        const known = this.#byCategory.get(category);
        if (known === undefined) this.#byCategory.set(category, [activity]);
        else known.push(activity);
      }
    }
  }

  /** Undefined when nothing answers it. */
  find({ random, age, practice }: Life, need: string, fits: (activity: Activity) => boolean): Activity | undefined {
    const isFit = (activity: Activity) => activity.minimumAge <= age && age <= activity.maximumAge && fits(activity);
    for (const category of random.some(ANSWERS[need] ?? [], 3)) {
      const fitting = (this.#byCategory.get(category) ?? []).filter(isFit);
      const near = fitting.filter(({ charity }) => charity.borough === practice?.borough);
      const from = near.length > 0 ? near : fitting;
      if (from.length > 0) return random.weighted(from.map((activity) => [activity, activity.weight] as const));
    }
    return undefined;
  }
}
