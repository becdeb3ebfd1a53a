/** Whom a page can ask as: in development each persona with a token from Kith, else whoever's own token is pasted in. */

export interface Caller {
  /** Unique among those of a page, such as `link-worker`. */
  readonly name: string;
  readonly title: string;
  readonly fullName: string;
  /** As the graph spells it: `LINK_WORKER`. */
  readonly role: string;
  readonly token: string;
}

/** Whether Kith hands out tokens for its personas, as the page was told when it was served. */
export function hasPersonas(): boolean {
  return document.querySelector<HTMLMetaElement>('meta[name="kith-callers"]')?.content === 'personas';
}

export async function personas(): Promise<readonly Caller[]> {
  const response = await fetch('/callers');
  if (response.ok) return (await response.json()) as readonly Caller[];
  const { errors } = (await response.json()) as { errors: readonly { message: string }[] };
  throw new Error(errors[0]?.message ?? `Kith answered ${response.status}.`);
}

/** For as long as the tab is open, and nowhere but in it. */
const KEPT = 'kith-own-token';

export const ownToken = {
  read: (): string | null => sessionStorage.getItem(KEPT),
  keep: (token: string): void => sessionStorage.setItem(KEPT, token),
  forget: (): void => sessionStorage.removeItem(KEPT),
};

/** LINK_WORKER as people say it: link worker, or a link worker. */
export function roleInWords(role: string, article?: 'a'): string {
  const words = role === 'GP' ? 'GP' : role.toLowerCase().replaceAll('_', ' ');
  if (article === undefined) return words;
  return `${/^[aei]/.test(words) ? 'an' : 'a'} ${words}`;
}
