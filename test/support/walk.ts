/** A walk through the pathway: each step by its role's own token, at its own day, and then who sees what of it. */
import { personas } from '../../src/cli/personas.js';
import { mutations } from '../../src/mutation/declared.js';
import { freshDatabase } from './database.js';
import { claimsOf, type Kith, NOW, startKith } from './kith.js';
import { mutate, type Refused, refused } from './mutate.js';
import { testSchemas } from './schemas.js';

const DAY = 86_400_000;

/** Everything beside the id that a test reads of a row. */
// biome-ignore lint/suspicious/noExplicitAny: each step asks for another shape, and says which it expects.
type Read = any;

export class Walk {
  private readonly ids = new Map<string, string>();

  private constructor(
    readonly kith: Kith,
    private readonly clock: { moment: Date },
  ) {}

  static async begin(): Promise<Walk> {
    const clock = { moment: NOW };
    return new Walk(await startKith({}, await freshDatabase(), () => clock.moment), clock);
  }

  close(): Promise<void> {
    return this.kith.close();
  }

  /** So many days pass. */
  wait(days: number): void {
    this.clock.moment = new Date(this.clock.moment.getTime() + days * DAY);
  }

  /** The day it is now, or will be in so many days: it stays winter time, so London has the day of UTC. */
  day(ahead = 0): string {
    return new Date(this.clock.moment.getTime() + ahead * DAY).toISOString().slice(0, 10);
  }

  get now(): string {
    return this.clock.moment.toISOString();
  }

  member(who: string): string {
    return `member_${claimsOf(who).member}`;
  }

  id(name: string): string {
    const id = this.ids.get(name);
    if (!id) throw new Error(`Nothing is called ${name} yet.`);
    return id;
  }

  remember(name: string, id: string): void {
    this.ids.set(name, id);
  }

  /** Does it with the row that goes by `name`, at the version the doer sees, and gives what is selected of it. */
  async change(who: string, mutation: string, name: string, input: object = {}, selection = 'status'): Promise<Read> {
    const id = this.id(name);
    const { version } = await this.read(who, name, 'version');
    return this.made(who, mutation, name, { id, expectedVersion: version, ...input }, selection);
  }

  /** Does it, and calls the row it answers `name`. */
  async made(who: string, mutation: string, name: string, input: object, selection = 'id'): Promise<Read> {
    const answer = await mutate<Record<string, Read>>(
      this.kith.as(who),
      mutation,
      input,
      `${mutations.get(mutation)?.entity} { id ${selection} }`,
    );
    const [row] = Object.values(answer);
    if (row) this.remember(name, row.id);
    return row;
  }

  async refused(who: string, mutation: string, name: string, input: object = {}): Promise<Refused> {
    const { version } = await this.read(who, name, 'version');
    return refused(this.kith.as(who), mutation, { id: this.id(name), expectedVersion: version, ...input });
  }

  /** A row as somebody sees it; null when it does not exist for them. */
  async read(who: string, name: string, selection: string): Promise<Read> {
    const id = this.id(name);
    const table = id.slice(0, id.lastIndexOf('_'));
    const type = [...testSchemas().model.all()].find((one) => one.table === table)?.name;
    const { data, text } = await this.kith
      .as(who)
      .run(`query Read($id: ID!) { node(id: $id) { ... on ${type} { ${selection} } } }`, { id });
    if (!data) throw new Error(text);
    return (data as { node: Read }).node;
  }

  /** Who sees what of all that was made so far: the names of the rows, and who sees exactly these. */
  async sight(): Promise<Record<string, string>> {
    const viewers: Record<string, string> = {};
    for (const { name: who, role } of personas) {
      const found = role === 'ANALYST' ? '' : await this.seenBy(who);
      if (found) viewers[found] = viewers[found] ? `${viewers[found]}, ${who}` : who;
    }
    return viewers;
  }

  /** The names of all that exists for somebody, in the order it was made. */
  async seenBy(who: string): Promise<string> {
    const ids = [...this.ids.values()];
    const { data, text } = await this.kith
      .as(who)
      .run('query Sight($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    if (!data) throw new Error(text);
    const { nodes } = data as { nodes: (object | null)[] };
    return [...this.ids.keys()].filter((_, index) => nodes[index]).join(', ');
  }
}
