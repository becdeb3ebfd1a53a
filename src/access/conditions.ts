/** The conditions under which a role reads a field of a row it sees. */
import type { Condition } from '../platform/policy.js';
import { literal, raw, sql } from '../platform/sql.js';

/** The viewer looks after the person now: not only once referred them, not only in the past. */
export const whileInCare: Condition = {
  reason: 'STAGE',
  says: 'while in their care',
  when: (row) => row.fact('care'),
};

/** The charity has at least been offered a connection with the person, and it has not ended. */
export const whileOffered: Condition = {
  reason: 'STAGE',
  says: 'while a connection is offered or accepted',
  when: (row) => sql`'OFFERED' = any(${row.fact('shared')})`,
};

/** A former team may still answer a call back, but not where any contact is prohibited. */
export const whileInCareOrReachable: Condition = {
  reason: 'STAGE',
  says: 'while in their care, and afterwards unless contact is prohibited',
  when: (row) => sql`(${row.fact('care')} or not ${row.column('contact_prohibited')})`,
};

/** The row belongs to the viewer's own organisation. */
export const ofOwnOrganisation: Condition = {
  reason: 'ROLE',
  says: 'of its own organisation',
  when: (row, viewer) => sql`${row.column('organisation_id')} = ${viewer.organisation}`,
};

/** The charity has accepted a connection for which the person agreed to share this. */
export function agreed(item: string): Condition {
  return {
    reason: 'CONSENT',
    isUnsortable: true,
    says: `while a connection is accepted and ${item} was agreed`,
    when: (row) => sql`${literal(item)} = any(${row.fact('shared')})`,
  };
}

/** A name the charity was told for an accepted connection, or gave itself when it referred the person. */
export const agreedName: Condition = {
  reason: 'CONSENT',
  isUnsortable: true,
  says: 'while a connection is accepted and NAME was agreed, or for a person it referred',
  when: (row) => sql`('NAME' = any(${row.fact('shared')}) or ${row.fact('referred')})`,
};

/** The states of a connection in which its asset was asked and has not decided, and those in which it takes the person. */
const UNDECIDED = `'SENT', 'ACKNOWLEDGED', 'WAITLISTED'`;
const TAKEN = `'ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING'`;
export const WAITING = raw(`(${UNDECIDED})`);
const OFFERED = raw(`(${UNDECIDED}, ${TAKEN})`);
const ACCEPTED = raw(`(${TAKEN})`);

/** This connection is offered or accepted; once it ended only a stub is left. */
export const thisOffered: Condition = {
  reason: 'STAGE',
  says: 'while this connection is offered or accepted',
  when: (row) => sql`${row.column('status')} in ${OFFERED}`,
};

/** This connection is accepted and the person agreed to share this for it. */
export function thisAgreed(item: string): Condition {
  return {
    reason: 'CONSENT',
    says: `while this connection is accepted and ${item} was agreed for it`,
    when: (row) => sql`(${row.column('status')} in ${ACCEPTED} and ${literal(item)} = any(${row.column('shared')}))`,
  };
}

/** A note that a member of the viewer's organisation wrote down. */
export const ownNote: Condition = {
  reason: 'ROLE',
  says: 'notes recorded by its own members',
  when: (row, viewer) =>
    sql`exists (select 1 from member m where m.id = ${row.column('recorded_by_id')} and m.organisation_id = ${viewer.organisation})`,
};
