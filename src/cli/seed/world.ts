/** What the people of the seed live among: practices, schemes with their staff, charities with their assets. */
import type { Scheme } from '../../organisation/scheme.entity.js';
import type { Calendar } from './calendar.js';
import type { Borough } from './places.js';
import type { Weighted } from './random.js';
import type { Turns } from './turns.js';

export interface Staff {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly contact: string;
  readonly organisation: string;
}

export interface Practice {
  readonly id: string;
  readonly name: string;
  readonly borough: Borough;
  /** The scheme of its network. */
  readonly scheme: Team;
  readonly doctors: readonly Staff[];
  /** How many days ago it gave its record system access, and took it back. */
  readonly granted?: { readonly from: number; readonly to?: number };
}

/** A scheme and the people who work in it. */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly kind: Scheme['kind'];
  readonly lead: Staff;
  readonly linkWorkers: Weighted<Staff>;
  /** Those who have left or work elsewhere now: they led cases once. */
  readonly former: readonly Staff[];
}

export interface Charity {
  readonly id: string;
  readonly name: string;
  readonly borough: Borough;
  readonly members: readonly Staff[];
}

export interface Activity {
  readonly id: string;
  readonly name: string;
  readonly charity: Charity;
  readonly categories: readonly string[];
  readonly isSensitive: boolean;
  /** Anyone may turn up and nothing needs to be shared. */
  readonly isOpen: boolean;
  readonly minimumAge: number;
  readonly maximumAge: number;
  /** The weekday of its session, 0 is Sunday. */
  readonly weekday: number;
  readonly weight: number;
}

/** Who else refers: social care, other health services, charities. */
export interface Referrer {
  readonly id: string;
  readonly kind: 'OTHER_HEALTH' | 'SOCIAL_CARE' | 'CHARITY';
  readonly borough: Borough;
  readonly staff: readonly Staff[];
}

export interface World {
  readonly calendar: Calendar;
  readonly boroughs: readonly Borough[];
  readonly practices: Weighted<Practice>;
  readonly youngPeople: Team;
  readonly green: Team;
  /** A scheme that ended: its team lead has only the past. */
  readonly pilot: Team;
  readonly activities: readonly Activity[];
  readonly referrers: readonly Referrer[];
  readonly turns: Turns;
  readonly recordSystem: string;
  /** The member whom a persona acts as. */
  persona(name: string): Staff;
  /** Ids of the kinds of need, by key. */
  readonly needs: ReadonlyMap<string, { readonly id: string; readonly isSensitive: boolean }>;
}
