/** Asks every contestant every question before anything is timed: all must answer with the same data, or the bench fails. */
import type { Contestant } from './contestant.js';
import { difference, normal } from './normal.js';
import type { BenchOperation } from './operations.js';

export interface Weight {
  readonly bytes: number;
  /** Objects with an id: each stands for a row. */
  readonly rows: number;
}

export interface Answer {
  readonly text: string;
  readonly data: unknown;
}

/** Enough to find what parts them. */
const MOST_LOOKED_AT = 50;
const SECONDS_OF_A_LOOK = 1;

/** What a mutation makes has another id and reference each time. */
function unnamed(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, member) => (['id', 'reference'].includes(name) ? name : member)));
}

/** Gives the mean weight of an answer, for each contestant by name. */
export async function compare(
  operation: BenchOperation,
  contestants: readonly Contestant[],
): Promise<ReadonlyMap<string, Weight>> {
  const weights = new Map<string, Weight>();
  let expected: unknown[] | undefined;
  for (const contestant of contestants) {
    await operation.refill?.(SECONDS_OF_A_LOOK);
    const bodies = operation.bodies(contestant.dialect).slice(0, MOST_LOOKED_AT);
    const answers: Answer[] = [];
    for (const body of bodies) answers.push(await ask(contestant, operation.persona, body));
    const answered = answers.map(({ data }) => (operation.refill ? unnamed(normal(data)) : normal(data)));
    expected ??= answered;
    const parted = difference(expected, answered, operation.name);
    if (parted) throw new Error(`${contestant.name} answers otherwise than ${contestants[0]?.name}. ${parted}`);
    const mean = (sum: number): number => Math.round(sum / answers.length);
    weights.set(contestant.name, {
      bytes: mean(answers.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)),
      rows: mean(answered.reduce<number>((sum, data) => sum + rowsIn(data), 0)),
    });
  }
  const [first] = weights.values();
  if (!first || first.rows === 0) throw new Error(`${operation.name} is answered with no row: that tells nothing.`);
  return weights;
}

export async function ask(contestant: Contestant, persona: string, body: string): Promise<Answer> {
  const { status, text } = await request(contestant, persona, body);
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: { message: string }[] };
  if (status !== 200 || errors) throw new Error(`${contestant.name} refuses with ${status}: ${errors?.[0]?.message}`);
  return { text, data };
}

export async function request(
  contestant: Contestant,
  persona: string,
  body: string,
): Promise<{ status: number; text: string }> {
  const headers = await contestant.headers(persona);
  const response = await fetch(contestant.url, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}

function rowsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.values(value).reduce<number>((sum, member) => sum + rowsIn(member), 0);
  return inside + (Object.hasOwn(value, 'id') ? 1 : 0);
}
