/** Days: which one a moment falls on in Europe/London, and days counted from one. */

/** Milliseconds. */
export const DAY = 86_400_000;

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** The day (YYYY-MM-DD) of a moment. */
export function dayOf(moment: Date): string {
  return LONDON.format(moment);
}

/** The day so many days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
