/** What a mutation has in its hands while it decides: the viewer's rows, one moment, and a place to say what is wrong. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Class } from '../graph/declared.js';
import type { Row } from '../platform/row.js';
import type { Sql } from '../platform/sql.js';
import type { Viewer } from '../platform/viewer.js';

type Path = readonly (string | number)[];

/** A care relationship to be opened once all else is written. Ids are UUIDs. */
export interface Opening {
  /** Said where another relationship names it as its cause. */
  readonly id?: string;
  readonly person: string;
  /** An organisation, scheme or member, as the kind says. */
  readonly party: string;
  readonly kind: string;
  /** `CURRENT` when not said. */
  readonly stage?: string;
  /** The referral, connection or cover that brings it about. */
  readonly cause?: string | undefined;
  /** From now on when not said; may lie ahead. */
  readonly since?: Date;
  /** Open end when not said. */
  readonly until?: Date;
  readonly isLead?: boolean;
  readonly because?: string | undefined;
}

/** Which open relationships of a person end, or go on in another stage. What is left out does not narrow. */
export interface Ending {
  readonly person: string;
  readonly cause?: string | undefined;
  readonly kinds?: readonly string[];
  readonly party?: string | undefined;
  /** When they end; at once when not said. An earlier end stands. */
  readonly until?: Date;
  readonly reason?: string;
  /** The stage they are in from now on. */
  readonly stage?: string;
  /** Also lets one last longer than it would have: to `until`, or with no end when that is not said. */
  readonly extends?: boolean;
}

export interface Change {
  /** Loads only rows that exist for the viewer. Never flush, never write SQL with it. */
  readonly em: EntityManager;
  readonly viewer: Viewer;
  /** The operation's one moment, and its day in Europe/London (YYYY-MM-DD). */
  readonly now: Date;
  readonly today: string;
  /** The row an input names; refuses with NOT_FOUND, telling the path, when it does not exist for the viewer. */
  find<E extends Row>(Entity: Class<E>, id: string, path: Path): Promise<E>;
  /** The same for an id that may be left out: undefined stays undefined, null stays null. */
  findIfGiven<E extends Row, Id extends string | null | undefined>(
    Entity: Class<E>,
    id: Id,
    path: Path,
  ): Promise<E | Exclude<Id, string>>;
  /** Rows of a statement run under the viewer's rows. */
  query<R extends object>(statement: Sql): Promise<R[]>;
  /** Holds up other mutations about these people too (the one the mutation starts from is held up already). Ids are UUIDs. */
  lock(people: Iterable<string>): Promise<void>;
  /**
   * What has to follow for rows that may not exist for the viewer: in `work` all rows are found. Nothing of it is told;
   * what it writes has to be allowed as ever.
   */
  beyond(work: () => Promise<void>): Promise<void>;
  /** Whether this viewer may change the row: for rows beside the one the mutation starts from. */
  mayChange(row: Row): Promise<boolean>;
  /** A new row with these values, written when all is decided. */
  add<E extends Row>(Entity: new () => E, values: Partial<E>): E;
  /** Something wrong with the input. All of them are told together, and nothing is written. */
  problem(path: Path, rule: string, message: string): void;
  /** Refuses now when there are problems, for code that cannot go on with them. */
  refuseIfWrong(): void;
  /** Something that wants a yes: refuses with CONFIRM_NEEDED unless `input.confirm` has the code (SCREAMING_SNAKE). */
  warn(code: string, message: string): void;
  /** Sets the properties the input gives: undefined leaves as it is, null clears (a problem where it may not be empty). */
  assign<E extends Row, Input extends object>(
    row: E,
    input: Input,
    members: readonly (keyof Input & keyof E & string)[],
  ): void;
  /** A problem for each of these members that the input empties: they may be changed or left out, but not be null. */
  keeps<Input extends object>(input: Input, members: readonly (keyof Input & string)[]): void;
  /** What the payload's `transition` shows. */
  transitioned(
    transition: { readonly id: string; readonly from?: string | undefined; readonly to: string; readonly at: Date },
    table: string,
  ): void;
  /** Opens a care relationship, after all else is written. */
  open(relationship: Opening): void;
  /** Ends care relationships, or moves them to another stage, after all else is written and in the order asked. */
  end(relationships: Ending): void;
  /** A person who does not exist yet: made by the database together with its first relationships, before all else. */
  register(person: Row, relationships: readonly Omit<Opening, 'person'>[]): void;
}
