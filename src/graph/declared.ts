/** What modules have declared of the graph: the shapes of listings, relations and fields, and their one registry. */
import type { ClassType } from 'type-graphql';
import type { Problem } from '../platform/errors.js';
import type { PageArgs } from '../platform/paging.js';
import type { Policy, RuleRow, ViewerSql } from '../platform/policy.js';
import type { Row } from '../platform/row.js';
import type { Sql } from '../platform/sql.js';
import type { Role } from '../platform/viewer.js';

/** Any class that stands as a GraphQL type, an entity or an input; abstract ones included. */
export type Class<T extends object = object> = abstract new (...args: never[]) => T;

// biome-ignore lint/suspicious/noExplicitAny: what `any` maps to in the registry, where entities of every type lie together.
export type Erased = any;
type IsAny<T> = 0 extends 1 & T ? true : false;
type Plain = string | number | boolean | Date | null | undefined | readonly unknown[];

/** A row's columns as SQL; a value object (embeddable) gives its own columns, a to-one relation its foreign key. */
export type Columns<E> =
  IsAny<E> extends true
    ? Erased
    : {
        readonly [K in keyof E]-?: NonNullable<E[K]> extends Plain | { readonly id: string }
          ? Sql
          : Columns<NonNullable<E[K]>>;
      };

/** An argument inside SQL: a boolean is its value (it shapes the statement), an input object its members, all else a parameter. */
export type Parameter<T> =
  IsAny<T> extends true
    ? Erased
    : T extends boolean
      ? boolean
      : T extends Plain
        ? Sql
        : {
            readonly [K in keyof T]: undefined extends T[K]
              ? Parameter<NonNullable<T[K]>> | undefined
              : Parameter<T[K]>;
          };

/** What SQL of a declaration may use beside the columns. */
export interface Surroundings {
  /** The operation's one moment (timestamptz). */
  readonly now: Sql;
  /** Its day in Europe/London (date). */
  readonly today: Sql;
  readonly viewer: { readonly role: Sql; readonly organisation: Sql; readonly member: Sql; readonly parties: Sql };
}

/** Where two rows are tied by more than a foreign key. */
export interface Tying extends Surroundings {
  /** Whether the viewer may be led along the care relationship that stands under this alias. */
  readonly mayFollow: (relationship: string) => Sql;
}

/** Inside filters, orders and derived fields: also what is reached by a relation, cut by the same rows and slices. */
export interface Reach extends Surroundings {
  /** True where the relation `name` of the row leads to a visible row for which `condition` holds. */
  some<T extends Row>(name: string, Target: Class<T>, condition: (row: Columns<T>, reach: Reach) => Sql): Sql;
  /** How many visible rows the relation `name` of the row leads to for which `condition` holds. */
  count<T extends Row>(name: string, Target: Class<T>, condition: (row: Columns<T>, reach: Reach) => Sql): Sql;
  /** The least value of a property over the visible rows of a relation that a later module owns, by their names. */
  leastOf(name: string, property: string): Sql;
  /** The least value of `value` over the visible rows of the relation, null when there is none. */
  least<T extends Row>(name: string, Target: Class<T>, value: (row: Columns<T>) => Sql): Sql;
}

/** What value objects are made with: what derived fields see, and the row as access sees it. */
export interface Making extends Reach {
  readonly role: Role;
  readonly policy: Policy;
  readonly table: string;
  readonly rule: RuleRow;
  readonly viewer: ViewerSql;
  readonly type: string;
  /** The person the row is about, where it is about one. */
  readonly person: Sql | undefined;
  /** The graph by its names. */
  readonly names: Names;
  /** Works a value out once for each row, whatever number of members use it. */
  once(value: Sql): Sql;
}

/** What the graph holds, by name: root fields, and the fields of each type. */
export interface Names {
  readonly queries: readonly string[];
  readonly mutations: readonly string[];
  readonly types: ReadonlyMap<string, readonly string[]>;
  /** The types whose rows are about a person, each with its table. */
  readonly aboutPerson: ReadonlyMap<string, string>;
}

/** A member of a value object: SQL, a value that is the same for every row, or further value objects. */
export type Member<Value> =
  NonNullable<Value> extends readonly (infer Item)[]
    ? Item extends object
      ? Several<Item>
      : Sql | readonly Item[]
    : NonNullable<Value> extends Plain
      ? Sql | Exclude<Value, undefined | Date> | (undefined extends Value ? null : never)
      : Several<NonNullable<Value>>;

/** The members of a value object. */
export type Members<Item> = { readonly [Name in keyof Item]-?: Member<Item[Name]> };

/** As many as are named here, or one for each row of a `from`. */
export type Several<Item> = readonly Members<Item>[] | ForEach<Item>;

/** A value object for each row of what follows `from` (conditions included), in an order. */
export class ForEach<Item = Erased> {
  constructor(
    readonly from: Sql,
    readonly order: Sql,
    readonly item: Members<Item>,
  ) {}
}

/** One key of an order. `key` is a property, or SQL over the row (masked columns). */
export interface OrderKey<E, Where> {
  readonly key: (keyof E & string) | ((row: Columns<E>, reach: Reach, where: Parameter<Where>) => Sql);
  readonly descending?: boolean;
  /** PostgreSQL type of a key given as SQL (default text). */
  readonly type?: string;
  /** A `where` member this order cannot do without, such as the point for "nearest". */
  readonly needs?: keyof Where & string;
}

