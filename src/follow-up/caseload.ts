/** How a link worker's caseload stands: counts over the people and referrals assigned to them that the viewer can see. */
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { rootOne, values } from '../graph/declare.js';
import type { Columns, Reach } from '../graph/declared.js';
import { IdOf } from '../graph/identifier.js';
import { Member } from '../organisation/member.entity.js';
import { Person } from '../person/person.entity.js';
import { Risk } from '../person/risk.entity.js';
import { Plan } from '../plan/plan.entity.js';
import { planStates } from '../plan/plan.states.js';
import { type Sql, sql } from '../platform/sql.js';
import { isOneOf, isOpen } from '../platform/states.js';
import { ContactAttempt } from '../referral/contact-attempt.entity.js';
import { Conversation } from '../referral/conversation.entity.js';
import { Referral } from '../referral/referral.entity.js';
import { ReferralStatus, referralStates, waitingStates } from '../referral/referral.states.js';
import { FollowUp, stateOf } from './follow-up.entity.js';

@ObjectType({ description: 'How a caseload stands now. Counts only what this viewer can see.' })
export class CaseloadCounts {
  @Field(() => Int, { description: 'Referrals assigned to them that have not ended.' })
  open!: number;

  @Field(() => Int, { description: 'Of these: still waiting for the first conversation.' })
  waiting!: number;

  @Field(() => Int, {
    description:
      'Of these: being contacted or engaged, sent more than 21 days ago, and the person was not spoken with for 21 days.',
  })
  noContactFor21Days!: number;

  @Field(() => Int, { description: 'Follow-ups assigned to them that were to be done before today and were not.' })
  followUpsOverdue!: number;

  @Field(() => Int, { description: 'Of the open referrals: those with a plan that was to be reviewed before today.' })
  reviewsPastDue!: number;

  @Field(() => Int, { description: 'Of the open referrals: those of a person with a risk that nobody manages yet.' })
  openRisks!: number;
}

const IN_TOUCH = [ReferralStatus.CONTACTING, ReferralStatus.ENGAGED];

function isSilent(referral: Columns<Referral>, reach: Reach): Sql {
  const since = sql`${reach.now} - interval '21 days'`;
  const isLately = ({ occurredAt, enteredInErrorAt }: { occurredAt: Sql; enteredInErrorAt: Sql }) =>
    sql`${occurredAt} >= ${since} and ${enteredInErrorAt} is null`;
  const hasReached = (row: { reached: Sql; occurredAt: Sql; enteredInErrorAt: Sql }) =>
    sql`${row.reached} and ${isLately(row)}`;
  const attempts = reach.some('attempts', ContactAttempt, hasReached);
  const conversations = reach.some('conversations', Conversation, isLately);
  const followUps = reach.some('plans', Plan, (_plan, of) => of.some('followUps', FollowUp, hasReached));
  return sql`(${isOneOf(referral.status, IN_TOUCH)} and ${referral.submittedAt} < ${since}
    and not (${attempts} or ${conversations} or ${followUps}))`;
}

values(Member, 'caseloadCounts', CaseloadCounts, {
  one: true,
  description: 'How their caseload stands now; the people themselves are in `caseload`.',
  make: (_member, reach) => {
    const count = (condition: (referral: Columns<Referral>, of: Reach) => Sql): Sql =>
      reach.count(
        'referrals',
        Referral,
        (referral, of) => sql`${isOpen(referralStates, referral.status, true)} and ${condition(referral, of)}`,
      );
    return [
      {
        open: count(() => sql`true`),
        waiting: count(({ status }) => isOneOf(status, waitingStates)),
        noContactFor21Days: count(isSilent),
        followUpsOverdue: reach.count(
          'followUps',
          FollowUp,
          (followUp, { today }) => sql`${stateOf(followUp, today)} = 'OVERDUE'`,
        ),
        reviewsPastDue: count((_referral, of) =>
          of.some(
            'plans',
            Plan,
            ({ status, reviewDue }) => sql`${isOpen(planStates, status, true)} and ${reviewDue} < ${of.today}`,
          ),
        ),
        openRisks: count((_referral, of) =>
          of.some('person', Person, (_person, further) =>
            further.some('risks', Risk, ({ status }) => sql`${status} = 'OPEN'`),
          ),
        ),
      },
    ];
  },
});

@ArgsType()
class CaseloadArguments {
  @Field(() => ID, { description: 'The id of a link worker.' })
  @IdOf(Member)
  member!: string;
}

rootOne('caseload', Member, {
  description: 'A link worker, for how their caseload stands (`caseloadCounts`) and who is on it (`caseload`).',
  args: CaseloadArguments,
  find: ({ id }, { member }) => sql`${id} = ${member}`,
});
