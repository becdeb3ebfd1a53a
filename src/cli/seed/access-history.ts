/** The story tells how each connection came along, so what its charity could see before is known like that of a real one. */
import type { Client } from 'pg';
import { ACCEPTED_IN, OFFERED_IN } from '../../connection/connection.states.js';

const oneOf = (states: readonly string[]): string => `(${states.map((state) => `'${state}'`).join(', ')})`;
const STAGE = (status: string): string => `case when ${status} in ${oneOf(OFFERED_IN)} then 'OFFERED'
  when ${status} in ${oneOf(ACCEPTED_IN)} then 'ACCEPTED' else 'ENDED' end`;

/** What the triggers would have kept, had it all happened one step after the other. */
export async function writeAccessHistory(client: Client): Promise<void> {
  await client.query(`insert into access_history (table_name, row_id, replaced_at, before)
    select 'connection', c.id, t.occurred_at, jsonb_build_object('status', t."from", 'shared', c.shared)
    from connection_transition t join connection c on c.id = t.connection_id where t."from" is not null
    on conflict do nothing`);
  await client.query(`insert into access_history (table_name, row_id, replaced_at, before)
    select 'care_relationship', r.id, t.occurred_at, jsonb_build_object(
      'stage', ${STAGE('t."from"')}, 'until', 'infinity', 'is_lead', r.is_lead, 'closed_to', r.closed_to)
    from connection_transition t join care_relationship r on r.cause_id = t.connection_id and r.kind = 'SUPPORTING'
    where t."from" not in ('PROPOSED', 'CONSENTED') and ${STAGE('t."from"')} <> ${STAGE('t."to"')} and t.occurred_at > r.since
    on conflict do nothing`);
}
