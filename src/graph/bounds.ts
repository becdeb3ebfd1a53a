/** How large a document may be, fragments spread out: measured in one walk, before validation, which large ones slow down. */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { invalidInput, KithError } from '../platform/errors.js';

/** The most of each that a document may have. All but tokens, directives and fragments are counted once fragments are spread. */
export const BOUNDS = {
  tokens: 1_000,
  fragments: 50,
  directives: 100,
  rootFields: 20,
  fields: 1_000,
  aliases: 250,
  depth: 24,
} as const;

/** The most that variables may hold: values, however nested, and levels of nesting. */
export const VARIABLE_BOUNDS = { values: 2_000, depth: 20 } as const;

type Bound = keyof typeof BOUNDS;

/** What a selection comes to once its fragments are spread. */
interface Measured {
  /** Those at its own level. */
  readonly roots: number;
  readonly fields: number;
  readonly depth: number;
  readonly aliases: number;
  /** How many lists of a type's parts stand inside one another, in what the schema says of itself. */
  readonly typeLists: number;
}

/** What one type of the schema can lead to many others by. */
const TYPE_LISTS: ReadonlySet<string> = new Set(['fields', 'inputFields', 'interfaces', 'possibleTypes', 'enumValues']);

/** Texts of documents within bounds that were met lately (characters). */
const KEPT = 2_000_000;

export interface BoundsOptions {
  /** Whether the schema may be asked what it is. */
  readonly isIntrospectable: boolean;
}

/** Refuses the body of a request that asks for too much; what is wrong with it otherwise is for others to say. */
export function boundsOf(options: BoundsOptions): (body: unknown) => void {
  const within = new LRUCache<string, true>({ maxSize: KEPT, sizeCalculation: (_, text) => text.length + 1 });
  return (body) => {
    if (typeof body !== 'object' || body === null) return;
    const { query, variables } = body as { query?: unknown; variables?: unknown };
    refuseVariables(variables);
    if (typeof query !== 'string' || within.has(query)) return;
    const document = parsed(query);
    if (!document) return;
    new Walk(document, options).check();
    within.set(query, true);
  };
}

/** Undefined where it is no GraphQL, which Apollo tells. */
function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text, { noLocation: true, maxTokens: BOUNDS.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.startsWith('Syntax Error: Document contains more')) throw beyond('tokens');
    return undefined;
  }
}

class Walk {
  private readonly fragments = new Map<string, FragmentDefinitionNode[]>();
  private readonly measured = new Map<string, Measured>();
  private readonly underWay = new Set<string>();

  constructor(
    private readonly document: DocumentNode,
    private readonly options: BoundsOptions,
  ) {
    // Of one name there may be several, until validation refuses them.
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
      const { value } = definition.name;
      this.fragments.set(value, [...(this.fragments.get(value) ?? []), definition]);
    }
  }

  check(): void {
    let directives = 0;
    visit(this.document, { Directive: () => void directives++ });
    hold('directives', directives);
    hold('fragments', [...this.fragments.values()].flat().length);
    // Fragments that no operation spreads are validated too.
    for (const name of this.fragments.keys()) this.fragment(name, false);
    for (const definition of this.document.definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION) this.operation(definition);
    }
  }

  private operation({ selectionSet }: OperationDefinitionNode): void {
    const { roots, fields, depth, aliases } = this.selections(selectionSet, false);
    hold('rootFields', roots);
    hold('fields', fields);
    hold('depth', depth);
    hold('aliases', aliases);
  }

  private selections(set: SelectionSetNode | undefined, isOfSchema: boolean): Measured {
    return together((set?.selections ?? []).map((selection) => this.selection(selection, isOfSchema)));
  }

  private selection(selection: SelectionNode, isOfSchema: boolean): Measured {
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.selections(selection.selectionSet, isOfSchema);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.fragment(selection.name.value, isOfSchema);
    const { value: name } = selection.name;
    const isEntry = name === '__schema' || name === '__type';
    if (isEntry && !this.options.isIntrospectable)
      throw new KithError('NOT_ALLOWED', 'Asking what the schema is has been switched off here.');
    // What the schema says of itself costs no rows, so it could be asked for many times over, or in ever wider rings.
    if (selection.alias && (isOfSchema || name === '__schema'))
      throw new KithError('TOO_COMPLEX', 'What the schema says of itself is asked for without aliases.');
    const inside = this.selections(selection.selectionSet, isOfSchema || isEntry);
    const typeLists = inside.typeLists + (isOfSchema && TYPE_LISTS.has(name) ? 1 : 0);
    if (typeLists > 1)
      throw new KithError('TOO_COMPLEX', 'The fields or values of a type are not asked for inside those of another.');
    return {
      roots: 1,
      fields: 1 + inside.fields,
      depth: 1 + inside.depth,
      aliases: (selection.alias ? 1 : 0) + inside.aliases,
      typeLists,
    };
  }

  /** Measured once, however often it is spread: fragments that spread others twice would double at each step. */
  private fragment(name: string, isOfSchema: boolean): Measured {
    const key = `${name} ${isOfSchema}`;
    const known = this.measured.get(key);
    if (known) return known;
    if (this.underWay.has(key)) {
      const message = `The fragment ${name} may not spread itself, not even by way of others.`;
      throw invalidInput([{ path: ['query', name], rule: 'cycle', message }]);
    }
    this.underWay.add(key);
    const found = this.fragments.get(name) ?? [];
    const measured = together(found.map(({ selectionSet }) => this.selections(selectionSet, isOfSchema)));
    this.underWay.delete(key);
    this.measured.set(key, measured);
    return measured;
  }
}

function together(parts: readonly Measured[]): Measured {
  return {
    roots: sum(parts, ({ roots }) => roots),
    fields: sum(parts, ({ fields }) => fields),
    depth: Math.max(0, ...parts.map(({ depth }) => depth)),
    aliases: sum(parts, ({ aliases }) => aliases),
    typeLists: Math.max(0, ...parts.map(({ typeLists }) => typeLists)),
  };
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}

const WORDS: Readonly<Record<Bound, string>> = {
  tokens: 'tokens (words, numbers and signs)',
  fragments: 'fragments',
  directives: 'directives',
  rootFields: 'fields at its root',
  fields: 'fields once its fragments are spread',
  aliases: 'aliases once its fragments are spread',
  depth: 'levels',
};

function hold(bound: Bound, count: number): void {
  if (count > BOUNDS[bound]) throw beyond(bound);
}

function beyond(bound: Bound): KithError {
  return new KithError('TOO_COMPLEX', `A document may have ${BOUNDS[bound]} ${WORDS[bound]}; this one has more.`);
}

/** Walked without recursion, for they may be nested deeper than any stack. */
function refuseVariables(variables: unknown): void {
  let values = 0;
  let level: unknown[] = [variables];
  for (let depth = 0; level.length > 0; depth++) {
    values += level.length;
    if (depth > VARIABLE_BOUNDS.depth || values > VARIABLE_BOUNDS.values) {
      const message = `Variables may hold ${VARIABLE_BOUNDS.values} values, nested in ${VARIABLE_BOUNDS.depth} levels; these hold more.`;
      throw new KithError('TOO_COMPLEX', message);
    }
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
}
