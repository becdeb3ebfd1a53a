/** How modules declare the graph: one call per listing, relation, derived or computed field, and root field. */
import { Args, ArgsType, type ClassType, Field, FieldResolver, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { PageArgs, pageOf } from '../platform/paging.js';
import type { Row } from '../platform/row.js';
import type { Sql } from '../platform/sql.js';
import {
  type About,
  type Class,
  type Columns,
  declared,
  type Listing,
  type ListingOptions,
  type Making,
  type Parameter,
  type Reach,
  type RelationOptions,
  type Several,
  type Surroundings,
} from './declared.js';

type TypeThunk = () => object;
/** Declares how rows of `Entity` are listed; its page type and arguments exist from here on. */
export function listing<E extends Row, Where extends object = object>(
  Entity: Class<E>,
  options: ListingOptions<E, Where>,
): Listing<E> {
  const name = Entity.name;
  @ArgsType()
  class Arguments extends PageArgs {}
  if (options.where) {
    const Where = options.where as Class as ClassType<object>;
    Field(() => Where, { nullable: true, description: 'Only rows for which all of this holds.' })(
      Arguments.prototype,
      'where',
    );
  }
  if (options.orderBy) {
    const Order = options.orderBy;
    Field(() => Order, {
      nullable: true,
      description: `The order of the rows; ${options.defaultOrder} when not said.`,
    })(Arguments.prototype, 'orderBy');
  }
  const made = { Entity, name, Page: pageOf(Entity as Class as ClassType<object>, name), Arguments, options };
  declared.listings.set(Entity, made);
  return made;
}

/** Declares an edge: to a listing (a Relay connection), to an entity (a plain list), or to one row (`one: true`). */
export function relation<Owner extends object, Target extends Row>(
  Owner: Class<Owner>,
  name: string,
  to: Listing<Target> | Class<Target>,
  options: RelationOptions<Owner, Target>,
): void {
  const isListing = typeof to !== 'function';
  const Target = isListing ? to.Entity : to;
  declared.fields.push({ kind: 'relation', Owner, name, Target, listing: isListing ? to : undefined, options });
  const type = isListing ? () => to.Page : options.one ? () => Target : () => [Target];
  addField(Owner, name, type, options.description, { nullable: true, Arguments: isListing ? to.Arguments : undefined });
}

/** Declares a field that PostgreSQL derives from the row's own (unmasked) columns; its slice is its own decision. */
export function derived<Owner extends object, Arguments extends object = object>(
  Owner: Class<Owner>,
  name: string,
  type: TypeThunk,
  options: {
    readonly description: string;
    /** False when it can be null for a visible row; true is the default for `nullable`. */
    readonly nullable?: boolean;
    readonly args?: Class<Arguments>;
    readonly sql: (row: Columns<Owner>, reach: Reach, args: Parameter<Arguments>) => Sql;
  },
): void {
  declared.fields.push({ kind: 'derived', Owner, name, sql: options.sql });
  addField(Owner, name, type, options.description, { nullable: options.nullable ?? true, Arguments: options.args });
}

/** Declares a count of related rows by the value of one of their fields, largest first. */
export function tally<Owner extends object, Target extends Row>(
  Owner: Class<Owner>,
  name: string,
  Target: Class<Target>,
  options: {
    readonly by: keyof Target & string;
    readonly group: keyof Target & string;
    readonly type: object;
    readonly description: string;
  },
): void {
  @ObjectType(`${Target.name}Count`, {
    description: `How many of a set of ${Target.name} rows share one ${options.group}.`,
  })
  class Count {
    @Field(() => Int, { description: 'How many rows this viewer can see.' })
    count!: number;
  }
  Field(() => options.type, { description: `The ${options.group} they share.` })(Count.prototype, options.group);
  declared.fields.push({ kind: 'tally', Owner, name, Target, by: options.by, group: options.group });
  addField(Owner, name, () => [Count], options.description, { nullable: true });
}

/** Declares value objects that PostgreSQL makes for a row: a list of `Item`, or with `one` a single one. `Item` is no entity. */
export function values<Owner extends object, Item extends object, Arguments extends object = object>(
  Owner: Class<Owner>,
  name: string,
  Item: Class<Item>,
  options: {
    readonly description: string;
    readonly one?: true;
    readonly args?: Class<Arguments>;
    /** Its SQL asks tables beside the row itself, so it is answered only under row security, wherever else that is off. */
    readonly isUnderRowSecurity?: true;
    readonly make: (row: Columns<Owner>, making: Making, args: Parameter<Arguments>) => Several<Item>;
  },
): void {
  const { one = false, isUnderRowSecurity = false, make } = options;
  declared.fields.push({ kind: 'values', Owner, name, isOne: one, isUnderRowSecurity, make: make as never });
  const type = one ? () => Item : () => [Item];
  addField(Owner, name, type, options.description, { nullable: false, Arguments: options.args });
}

/** Declares a field JavaScript computes, many rows in one batch, from what `needs` fetched with each row. */
export function computed<Owner extends object, Needs, Arguments extends object = object>(
  Owner: Class<Owner>,
  name: string,
  type: TypeThunk,
  options: {
    readonly description: string;
    readonly needs: string;
    readonly args?: Class<Arguments>;
    readonly compute: (batch: readonly { needs: Needs; args: Arguments }[], now: Date) => readonly unknown[];
  },
): void {
  declared.fields.push({ kind: 'computed', Owner, name, needs: options.needs, compute: options.compute });
  addField(Owner, name, type, options.description, { nullable: true, Arguments: options.args });
}

/** Declares a root field that answers one row: `find` is the condition its arguments put on it. */
export function rootOne<Target extends object, Arguments extends object>(
  name: string,
  Target: Class<Target>,
  options: {
    readonly description: string;
    readonly args?: Class<Arguments>;
    readonly find?: (row: Columns<Target>, args: Parameter<Arguments>, reach: Surroundings) => Sql;
  },
): void {
  declared.roots.push({ name, Target, find: options.find });
  addQuery(name, () => Target, options.description, options.args);
}

/** Declares a root field that answers a page of a listing. */
export function rootList<Target extends Row>(
  name: string,
  to: Listing<Target>,
  options: { readonly description: string },
): void {
  declared.roots.push({ name, Target: to.Entity, listing: to });
  addQuery(name, () => to.Page, options.description, to.Arguments);
}

/** Declares a root field that answers value objects made of the row one of its arguments names, whatever its type. */
export function rootAbout<Item extends object, Arguments extends object>(
  name: string,
  Item: Class<Item>,
  options: { readonly description: string; readonly args: Class<Arguments> } & About<Item, Arguments>,
): void {
  const { description, args, ...about } = options;
  declared.roots.push({ name, Target: Item, about });
  addQuery(name, () => Item, description, args);
}

/** Declares a root field that answers a value object made by a function of the database, which may write down that it was asked. */
export function rootAnswer<Item extends object, Arguments extends object>(
  name: string,
  Item: Class<Item>,
  options: {
    readonly description: string;
    readonly args: Class<Arguments>;
    readonly answer: (args: Parameter<Arguments>, at: Surroundings) => Several<Item>;
  },
): void {
  declared.roots.push({ name, Target: Item, answer: options.answer });
  addQuery(name, () => Item, options.description, options.args);
}

/** Declares `node` or `nodes`: rows of whatever type their ids name. */
export function rootNodes(
  name: string,
  kind: 'one' | 'many',
  Interface: Class,
  args: Class,
  description: string,
): void {
  declared.roots.push({ name, Target: Interface, nodes: kind });
  addQuery(
    name,
    kind === 'one' ? () => Interface : () => [Interface],
    description,
    args,
    kind === 'many' ? 'items' : true,
  );
}

function neverRun(this: unknown): never {
  throw new Error('A declared field is compiled, never run: this execution bypassed the graph.');
}

/** Adds a field to a GraphQL type that its own class does not know of. */
export function addField(
  Owner: Class,
  name: string,
  type: TypeThunk,
  description: string,
  options: { nullable: boolean; Arguments?: Class | undefined },
): void {
  class Declared {}
  Object.defineProperty(Declared.prototype, name, { value: neverRun });
  FieldResolver(type as never, { nullable: options.nullable, description })(Declared.prototype, name, {});
  addArguments(Declared.prototype, name, Owner.name, options.Arguments);
  Resolver(() => Owner as ClassType<object>)(Declared);
  declared.resolvers.push(Declared);
}

function addQuery(
  name: string,
  type: TypeThunk,
  description: string,
  Arguments?: Class,
  nullable: true | 'items' = true,
): void {
  class Declared {}
  Object.defineProperty(Declared.prototype, name, { value: neverRun });
  Query(type as never, { nullable: nullable === true ? true : 'itemsAndList', description })(
    Declared.prototype,
    name,
    {},
  );
  addArguments(Declared.prototype, name, 'Query', Arguments);
  Resolver()(Declared);
  declared.resolvers.push(Declared);
}

function addArguments(prototype: object, name: string, type: string, Arguments: Class | undefined): void {
  if (!Arguments) return;
  declared.arguments.set(`${type}.${name}`, Arguments);
  Args(() => Arguments as ClassType<object>)(prototype, name, 0);
}
