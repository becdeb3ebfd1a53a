/** What the oracle says that each persona sees of a database, for tests that ask about what is not theirs. */
import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema, getNamedType, isInterfaceType } from 'graphql';
import { v4 } from 'uuid';
import { Oracle } from '../oracle/answer.js';
import type { View } from '../oracle/view.js';
import { type Asker, momentOf } from '../oracle/viewer.js';
import { type NamedViewer, viewersOf } from '../oracle/viewers.js';
import { loadWorld, type World } from '../oracle/world.js';
import type { TestDatabase } from '../support/database.js';
import { claimsOf, NOW } from '../support/kith.js';

export class Seen {
  private constructor(
    private readonly schema: GraphQLSchema,
    readonly oracle: Oracle,
    readonly world: World,
  ) {}

  static async load({ ownerUrl }: TestDatabase): Promise<Seen> {
    const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
    const world = await loadWorld(ownerUrl);
    return new Seen(schema, new Oracle(schema, world, momentOf(NOW)), world);
  }

  viewOf(who: string | Asker): View {
    return this.oracle.viewOf(typeof who === 'string' ? claimsOf(who) : who);
  }

  get viewers(): readonly NamedViewer[] {
    return viewersOf(this.world, momentOf(NOW));
  }

  /** The types of rows that an id can name. */
  get types(): readonly string[] {
    const node = this.schema.getType('Node');
    return isInterfaceType(node) ? this.schema.getPossibleTypes(node).map(({ name }) => name) : [];
  }

  /** Every root field to which the id of such a row can be given, as an operation with `$id`. */
  rootsByIdOf(type: string): readonly string[] {
    const roots = Object.values(this.schema.getQueryType()?.getFields() ?? {});
    const own = roots.filter((root) => root.args.length === 1 && getNamedType(root.type).name === type);
    const byId = own.filter(({ args: [arg] }) => String(arg?.type).startsWith('ID'));
    return [
      'query ($id: ID!) { node(id: $id) { __typename id } }',
      'query ($id: ID!) { nodes(ids: [$id]) { __typename id } }',
      'query ($id: ID!) { explainAccess(id: $id) { type } }',
      ...byId.map(({ name, args: [arg] }) => `query ($id: ${arg?.type}) { ${name}(${arg?.name}: $id) { id } }`),
    ];
  }

  /** Ids and numbers of the right form that nobody has. */
  absentPeople(many: number): readonly { readonly id: string; readonly number: string }[] {
    const taken = new Set(this.world.all('person').map(({ nhs_number }) => nhs_number));
    const found: { id: string; number: string }[] = [];
    for (let stem = 999_900_000; found.length < many; stem++) {
      const number = withCheckDigit(String(stem));
      if (number !== undefined && !taken.has(number)) found.push({ id: v4(), number });
    }
    return found;
  }
}

/** An NHS number of nine digits and the one that checks them; undefined where there is none. */
export function withCheckDigit(nine: string): string | undefined {
  const sum = [...nine].reduce((all, digit, place) => all + Number(digit) * (10 - place), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? undefined : `${nine}${check}`;
}