export interface ListingOptions<E extends Row, Where extends object> {
  /** The `where` input class; each member has its condition. Columns are masked: what is withheld matches nothing. */
  readonly where?: Class<Where>;
  readonly filters?: {
    readonly [K in keyof Where]-?: (row: Columns<E>, value: Parameter<NonNullable<Where[K]>>, reach: Reach) => Sql;
  };
  /** The `orderBy` enum (registered with type-graphql) and the keys of each value; every order ends in `id`, nulls last. */
  readonly orderBy?: object;
  readonly orders?: { readonly [value: string]: readonly OrderKey<E, Where>[] };
  readonly defaultOrder: string | readonly OrderKey<E, Where>[];
}

/** How rows of one entity are listed wherever they are listed: its page type, filters and orders. */
export interface Listing<E extends Row = Row> {
  readonly Entity: Class<E>;
  readonly name: string;
  readonly Page: ClassType<object>;
  readonly Arguments: ClassType<PageArgs>;
  readonly options: ListingOptions<Erased, Erased>;
}

export interface RelationOptions<Owner extends object, Target extends Row> {
  readonly description: string;
  /** The property of the target that points at the owner. */
  readonly by?: keyof Target & string;
  /** Or: what ties the two together, where no foreign key does. */
  readonly match?: (target: Columns<Target>, owner: Columns<Owner>, reach: Tying) => Sql;
  /** The target's field that says the same the other way round (default: `by`): where it is withheld, this edge is too. */
  readonly reveals?: string;
  /** Only these of the tied rows belong to the relation. */
  readonly only?: (target: Columns<Target>, reach: Surroundings) => Sql;
  /** A to-one relation: the first row by `order`. */
  readonly one?: true;
  /** Order of a plain list or of `one`; a listing brings its own. */
  readonly order?: readonly OrderKey<Target, object>[];
}

interface FieldBase {
  readonly Owner: Class;
  readonly name: string;
}
export interface RelationField extends FieldBase {
  readonly kind: 'relation';
  readonly Target: Class<Row>;
  readonly listing: Listing | undefined;
  readonly options: Omit<RelationOptions<Erased, Erased>, 'match'> & {
    readonly match?: (target: Erased, owner: Erased, reach: Tying) => Sql;
  };
}
export interface DerivedField extends FieldBase {
  readonly kind: 'derived';
  readonly sql: (row: Erased, reach: Reach, args: Erased) => Sql;
}
export interface TallyField extends FieldBase {
  readonly kind: 'tally';
  readonly Target: Class<Row>;
  readonly by: string;
  readonly group: string;
}
export interface ValuesField extends FieldBase {
  readonly kind: 'values';
  readonly isOne: boolean;
  readonly isUnderRowSecurity: boolean;
  readonly make: (row: Erased, making: Making, args: Erased) => Several<Erased>;
}
export interface ComputedField extends FieldBase {
  readonly kind: 'computed';
  /** Selection set, on the owner, that `compute` reads; fetched with the row. */
  readonly needs: string;
  /** Computes for many rows at once (a DataLoader batch): the fetched needs with the field's arguments, in order. */
  readonly compute: (batch: readonly { needs: Erased; args: Erased }[], now: Date) => readonly unknown[];
}
/** Of what an owner's timeline is made: one kind of thing that happened, one entry a row. */
export interface TimelineSource {
  readonly Entity: Class<Row>;
  readonly kind: string;
  /** The property that says when; a day counts from its beginning in Europe/London. */
  readonly at: string;
  readonly only?: (row: Erased, at: Surroundings) => Sql;
}
export interface TimelineField extends FieldBase {
  readonly kind: 'timeline';
  /** The property by which each source points at the owner. */
  readonly by: string;
}
export type DeclaredField = RelationField | DerivedField | TallyField | ValuesField | ComputedField | TimelineField;

/** How a root field answers a value object of a row: it is null where the row does not exist for the viewer. */
export interface About<Item = Erased, Arguments = Erased> {
  /** The argument that holds the row's id. */
  readonly id: keyof Arguments & string;
  /** What is wrong with the other arguments, for a row of this type; it is asked in every run. */
  readonly check?: (
    args: Arguments,
    at: { readonly type: string; readonly names: Names; readonly now: string },
  ) => readonly Problem[];
  readonly make: (row: Erased, making: Making, args: Parameter<Arguments>) => Several<Item>;
}

export interface RootField {
  readonly name: string;
  readonly Target: Class<object>;
  readonly listing?: Listing;
  readonly find?: (row: Erased, args: Erased, reach: Surroundings) => Sql;
  /** `node` and `nodes` find by id in whatever type the id names. */
  readonly nodes?: 'one' | 'many';
  /** Value objects made of the row that an argument names. */
  readonly about?: About;
  /** A value object made of no row, by a function of the database that writes down that it was asked. */
  readonly answer?: (args: Erased, at: Surroundings) => Several<Erased>;
}

/** Everything declared, by owner type and field name; read by the compiler once, at start. */
export const declared = {
  fields: [] as DeclaredField[],
  roots: [] as RootField[],
  timeline: [] as TimelineSource[],
  listings: new Map<Class, Listing>(),
  /** The class of a field's arguments, by `Type.field`: it may carry rules of its own. */
  arguments: new Map<string, Class>(),
  resolvers: [] as (abstract new () => object)[],
};
