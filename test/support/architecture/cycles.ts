/** Finds files that import each other in a circle, each circle told once. */
import { importsOf, type Sources } from './sources.js';

export function cycles(sources: Sources): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of importsOf(sources)) next.set(from, [...(next.get(from) ?? []), to]);
  const found = new Map<string, string>();
  const done = new Set<string>();

  function walk(path: string, trail: readonly string[]): void {
    const start = trail.indexOf(path);
    if (start >= 0) {
      const circle = trail.slice(start);
      found.set([...circle].sort().join(), [...circle, path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const to of next.get(path) ?? []) walk(to, [...trail, path]);
    done.add(path);
  }

  for (const path of sources.keys()) walk(path, []);
  return [...found.values()];
}
