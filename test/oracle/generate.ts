/** Valid operations made from the schema itself, from one viewer's place, over fields they may read and fields they may not. */
import fc from 'fast-check';
import {
  type GraphQLField,
  GraphQLInterfaceType,
  GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { isDoorClosed, rowType } from './planning.js';
import { type Directive, type Given, type How, type Operation, render, type Selection } from './render.js';
import { Values } from './values.js';
import type { View } from './view.js';

/** How many rows deep an operation goes, and how many rows the nested pages of a path may ask for together. */
const DEEPEST = 5;
const MOST_ROWS = 60;
const DEFAULT_PAGE = 20;
const MOST_FIELDS = 3;

/**
 * Not asked for here. What may be done rests on the states and needs of every mutation, and what speaks against a
 * connection on its mutation too: an oracle of them would be those mutations again. They have tests of their own, in
 * test/mutation/allowed-actions.test.ts and test/connection/preflight.test.ts; what is explained of access is compared
 * in test/access/proof/explained.test.ts, and what was seen on a day in test/access/as-of.test.ts. Statistics are held against
 * plain code in test/outcome.
 */
export const LEFT_OUT = [
  'allowedActions',
  'connectionPreflight',
  'explainAccess',
  'accessAsOf',
  'abilities',
  'cohort',
  'activity',
  'spreads',
  'change',
  'inequality',
  'cost',
  'tidier',
];

type Fields = readonly GraphQLField<unknown, unknown>[];
type Selections = fc.Arbitrary<readonly Selection[]>;
type Composite = GraphQLObjectType | GraphQLInterfaceType;

/** Operations as one viewer could send them; they shrink to fewer fields and smaller pages. */
export function operations(view: View): fc.Arbitrary<Operation> {
  return new Generator(view).operation();
}

class Generator {
  private readonly values: Values;
  private readonly made = new Map<string, Selections>();

  constructor(private readonly view: View) {
    this.values = new Values(view);
  }

  operation(): fc.Arbitrary<Operation> {
    const query = this.view.schema.getQueryType();
    if (!query) throw new Error('There is nothing to ask.');
    const roots = Object.values(query.getFields()).filter(({ name }) => !LEFT_OUT.includes(name));
    const open = roots.filter(({ name }) => !isDoorClosed(this.view, name));
    const root = fc
      .oneof({ weight: 12, arbitrary: fc.constantFrom(...open) }, { weight: 1, arbitrary: fc.constantFrom(...roots) })
      .chain((field) => this.field(query, field, DEEPEST));
    const inFragment = root.chain((selection) => this.fragment(query, fc.constant([selection])));
    const one = fc.oneof({ weight: 5, arbitrary: root }, { weight: 1, arbitrary: inFragment });
    return fc.array(one, { minLength: 1, maxLength: 3 }).map((selections) => render(affordable(selections, 1)));
  }

  private selections(type: Composite, depth: number): Selections {
    const key = `${type.name} ${depth}`;
    const known = this.made.get(key);
    if (known) return known;
    const made = isInterfaceType(type) ? this.ofNode(type, depth) : this.ofObject(type, depth);
    this.made.set(key, made);
    return made;
  }

  private ofObject(type: GraphQLObjectType, depth: number): Selections {
    const fields = Object.values(type.getFields()).filter(
      ({ name, type }) => !isLeafType(getNamedType(type)) && !LEFT_OUT.includes(name),
    );
    const leaves = Object.values(type.getFields()).filter((field) => isLeafType(getNamedType(field.type)));
    const inner = fields.filter((field) => depth > 0 || !this.leadsOn(field));
    const options: fc.WeightedArbitrary<Selection>[] = [{ weight: 1, arbitrary: fc.constant(named('__typename')) }];
    const add = (weight: number, some: Fields) => {
      if (some.length === 0) return;
      const arbitrary = fc.constantFrom(...some).chain((field) => this.field(type, field, depth));
      options.push({ weight, arbitrary });
    };
    add(12, this.readable(type, leaves));
    add(2, leaves);
    add(9, this.readable(type, inner));
    add(1, inner);
    if (depth > 0) {
      const self = fc.constant(undefined).chain(() => this.selections(type, depth - 1));
      options.push({ weight: 1, arbitrary: fc.constantFrom(type, undefined).chain((on) => this.fragment(on, self)) });
      const node = type.getInterfaces()[0];
      if (node) options.push({ weight: 1, arbitrary: this.fragment(node, this.throughNode(type, depth - 1)) });
    }
    return fc.array(fc.oneof(...options), { minLength: 1, maxLength: MOST_FIELDS, size: 'max' });
  }

  /** A fragment on the interface, and within it one on the type at hand and one on any other. */
  private throughNode(type: GraphQLObjectType, depth: number): Selections {
    const others = fc.constantFrom(...this.possible()).chain((other) => this.onType(other, 0));
    return fc
      .tuple(fc.constant(named('id')), this.onType(type, depth), fc.option(others))
      .map(([id, on, other]) => (other ? [id, on, other] : [id, on]));
  }

  private ofNode(type: GraphQLInterfaceType, depth: number): Selections {
    const on = fc.constantFrom(...this.possible()).chain((possible) => this.onType(possible, depth - 1));
    const plain = fc.constantFrom<Selection>(named('id'), named('__typename'));
    const again = this.fragment(type, fc.array(plain, { minLength: 1, maxLength: 2 }));
    return fc.array(fc.oneof({ weight: 4, arbitrary: on }, { weight: 2, arbitrary: plain }, again), {
      minLength: 1,
      maxLength: 4,
    });
  }

  private onType(type: GraphQLObjectType, depth: number): fc.Arbitrary<Selection> {
    return this.fragment(
      type,
      fc.constant(undefined).chain(() => this.selections(type, Math.max(depth, 0))),
    );
  }

  private possible(): readonly GraphQLObjectType[] {
    const node = this.view.schema.getType('Node');
    return isInterfaceType(node) ? this.view.schema.getPossibleTypes(node) : [];
  }

  private fragment(on: Composite | undefined, inner: Selections): fc.Arbitrary<Selection> {
    return fc.record({
      kind: fc.constant<'fragment'>('fragment'),
      on: fc.constant(on?.name),
      isNamed: fc.boolean(),
      isSpreadTwice: fc.nat({ max: 4 }).map((of5) => of5 === 4),
      directive: directive(),
      inner,
    });
  }

  private field(
    owner: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    depth: number,
  ): fc.Arbitrary<Selection> {
    const target = getNamedType(field.type);
    const listType = rowType(this.view.schema, target.name);
    const isComposite = isObjectType(target) || isInterfaceType(target);
    const within = this.leadsOn(field) && owner.name !== 'Query' ? depth - 1 : depth;
    const args = listType
      ? this.values.ofList(listType, field.args)
      : owner.name === 'Query' && (field.name === 'node' || field.name === 'nodes')
        ? this.nodeArguments(field)
        : this.values.ofField(target.name, field.args);
    return fc.record({
      kind: fc.constant<'field'>('field'),
      name: fc.constant(field.name),
      isAliased: fc.nat({ max: 5 }).map((of6) => of6 === 5),
      isPage: fc.constant(listType !== undefined),
      isNode: fc.constant(isInterfaceType(target)),
      args,
      directive: directive(),
      inner: isComposite ? this.selections(target, within) : fc.constant(undefined),
    });
  }

  private nodeArguments({ args: [arg] }: GraphQLField<unknown, unknown>): fc.Arbitrary<readonly Given[]> {
    if (!arg) throw new Error('A node is asked for by its id.');
    const id = this.values.anyId();
    const value: fc.Arbitrary<unknown> = arg.name === 'ids' ? fc.array(id, { minLength: 0, maxLength: 4 }) : id;
    return fc
      .tuple(value, fc.constantFrom<How>('inline', 'variable', 'default'))
      .map(([value, how]) => [{ name: arg.name, type: arg.type, how, value }]);
  }

  /** Whether a field leads to other rows, and so a level deeper. */
  private leadsOn(field: GraphQLField<unknown, unknown>): boolean {
    const target = getNamedType(field.type);
    if (['nodes', 'edges', 'node'].includes(field.name)) return false;
    return rowType(this.view.schema, target.name) !== undefined || isNode(target) || isInterfaceType(target);
  }

  private readable(type: GraphQLObjectType, fields: Fields): Fields {
    return isNode(type) ? fields.filter(({ name }) => !this.view.rules.isNeverRead(type.name, name)) : fields;
  }
}

function isNode(type: unknown): boolean {
  return type instanceof GraphQLObjectType && type.getInterfaces().length > 0;
}

function named(name: string): Selection {
  return {
    kind: 'field',
    name,
    isAliased: false,
    isPage: false,
    isNode: false,
    args: [],
    directive: undefined,
    inner: undefined,
  };
}

function directive(): fc.Arbitrary<Directive | undefined> {
  const some = fc.record({
    name: fc.constantFrom<Directive['name']>('skip', 'include'),
    value: fc.boolean(),
    how: fc.constantFrom<How>('inline', 'variable', 'default'),
  });
  return fc.oneof({ weight: 14, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: some });
}

/** Cuts page sizes so that no path asks for more rows than is fair to a test. */
function affordable(selections: readonly Selection[], rows: number): readonly Selection[] {
  return selections.map((selection) => {
    if (selection.kind === 'fragment') return { ...selection, inner: affordable(selection.inner, rows) };
    const { inner, isPage, args } = selection;
    if (!inner) return selection;
    const size = isPage ? args.find(({ name }) => name === 'first' || name === 'last') : undefined;
    if (!size) return { ...selection, inner: affordable(inner, rows) };
    const wanted = size.how === 'absent' ? DEFAULT_PAGE : Number(size.value);
    const most = Math.max(1, Math.floor(MOST_ROWS / rows));
    const others = args.filter((given) => given !== size);
    if (wanted > most) {
      const cut: Given = { ...size, how: size.how === 'absent' ? 'inline' : size.how, value: most };
      return { ...selection, args: [cut, ...others], inner: affordable(inner, rows * most) };
    }
    // A page that says nothing of its size is as long as one whose variable is left out.
    const isLeftOut = size.how === 'absent' && Number(size.value) % 2 === 0;
    return { ...selection, args: isLeftOut ? others : args, inner: affordable(inner, rows * Math.max(wanted, 1)) };
  });
}
