/** The graph as a role sees it: its types, and which leads to which by which fields; made of the access table. */
import type { TypeAccess } from '../access/table.js';

export interface TypeNode {
  readonly name: string;
  /** Whether the role reads anything of it. */
  readonly isSeen: boolean;
}

export interface TypeTie {
  readonly from: string;
  readonly to: string;
  /** As `Person.plans`; both ways, where there are fields for both. */
  readonly fields: readonly string[];
  readonly isSeen: boolean;
}

export interface TypeGraph {
  readonly nodes: readonly TypeNode[];
  readonly ties: readonly TypeTie[];
}

/** Who did what stands on nearly every type, and would tie all of them to the member. */
const WHO_DID = new Set(['by', 'recordedBy', 'enteredInErrorBy', 'assignedTo']);

export function typeGraph(types: readonly TypeAccess[], role: string, hasHidden: boolean): TypeGraph {
  const nodes = types
    .map(({ name, fields }) => ({ name, isSeen: fields.some(({ read }) => read[role] !== undefined) }))
    .filter(({ isSeen }) => isSeen || hasHidden);
  const seen = new Set(nodes.filter(({ isSeen }) => isSeen).map(({ name }) => name));
  const drawn = new Set(nodes.map(({ name }) => name));
  const ties = new Map<string, TypeTie>();
  for (const { name, fields } of types) {
    for (const { name: field, leadsTo, read } of fields) {
      if (!leadsTo || leadsTo === name || WHO_DID.has(field) || !drawn.has(name) || !drawn.has(leadsTo)) continue;
      const isSeen = read[role] !== undefined && seen.has(name) && seen.has(leadsTo);
      if (!isSeen && !hasHidden) continue;
      const key = [name, leadsTo].sort().join(' ');
      const known = ties.get(key) ?? { from: name, to: leadsTo, fields: [], isSeen: false };
      ties.set(key, { ...known, fields: [...known.fields, `${name}.${field}`], isSeen: known.isSeen || isSeen });
    }
  }
  return { nodes, ties: [...ties.values()] };
}
