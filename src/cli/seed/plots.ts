/** Who gets which story: first every story twice, among the personas' practices too, then as often as it is met. */
import { SCRIPTS } from './demo-person.js';
import type { Random, Weighted } from './random.js';
import { STORIES, STORY_NAMES, type StoryName } from './referral-stories.js';

export interface Plot {
  /** Undefined for people with nothing yet. */
  readonly story: StoryName | undefined;
  /** The place of their practice in the list; undefined for any. */
  readonly practice?: number;
  readonly isRegistered: boolean;
}

/** Before them come those of whom it is said what happens to them. */
const FIRST = SCRIPTS.length;
const TOLD = FIRST + 2 * STORY_NAMES.length;

const STORY_WEIGHTS: Weighted<StoryName> = STORY_NAMES.map((name) => [name, STORIES[name].weight]);

export function plotOf(random: Random, index: number): Plot {
  if (index < FIRST) return { story: 'connected', practice: 0, isRegistered: true };
  if (index < TOLD) {
    const nth = index - FIRST;
    const isFirstRound = nth < STORY_NAMES.length;
    return {
      story: STORY_NAMES[nth % STORY_NAMES.length],
      practice: isFirstRound ? 0 : nth % 3 === 0 ? undefined : 1,
      isRegistered: true,
    };
  }
  const story = random.chance(0.11) ? undefined : random.weighted(STORY_WEIGHTS);
  return { story, isRegistered: index !== TOLD && !random.chance(0.02) };
}
