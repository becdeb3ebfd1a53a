/** The population that the tests know: small, and the same for everyone on every day. */
import { existsSync } from 'node:fs';

export const demoPopulation = { people: 200, seed: 1, today: '2026-03-02' } as const;

export async function demo(url: string): Promise<void> {
  const path = new URL('../../src/cli/seed.js', import.meta.url);
  if (!existsSync(path)) return;
  const { seed } = await import(path.href);
  await seed({ url, ...demoPopulation, progress: () => {} });
}
