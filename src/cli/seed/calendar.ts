/** The story's time: counted in days before today, and always within the working days of those who write it down. */

/** Milliseconds since 1970, in UTC. */
export type Moment = number;

export const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Everything the seed tells has happened before this moment: the first of today, so that no clock can be behind it. */
export function storyNow(today: string): Moment {
  return Date.parse(`${today}T00:00:00.000Z`);
}

export class Calendar {
  readonly now: Moment;

  constructor(readonly today: string) {
    this.now = storyNow(today);
  }

  /**
   * That many days ago, moved into working hours without ever changing the order of two moments. Saturday and Sunday
   * become Friday's evening.
   */
  ago(days: number): Moment {
    const raw = this.now - Math.max(days, 0.001) * DAY;
    const midnight = Math.floor(raw / DAY) * DAY;
    const part = (raw - midnight) / DAY;
    const weekday = new Date(midnight).getUTCDay();
    if (weekday === 6) return Math.round(midnight - DAY + (17 + part) * HOUR);
    if (weekday === 0) return Math.round(midnight - 2 * DAY + (18 + part) * HOUR);
    return Math.round(midnight + (8.5 + part * 8.5) * HOUR);
  }

  /** The day that many days ago; negative lies ahead. */
  day(daysAgo: number): string {
    return dayOf(this.now - Math.round(daysAgo) * DAY);
  }

  daysSince(moment: Moment): number {
    return (this.now - moment) / DAY;
  }
}

/** The day of a moment; between 8 and 21 o'clock it is the same in UTC and in London. */
export function dayOf(moment: Moment): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** A little after something happened it is written down. */
export function soonAfter(moment: Moment, share: number): Moment {
  return moment + Math.round(share * HOUR);
}
