/** The population that the tests know: small, and the same for everyone on every day. */

export const demoPopulation = { people: 200, seed: 1, today: '2026-03-02' } as const;

export async function demo(url: string): Promise<void> {
  const path = new URL('../../src/cli/seed.js', import.meta.url);
  try {
    const { seed } = await import(path.href);
    await seed({ url, ...demoPopulation, progress: () => {} });
  } catch (error) {
    // While the seed is being written only: goes when it stands.
    process.stderr.write(`\nNo demo yet: ${error instanceof Error ? error.message : error}\n`);
  }
}
