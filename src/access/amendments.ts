/** Which amendments exist for whom: an earlier text is as private as the field it stood in, and as the record itself. */
import type { RowRule, RuleRow, ViewerSql } from '../platform/policy.js';
import { join, literal, or, raw, type Sql, sql } from '../platform/sql.js';
import type { Role } from '../platform/viewer.js';
import { causedBy, supports } from './facts.js';
import type { TypeSlices } from './slice.js';
import { attendance, followUp } from './slices/connection.js';
import { measurement } from './slices/plan.js';
import { contactAttempt, conversation } from './slices/referral.js';

const AMENDED: readonly TypeSlices[] = [contactAttempt, conversation, attendance, followUp, measurement];

/** The amendment is of a field that the role reads of every record it sees. */
function ofReadField(role: Role, { column }: RuleRow, types = AMENDED): Sql {
  const read = types.flatMap(({ type, fields }) =>
    [...fields].flatMap(([field, slice]) =>
      slice.read[role] === 'always' && slice.write.length > 0 ? [literal(`${type}.${field}`)] : [],
    ),
  );
  return sql`${column('subject_type')} || '.' || ${column('field')} in (${join(read, ', ')})`;
}

function inCare(role: Role): RowRule {
  return { fact: 'care', where: (row) => ofReadField(role, row) };
}

/** The record the amendment is of, where it belongs to a connection offered to, or accepted by, the viewer's charity. */
function ofOwn(table: string, { column }: RuleRow, viewer: ViewerSql, condition: Sql): Sql {
  const own = causedBy(
    raw('s.connection_id'),
    column('person_id'),
    viewer,
    sql`${supports(viewer)} and r.stage in ('OFFERED', 'ACCEPTED')`,
  );
  return sql`exists (select 1 from ${raw(table)} s where s.id = ${column('subject')}
    and s.organisation_id = ${viewer.organisation} and ${own} and ${condition})`;
}

/** A charity reads the working notes that its own members wrote, and so what these said before. */
const ofOwnNote = ({ column }: RuleRow, viewer: ViewerSql): Sql =>
  sql`(${column('field')} = 'workingNote' and exists (select 1 from member m
    where m.id = s.recorded_by_id and m.organisation_id = ${viewer.organisation}))`;

export const amendments: { readonly [R in Role]?: RowRule } = {
  GP: inCare('GP'),
  LINK_WORKER: inCare('LINK_WORKER'),
  TEAM_LEAD: inCare('TEAM_LEAD'),
  INTEGRATOR: {
    fact: 'care',
    where: (row) =>
      sql`(${ofReadField('INTEGRATOR', row)} and (not ${row.column('is_sensitive')} or ${row.fact('consented')}))`,
  },
  CHARITY: {
    gives: ['known'],
    where: (row, viewer) =>
      or([
        ofOwn('attendance', row, viewer, ofReadField('CHARITY', row, [attendance])),
        ofOwn('follow_up', row, viewer, or([ofReadField('CHARITY', row, [followUp]), ofOwnNote(row, viewer)])),
      ]),
  },
};
