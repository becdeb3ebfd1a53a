/** A condition of the policy as text with named gaps, so that one changed piece of it can be put where the whole stood. */
import { facts as factsByRole, related } from '../../../src/access/facts.js';
import type { RuleRow, ViewerSql } from '../../../src/platform/policy.js';
import { join, raw, render, type Sql } from '../../../src/platform/sql.js';
import type { Role } from '../../../src/platform/viewer.js';
import { type Piece, piecesOf } from './pieces.js';

type Condition = (row: RuleRow, viewer: ViewerSql) => Sql;
type Statement = (person: Sql, viewer: ViewerSql) => Sql;

const VIEWER = ['role', 'organisation', 'member', 'parties', 'assets', 'now'] as const;
const gap = (name: string): Sql => raw(`«${name}»`);
const viewerGaps = {
  ...Object.fromEntries(VIEWER.map((name) => [name, gap(`viewer.${name}`)])),
  relationships: raw('care_relationship'),
} as unknown as ViewerSql;
const rowGaps: RuleRow = { column: (name) => gap(`column.${name}`), fact: (name) => gap(`fact.${name}`) };

export interface Changed<Made> {
  readonly says: string;
  readonly made: Made;
}

/**
 * A condition on a row with each of its pieces changed in turn. What it takes over whole is one piece: the facts of the
 * role, which are changed as facts, and that a relationship is open and the viewer's own, of which they all are made.
 */
export function changedConditions(role: Role, condition: Condition): readonly Changed<Condition>[] {
  const { text } = render(condition(rowGaps, viewerGaps));
  const takenOver: string[] = [];
  const asOne = (whole: string, pattern: RegExp) =>
    whole.replace(pattern, (found) => `«taken.${takenOver.push(found) - 1}»`);
  const facts = Object.values(factsByRole[role]).map((fact) => patternOf(render(fact.sql(gap('*'), viewerGaps)).text));
  const [open = ''] = render(related(gap('*'), viewerGaps, raw('#'))).text.split('#');
  const folded = [
    ...facts,
    patternOf(open.replace(/^exists \(select 1 from care_relationship r where /, '').replace(/ and $/, '')),
  ].reduce(asOne, text);
  return changed(raw(folded), (piece) => {
    const unfolded = piece.text.replaceAll(/«taken\.(\d+)»/g, (_, index) => takenOver[Number(index)] as string);
    return (row, viewer) => filled(unfolded, row, gap('person'), viewer);
  });
}

/** The text, whomever it is about. */
function patternOf(text: string): RegExp {
  const parts = text.split('«*»').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('(?:«[\\w.]+»|\\w+\\.\\w+)'), 'g');
}

/** The same for a statement about a person. */
export function changedStatements(statement: Statement): readonly Changed<Statement>[] {
  return changed(
    statement(gap('person'), viewerGaps),
    ({ text }) =>
      (person, viewer) =>
        filled(text, rowGaps, person, viewer),
  );
}

function changed<Made>(condition: Sql, made: (piece: Piece) => Made): readonly Changed<Made>[] {
  const { text, slots } = render(condition);
  if (slots.length > 0) throw new Error('A rule put in something else than the viewer and the row.');
  return piecesOf(text).map((piece) => ({ says: piece.says.replaceAll(/[«»]/g, ''), made: made(piece) }));
}

function filled(text: string, row: RuleRow, person: Sql, viewer: ViewerSql): Sql {
  const parts = text.split(/«([^»]+)»/).map((part, index) => {
    if (index % 2 === 0) return raw(part);
    const [what, name = ''] = part.split('.');
    if (what === 'column') return row.column(name);
    if (what === 'fact') return row.fact(name);
    return what === 'person' ? person : viewer[name as keyof ViewerSql];
  });
  return join(parts, '');
}
