/** The population that the tests know: small, and the same for everyone on every day. */
import { seed } from '../../src/cli/seed.js';

export const demoPopulation = { people: 200, seed: 1, today: '2026-03-02' } as const;

export async function demo(url: string): Promise<void> {
  await seed({ url, ...demoPopulation, progress: () => {} });
}
