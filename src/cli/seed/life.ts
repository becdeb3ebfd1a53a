/** One person's life as it is being told: what every part of the story knows and adds to. */
import type { Calendar } from './calendar.js';
import type { Consents } from './consents.js';
import type { Script } from './demo-person.js';
import type { PersonRow } from './person.js';
import type { Random } from './random.js';
import type { ReferralStory, Step } from './referral-stories.js';
import type { Related } from './related-people.js';
import type { Batch } from './tables.js';
import type { Activity, Practice, Staff, Team, World } from './world.js';

export interface Life {
  readonly random: Random;
  readonly calendar: Calendar;
  readonly world: World;
  readonly batch: Batch;
  readonly person: PersonRow;
  readonly age: number;
  /** Undefined for the few who are registered nowhere. */
  readonly practice: Practice | undefined;
  readonly related: readonly Related[];
  readonly consents: Consents;
  /** When the person was registered elsewhere, if they were: days ago. */
  readonly movedAgo?: number;
}

export interface ReferralFacts {
  readonly id: string;
  readonly story: ReferralStory;
  readonly team: Team;
  readonly steps: readonly Step[];
  readonly needs: readonly string[];
  /** The organisation that referred; undefined when the person did. */
  readonly source: string | undefined;
  readonly linkWorker: Staff;
  /** There for the few of whom it is said what happens to them. */
  readonly script?: Script;
}

/** A plan while goals and connections are added to it. */
export interface PlanFacts {
  readonly id: string;
  readonly referral: ReferralFacts;
  readonly agreedAgo: number;
  /** When it ended, or 0 while it has not. */
  readonly untilAgo: number;
  readonly isEnded: boolean;
}

export interface GoalFacts {
  readonly id: string;
  readonly need: string;
  readonly isSensitive: boolean;
}

export interface ConnectionFacts {
  readonly id: string;
  readonly plan: PlanFacts;
  readonly activity: Activity;
  readonly isSensitive: boolean;
  readonly isSupported: boolean;
}
