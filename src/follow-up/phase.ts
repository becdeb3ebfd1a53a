/** How far the support of a referral has come: derived from what exists, never stored. */
import { registerEnumType } from 'type-graphql';
import { derived } from '../graph/declare.js';
import { sql } from '../platform/sql.js';
import { Referral } from '../referral/referral.entity.js';

enum ReferralPhase {
  TALKING = 'TALKING',
  PLANNING = 'PLANNING',
  CONNECTED = 'CONNECTED',
  REVIEWING = 'REVIEWING',
}
registerEnumType(ReferralPhase, {
  name: 'ReferralPhase',
  description: 'How far the support has come.',
  valuesConfig: {
    TALKING: { description: 'They have talked about what matters; there is no plan yet.' },
    PLANNING: { description: 'There is a plan; no connection has begun.' },
    CONNECTED: { description: 'A connection was sent, introduced or given; nobody has asked yet how it goes.' },
    REVIEWING: { description: 'A follow-up reached the person, or the plan is in review.' },
  },
});

derived(Referral, 'phase', () => ReferralPhase, {
  description: 'How far the support has come; null while the person is not engaged.',
  sql: (referral) => sql`(case when ${referral.status} <> 'ENGAGED' then null
    when exists (select 1 from plan p where p.referral_id = ${referral.id} and (p.status = 'IN_REVIEW'
      or exists (select 1 from follow_up f where f.plan_id = p.id and f.reached))) then 'REVIEWING'
    when exists (select 1 from connection c where c.referral_id = ${referral.id}
      and c.status not in ('PROPOSED', 'CONSENTED', 'DECLINED_BY_PERSON')) then 'CONNECTED'
    when exists (select 1 from plan p where p.referral_id = ${referral.id}) then 'PLANNING'
    when exists (select 1 from conversation t where t.referral_id = ${referral.id}) then 'TALKING' end)`,
});
