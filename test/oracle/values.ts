/** Values for arguments: real ids, keys, names and days of the world, half of them such as the viewer can see. */
import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { type ListArguments, mayOrderBy, usedBy } from './lists.js';
import type { Given } from './render.js';
import type { View } from './view.js';
import { howOf, mostly, withPlaceToBeNear } from './ways.js';
import { globalId, type Row, tableOf } from './world.js';

/** Which rows an id argument names, by the argument's own name. */
const ID_TYPES: Readonly<Record<string, string>> = {
  scheme: 'Scheme',
  organisation: 'Organisation',
  sourceOrganisation: 'Organisation',
  linkWorker: 'Member',
  member: 'Member',
  coveredBy: 'Member',
  assignedTo: 'Member',
  asset: 'Asset',
};

/** No cursor or watermark of the server's: pages and following have tests of their own. */
const LIST_ARGUMENTS = ['first', 'last', 'where', 'orderBy', 'kinds', 'since'];

const LANGUAGES = ['en', 'pl', 'ur', 'cy', 'bn'];

export class Values {
  private readonly ids = new Map<string, fc.Arbitrary<string>>();

  constructor(private readonly view: View) {}

  /** Ids of a type: mostly of rows the viewer can see, else any. */
  idOf(type: string): fc.Arbitrary<string> {
    const made = this.ids.get(type) ?? this.makeIds(type);
    this.ids.set(type, made);
    return made;
  }

