/** Whom each viewer asks about: people in every relationship the viewer stands in, and rows about them. */
import { type GraphQLField, type GraphQLObjectType, isListType, isNonNullType } from 'graphql';
import type { Oracle } from '../../oracle/answer.js';
import type { NamedViewer } from '../../oracle/viewers.js';
import { globalId, type Row, tableOf } from '../../oracle/world.js';
import { relationshipsOf } from './relationships.js';

/** One way to ask a root field: the operation around a selection, its variables, and whom it is about. */
export interface Asked {
  readonly text: (selection: string) => string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly about: string;
}

export class People {
  private readonly chosen = new Map<NamedViewer, ReadonlyMap<string, readonly Row[]>>();

  constructor(
    private readonly oracle: Oracle,
    /** How many people stand for each relationship. */
    private readonly most: number,
  ) {}

  relationshipsMet(viewer: NamedViewer): readonly string[] {
    return [...this.of(viewer).keys()];
  }

  /** People by relationship, up to so many for each. */
  private of(viewer: NamedViewer): ReadonlyMap<string, readonly Row[]> {
    const known = this.chosen.get(viewer);
    if (known) return known;
    const view = this.oracle.viewOf(viewer);
    const found = new Map<string, Row[]>();
    for (const person of view.world.all('person')) {
      for (const relationship of relationshipsOf(view, person)) {
        const some = found.get(relationship) ?? [];
        found.set(relationship, some);
        if (some.length < this.most) some.push(person);
      }
    }
    this.chosen.set(viewer, found);
    return found;
  }

  /** The ways to ask a root field that cover every relationship. */
  asking(viewer: NamedViewer, root: GraphQLField<unknown, unknown>, type: GraphQLObjectType): readonly Asked[] {
    const first = root.args.find(({ type }) => isNonNullType(type));
    if (!first) {
      const page = root.args.some(({ name }) => name === 'first') ? '(first: 4)' : '';
      return [{ text: (selection) => `{ ${root.name}${page} ${selection} }`, variables: {}, about: 'a list' }];
    }
    const ids = this.idsOf(viewer, first.name === 'nhsNumber' ? 'Person' : type.name);
    const text = (selection: string) =>
      `query ($asked: ${first.type}) { ${root.name}(${first.name}: $asked) ${selection} }`;
    if (isListType(isNonNullType(first.type) ? first.type.ofType : first.type)) {
      const about = ids.map(({ id, about }, place) => `${place}: ${id}, ${about}`).join('\n  ');
      return [{ text, variables: { asked: ids.map(({ id }) => id) }, about }];
    }
    if (first.name === 'nhsNumber') {
      return ids.flatMap(({ row, about }) =>
        row.nhs_number ? [{ text, variables: { asked: row.nhs_number }, about }] : [],
      );
    }
    // Where a single row is asked for, whoever exists for the viewer stands for themselves in `nodes` already.
    const some = root.name === 'node' ? ids.slice(0, 1) : ids;
    return some.map(({ id, about }) => ({ text, variables: { asked: id }, about: `${id}, ${about}` }));
  }

  /** Rows of a type, one for each person chosen; of what concerns nobody, a few. */
  private idsOf(viewer: NamedViewer, type: string): readonly { id: string; row: Row; about: string }[] {
    const { world } = this.oracle.viewOf(viewer);
    const rows = world.all(tableOf(type));
    const isAbout = rows[0]?.person_id !== undefined;
    if (type !== 'Person' && !isAbout) {
      const own = rows.filter(({ id }) => id === viewer.member || id === viewer.organisation);
      return [...own, ...rows.slice(0, 3)].map((row) => ({ id: globalId(type, row.id), row, about: 'nobody' }));
    }
    const view = this.oracle.viewOf(viewer);
    const told = (row: Row, about: string) => ({ id: globalId(type, row.id), row, about });
    const named = [...this.of(viewer)].flatMap(([relationship, people]) => {
      return people.flatMap((person) => {
        const about = `${relationship}, person ${person.id}`;
        if (type === 'Person') return [told(person, about)];
        const found = world.by(tableOf(type), 'person_id', person.id);
        const [seen] = found.filter((row) => view.rules.exists(type, row));
        const [hidden] = found.filter((row) => !view.rules.exists(type, row));
        return [seen, hidden].flatMap((row) => (row ? [told(row, about)] : []));
      });
    });
    for (const row of view.all(type).slice(0, 2)) named.push(told(row, `anybody, person ${row.person_id}`));
    return [...new Map(named.map((one) => [one.id, one])).values()];
  }
}
