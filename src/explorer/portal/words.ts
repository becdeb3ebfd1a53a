/** Codes, dates and names of the graph in the words of the page. */

/** IN_PROGRESS → In progress. */
export function inWords(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ').replace('follow up', 'follow-up');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A day, or the day of a moment, as the NHS writes it: 6 November 2026. */
export function day(date: string): string {
  return new Date(date).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** 999 000 0018, in the groups it is read out in. */
export function nhsNumber(number: string): string {
  return number.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
}

interface Named {
  readonly givenName: string | null;
  readonly preferredName: string | null;
  readonly familyName: string | null;
}

export function fullName({ givenName, preferredName, familyName }: Named): string {
  return [preferredName ?? givenName, familyName].filter(Boolean).join(' ') || 'Name not shared';
}

/** FROM_65_TO_74 → 65 to 74. */
export function ageBand(band: string): string {
  return inWords(band).replace(/^From /, '');
}
