/** An operation that also answers the id of every row it meets, and whom the ids in an answer are about, by SQL alone. */
import {
  type FieldNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Client } from 'pg';

const field = (alias: string, name: string, inner?: FieldNode): FieldNode => ({
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: alias },
  name: { kind: Kind.NAME, value: name },
  ...(inner ? { selectionSet: { kind: Kind.SELECTION_SET, selections: [inner] } } : {}),
});

const ID = field('auditId', 'id');

/** Every row says who it is: nodes by their id, pages and timeline entries by that of their rows. */
export function identified(text: string, schema: GraphQLSchema): string {
  const info = new TypeInfo(schema);
  const added = (set: SelectionSetNode): FieldNode[] => {
    const type = info.getParentType();
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    const fields = type.getFields();
    if (type.name === 'Query') return [];
    if (fields.id) return [ID];
    const leads = ['nodes', 'node'].find((name) => fields[name]);
    return leads && set.selections.length > 0 ? [field(`audit_${leads}`, leads, ID)] : [];
  };
  const document = visit(
    parse(text),
    visitWithTypeInfo(info, {
      SelectionSet: { leave: (set) => ({ ...set, selections: [...set.selections, ...added(set)] }) },
    }),
  );
  return print(document);
}

/** Every id in an answer, whatever it is called there. */
export function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^[a-z_]+_[0-9a-f-]{36}$/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(idsIn);
}

/** Whom rows are about, read from the tables: each column that names a person. */
export class Subjects {
  private constructor(
    private readonly owner: Client,
    private readonly columns: ReadonlyMap<string, readonly string[]>,
  ) {}

  static async of(owner: Client): Promise<Subjects> {
    const { rows } = await owner.query<{ table: string; columns: string[] }>(
      `select c.table_name as table, array_agg(c.column_name::text) as columns from information_schema.columns c
       where c.table_schema = 'public' and c.column_name in ('person_id', 'newer_id', 'older_id', 'only_person_id') group by 1`,
    );
    return new Subjects(owner, new Map(rows.map(({ table, columns }) => [table, columns])));
  }

  /** Ids (UUID) of the people, each once, sorted. */
  async of(ids: readonly string[]): Promise<string[]> {
    const byTable = new Map<string, string[]>();
    for (const id of ids) {
      const cut = id.lastIndexOf('_');
      byTable.set(id.slice(0, cut), [...(byTable.get(id.slice(0, cut)) ?? []), id.slice(cut + 1)]);
    }
    const people = new Set(byTable.get('person') ?? []);
    for (const [table, found] of byTable) {
      for (const column of this.columns.get(table) ?? []) {
        const { rows } = await this.owner.query<{ person: string | null }>(
          `select distinct ${column}::text as person from ${table} where id = any($1::uuid[])`,
          [found],
        );
        for (const { person } of rows) if (person !== null) people.add(person);
      }
    }
    return [...people].sort();
  }
}
