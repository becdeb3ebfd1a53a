/** A change under way: what the code of a mutation asks for is answered here, what it wants is kept until it is decided. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 } from 'uuid';
import type { Class } from '../graph/declared.js';
import { dayOf } from '../platform/days.js';
import { invalidInput, KithError, type Problem } from '../platform/errors.js';
import type { Row } from '../platform/row.js';
import type { Sql } from '../platform/sql.js';
import type { Viewer } from '../platform/viewer.js';
import { asWriter } from './audit.js';
import type { Change, Ending, Opening } from './change.js';
import type { Confirmable } from './input.js';
import { execute, lock } from './statement.js';

type Path = readonly (string | number)[];

export interface MadeTransition {
  readonly id: string;
  readonly from?: string | undefined;
  readonly to: string;
  readonly at: Date;
}

export interface GivenWarning {
  readonly code: string;
  readonly message: string;
}

export class OpenChange implements Change {
  readonly today: string;
  /** What the mutation wants of care relationships, by person, in the order asked. */
  readonly relationships = new Map<string, object[]>();
  readonly confirmed: GivenWarning[] = [];
  transition: MadeTransition | undefined;
  private readonly problems: Problem[] = [];
  private readonly unconfirmed: GivenWarning[] = [];

  constructor(
    readonly em: EntityManager,
    readonly viewer: Viewer,
    readonly now: Date,
    private readonly input: Confirmable,
    private readonly isChangeable: (row: Row) => Promise<boolean>,
  ) {
    this.today = dayOf(now);
  }

  async find<E extends Row>(Entity: Class<E>, id: string, path: Path): Promise<E> {
    const found = await this.em.findOne(Entity as never, { id } as never);
    if (found) return found as E;
    throw notFound([...path]);
  }

  async findIfGiven<E extends Row, Id extends string | null | undefined>(
    Entity: Class<E>,
    id: Id,
    path: Path,
  ): Promise<E | Exclude<Id, string>> {
    return typeof id === 'string' ? this.find(Entity, id, path) : (id as Exclude<Id, string>);
  }

  query<R extends object>(statement: Sql): Promise<R[]> {
    return execute<R>(this.em, statement);
  }

  lock(subjects: Iterable<string>): Promise<void> {
    return lock(this.em, subjects);
  }

  async beyond(work: () => Promise<void>): Promise<void> {
    const told = this.transition;
    await asWriter(this.em, this.viewer, work);
    this.transition = told;
  }

  mayChange(row: Row): Promise<boolean> {
    return this.isChangeable(row);
  }

  add<E extends Row>(Entity: new () => E, values: Partial<E>): E {
    const row = Object.assign(new Entity(), values);
    this.em.persist(row);
    return row;
  }

  problem(path: Path, rule: string, message: string): void {
    this.problems.push({ path, rule, message });
  }

  refuseIfWrong(): void {
    if (this.problems.length > 0) throw invalidInput(this.problems);
  }

  warn(code: string, message: string): void {
    const isConfirmed = this.input.confirm?.includes(code) ?? false;
    (isConfirmed ? this.confirmed : this.unconfirmed).push({ code, message });
  }

  /** Refuses when there are problems, then when a warning wants a yes. */
  decide(): void {
    this.refuseIfWrong();
    if (this.unconfirmed.length === 0) return;
    const problems = this.unconfirmed.map(({ code, message }) => ({ path: ['input', 'confirm'], rule: code, message }));
    const codes = this.unconfirmed.map(({ code }) => code).join(', ');
    const message = `This wants a yes: send it again with \`confirm\` naming ${codes}. Nothing was done.`;
    throw new KithError('CONFIRM_NEEDED', message, { problems, allowed: this.unconfirmed.map(({ code }) => code) });
  }

  assign<E extends Row, Input extends object>(
    row: E,
    input: Input,
    members: readonly (keyof Input & keyof E & string)[],
  ): void {
    const { properties } = this.em.getMetadata().get(row.constructor as never);
    for (const member of members) {
      const value = input[member] as unknown;
      if (value === undefined) continue;
      const isKept = !(properties as Record<string, { nullable?: boolean }>)[member]?.nullable;
      if (isKept) this.keeps(input, [member]);
      if (value !== null || !isKept) Object.assign(row, { [member]: value ?? undefined });
    }
  }

  keeps<Input extends object>(input: Input, members: readonly (keyof Input & string)[]): void {
    for (const member of members.filter((name) => input[name] === null))
      this.problem(['input', member], 'required', `input.${member} may be changed but not emptied.`);
  }

  transitioned({ id, from, to, at }: MadeTransition, table: string): void {
    this.transition = { id: `${table}_${id}`, from, to, at };
  }

  open({ person, ...opening }: Opening): void {
    this.want(person, { open: { id: v7(), stage: 'CURRENT', since: this.now, ...opening } });
  }

  end({ person, ...ending }: Ending): void {
    const isOver = ending.until === undefined && ending.stage === undefined && !ending.extends;
    this.want(person, { end: isOver ? { ...ending, until: this.now } : ending });
  }

  register(person: Row, relationships: readonly Omit<Opening, 'person'>[]): void {
    this.em.persist(person);
    for (const relationship of relationships) this.open({ person: person.id, ...relationship });
  }

  private want(person: string, what: object): void {
    this.relationships.set(person, [...(this.relationships.get(person) ?? []), what]);
  }
}

export function notFound(path: readonly (string | number)[]): KithError {
  const message = `${path.join('.')} names nothing that exists for this viewer.`;
  return new KithError('NOT_FOUND', message, { problems: [{ path, rule: 'exists', message }] });
}
