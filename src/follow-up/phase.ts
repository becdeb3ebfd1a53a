/** How far the support of a referral has come: derived from what exists, never stored. */
import { registerEnumType } from 'type-graphql';
import { Connection } from '../connection/connection.entity.js';
import { derived } from '../graph/declare.js';
import { Plan } from '../plan/plan.entity.js';
import { sql } from '../platform/sql.js';
import { Conversation } from '../referral/conversation.entity.js';
import { Referral } from '../referral/referral.entity.js';
import { FollowUp } from './follow-up.entity.js';

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
  sql: ({ status }, reach) => {
    const inReview = reach.some('plans', Plan, (plan) => sql`${plan.status} = 'IN_REVIEW'`);
    const followedUp = reach.some('plans', Plan, (_plan, of) =>
      of.some(
        'followUps',
        FollowUp,
        ({ reached, enteredInErrorAt }) => sql`${reached} and ${enteredInErrorAt} is null`,
      ),
    );
    const connected = reach.some(
      'connections',
      Connection,
      (connection) => sql`${connection.status} not in ('PROPOSED', 'CONSENTED', 'DECLINED_BY_PERSON')`,
    );
    return sql`case when ${status} <> 'ENGAGED' then null
      when ${inReview} or ${followedUp} then 'REVIEWING'
      when ${connected} then 'CONNECTED'
      when ${reach.some('plans', Plan, ({ id }) => sql`${id} is not null`)} then 'PLANNING'
      when ${reach.some('conversations', Conversation, ({ enteredInErrorAt }) => sql`${enteredInErrorAt} is null`)} then 'TALKING' end`;
  },
});
