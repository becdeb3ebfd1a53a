/** A person's referrals, the latest first: the one their story is about, and those before, beside or after it. */
import { ReferralStatus } from '../../referral/referral.states.js';
import type { Script } from './demo-person.js';
import type { ReferralFacts } from './life.js';
import type { Random } from './random.js';
import { type ReferralStory, STORIES, type Step, type StoryName, tell } from './referral-stories.js';
import type { Practice, Team, World } from './world.js';

interface Circumstances {
  readonly age: number;
  readonly needs: readonly string[];
  readonly practice: Practice;
  readonly script: Script | undefined;
}

export interface Chapter extends ReferralFacts {
  /** The redirected referral that this one continues. */
  readonly continues?: string;
}

/** How a first, earlier referral went. */
const EARLIER: readonly StoryName[] = ['goalsMet', 'goalsPartlyMet', 'declined', 'uncontactable', 'goalsNotMet'];

export function chapters(random: Random, world: World, name: StoryName | undefined, around: Circumstances): Chapter[] {
  if (name === undefined) return [];
  const story = STORIES[name];
  const chapter = (told: ReferralStory, steps: readonly Step[], more: Partial<Chapter> = {}): Chapter => {
    const team = more.team ?? teamFor(random, world, steps, around);
    const linkWorker = around.script ? team.linkWorkers[0]![0] : random.weighted(team.linkWorkers);
    return {
      id: random.uuid4(),
      story: told,
      team,
      steps,
      needs: around.needs,
      source: undefined,
      linkWorker,
      script: around.script,
      ...more,
    };
  };
  if (name === 'redirected') {
    const next = tell(random, STORIES.connected);
    const first = chapter(story, tell(random, story, next[0]!.ago + 0.1), { team: around.practice.scheme });
    return [
      chapter(STORIES.connected, next, {
        team: around.age < 18 ? world.youngPeople : world.green,
        continues: first.id,
      }),
      first,
    ];
  }
  if (name === 'duplicate') {
    const other = tell(random, STORIES.connected);
    return [chapter(STORIES.connected, other), chapter(story, tell(random, story, other[0]!.ago * 0.5))];
  }
  const steps = tell(random, story);
  const latest = chapter(story, steps);
  const began = steps[0]!.ago;
  if (around.script || began > 700 || !random.chance(0.16)) return [latest];
  const before = STORIES[random.pick(EARLIER)];
  return [latest, chapter(before, tell(random, before, began + random.between(40, 320)))];
}

const LONG_AGO = 200;

function teamFor(
  random: Random,
  world: World,
  steps: readonly Step[],
  { age, needs, practice, script }: Circumstances,
): Team {
  if (script) return practice.scheme;
  if (age < 18) return world.youngPeople;
  const last = steps[steps.length - 1]!;
  const isLongAgo = last.ago > LONG_AGO && last.status !== ReferralStatus.DRAFT;
  if (isLongAgo && random.chance(0.09)) return world.pilot;
  const isGreen = needs.some((need) => need === 'inactivity' || need === 'low-mood' || need === 'anxiety');
  return isGreen && random.chance(0.16) ? world.green : practice.scheme;
}