  private makeIds(type: string): fc.Arbitrary<string> {
    const any = this.view.world.all(tableOf(type)).map((row) => globalId(type, row.id));
    const visible = this.view.all(type).map((row) => globalId(type, row.id));
    const unknown = fc.uuid().map((uuid) => globalId(type, uuid));
    return fc.oneof(
      ...(visible.length > 0 ? [{ weight: 6, arbitrary: fc.constantFrom(...visible) }] : []),
      ...(any.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...any) }] : []),
      { weight: 1, arbitrary: unknown },
    );
  }

  /** The arguments of a list: a page without cursors, and mostly filters and orders that the role may use. */
  ofList(type: string, args: readonly GraphQLArgument[]): fc.Arbitrary<readonly Given[]> {
    const named = (name: string) => args.find((arg) => arg.name === name);
    const [first, last, where, orderBy, kinds, since] = LIST_ARGUMENTS.map(named);
    const parts: fc.Arbitrary<readonly Given[]>[] = [];
    if (first && last)
      parts.push(fc.oneof({ weight: 3, arbitrary: this.page(first) }, { weight: 1, arbitrary: this.page(last) }));
    if (where) parts.push(this.where(type, where));
    if (orderBy) parts.push(this.order(type, orderBy));
    for (const arg of [kinds, since]) if (arg) parts.push(this.maybe(arg));
    return fc.tuple(...parts).map((all) => withPlaceToBeNear(all.flat()));
  }

  /** The arguments of any other field. */
  ofField(target: string, args: readonly GraphQLArgument[]): fc.Arbitrary<readonly Given[]> {
    const each = args.map((arg) => {
      const value =
        arg.name === 'id'
          ? this.idOf(target)
          : arg.name === 'nhsNumber'
            ? this.nhsNumber()
            : this.valueOf(arg.name, arg.type);
      const isMust = isNonNullType(arg.type) && arg.defaultValue === undefined;
      return fc.record({ name: fc.constant(arg.name), type: fc.constant(arg.type), how: howOf(isMust), value });
    });
    return fc.tuple(...each);
  }

  private maybe({ name, type }: GraphQLArgument): fc.Arbitrary<readonly Given[]> {
    return fc.option(this.member(name, type)).map((given) => (given ? [given] : []));
  }

  private page(arg: GraphQLArgument): fc.Arbitrary<readonly Given[]> {
    const size = fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 5 }) },
      { weight: 3, arbitrary: fc.integer({ min: 6, max: 20 }) },
      { weight: 1, arbitrary: fc.constant(0) },
    );
    return fc
      .record({ name: fc.constant(arg.name), type: fc.constant(arg.type), how: howOf(true), value: size })
      .map((given) => [given]);
  }

  private where(type: string, arg: GraphQLArgument): fc.Arbitrary<readonly Given[]> {
    const input = getNamedType(arg.type);
    if (!isInputObjectType(input)) return fc.constant([]);
    const fields = Object.values(input.getFields());
    const isOpen = ({ name }: GraphQLInputField) => !this.isRefused(type, { where: { [name]: true } });
    const open = fields.filter(isOpen);
    const one = (from: readonly GraphQLInputField[]) =>
      fc.constantFrom(...from).chain((field) => this.member(field.name, field.type));
    const member = mostly(
      open,
      fields.filter((field) => !open.includes(field)),
      one,
    );
    const members = fc.uniqueArray(member, { minLength: 0, maxLength: 3, selector: ({ name }) => name });
    return fc
      .record({ members, how: howOf(false), isGiven: fc.integer({ min: 0, max: 2 }) })
      .map(({ members, how, isGiven }) =>
        isGiven === 0 || members.length === 0 ? [] : [{ name: arg.name, type: arg.type, how, value: members }],
      );
  }

  private order(type: string, arg: GraphQLArgument): fc.Arbitrary<readonly Given[]> {
    const values = enumValues(arg.type);
    const open = values.filter((orderBy) => !this.isRefused(type, { orderBy }));
    const refused = values.filter((orderBy) => !open.includes(orderBy));
    const value = mostly(open, refused, (some) => fc.constantFrom(...some));
    const given = fc.record({ name: fc.constant(arg.name), type: fc.constant(arg.type), how: howOf(false), value });
    return fc.option(given).map((order) => (order ? [order] : []));
  }

  private isRefused(type: string, args: ListArguments): boolean {
    if (args.orderBy && !mayOrderBy(type, args.orderBy, this.view)) return true;
    return usedBy(type, args).some((coordinate) => {
      const [owner = '', field = ''] = coordinate.split('.');
      return this.view.rules.isNeverRead(owner, field);
    });
  }

  private member(name: string, type: GraphQLInputType): fc.Arbitrary<Given> {
    return fc.record({
      name: fc.constant(name),
      type: fc.constant(type),
      how: howOf(false),
      value: this.valueOf(name, type),
    });
  }

  /** A value for an argument, or the member of an input, of this name and type. */
  valueOf(name: string, type: GraphQLInputType): fc.Arbitrary<unknown> {
    if (isNonNullType(type)) return this.valueOf(name, type.ofType);
    if (isListType(type)) return fc.array(this.valueOf(name, type.ofType), { minLength: 0, maxLength: 4 });
    if (isEnumType(type)) return fc.constantFrom(...enumValues(type));
    if (type.name === 'NearInput') return this.near();
    if (type.name === 'PointInput') return this.point();
    const ids = ID_TYPES[name];
    if (ids !== undefined) return this.idOf(ids);
    switch (type.name) {
      case 'ID':
        return this.anyId();
      case 'Boolean':
        return fc.boolean();
      case 'Int':
        return name === 'age' ? fc.integer({ min: 0, max: 100 }) : fc.integer({ min: 0, max: 20 });
      case 'Date':
        return this.moments().map((moment) => moment.slice(0, 10));
      case 'DateTime':
        return this.moments();
      default:
        return this.text(name);
    }
  }

  /** An id of any type, for `node`. */
  anyId(): fc.Arbitrary<string> {
    const types = this.view.schema.getPossibleTypes(getInterface(this.view));
    return fc.constantFrom(...types.map(({ name }) => name)).chain((type) => this.idOf(type));
  }

  private moments(): fc.Arbitrary<string> {
    const now = Date.parse(this.view.moment.now);
    return fc.integer({ min: -400, max: 120 }).map((days) => new Date(now + days * 86_400_000).toISOString());
  }

  private point(): fc.Arbitrary<{ latitude: number; longitude: number }> {
    const places = this.view.world.all('postcode').slice(0, 30);
    return fc
      .constantFrom(...places)
      .map(({ latitude, longitude }) => ({ latitude: Number(latitude), longitude: Number(longitude) }));
  }

  private near(): fc.Arbitrary<unknown> {
    const codes = this.view.world.all('postcode').map(({ postcode }) => String(postcode));
    const from = fc.oneof(
      fc.constantFrom(...codes, 'ZZ1', codes[0]?.toLowerCase() ?? 'ZZ2').map((postcode) => ({ postcode })),
      this.point(),
    );
    const within = fc.option(
      fc.constantFrom(1, 2.5, 5, 10, 50).map((withinKm) => ({ withinKm })),
      { nil: {} },
    );
    return fc.tuple(from, within).map(([place, distance]) => ({ ...place, ...distance }));
  }

  private nhsNumber(): fc.Arbitrary<string> {
    const numbers = (people: readonly Row[]) =>
      people.flatMap(({ nhs_number: number }) => (number ? [String(number)] : []));
    const visible = numbers(this.view.all('Person'));
    const any = numbers(this.view.world.all('person'));
    return fc.constantFrom(...(visible.length > 0 ? visible : any), ...any.slice(0, 5));
  }

  private text(name: string): fc.Arbitrary<string> {
    const { world } = this.view;
    const column = (table: string, key: string) =>
      world.all(table).flatMap((row) => (row[key] ? [String(row[key])] : []));
    const words: Readonly<Record<string, readonly string[]>> = {
      need: column('need', 'key'),
      category: column('asset_category', 'key'),
      city: column('location', 'city'),
      odsCode: column('organisation', 'ods_code'),
      language: LANGUAGES,
      name: [
        ...column('person', 'given_name'),
        ...column('person', 'family_name'),
        ...column('organisation', 'name'),
      ].flatMap((all) => all.split(' ')),
      text: column('asset', 'name').flatMap((all) => all.split(' ')),
    };
    const whole = words[name];
    if (whole === undefined) throw new Error(`Nobody said what a text argument ${name} looks like.`);
    if (name !== 'name' && name !== 'text') return fc.constantFrom(...new Set(whole));
    return fc
      .tuple(fc.constantFrom(...new Set(whole)), fc.integer({ min: 1, max: 12 }))
      .map(([word, length]) => word.slice(0, length).toLowerCase());
  }
}

function getInterface(view: View) {
  const type = view.schema.getType('Node');
  if (type === undefined || !('getInterfaces' in type) || 'isTypeOf' in type)
    throw new Error('There is no interface Node.');
  return type;
}

function enumValues(type: GraphQLInputType): readonly string[] {
  const named = getNamedType(type);
  return isEnumType(named) ? named.getValues().map(({ name }) => name) : [];
}
