/** A referral that ended is taken up again. */
import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { value } from '../mutation/statement.js';
import { isMemberOf } from '../organisation/team.js';
import { isLookedAfter } from '../person/looked-after.js';
import { sql } from '../platform/sql.js';
import { isOpen } from '../platform/states.js';
import { coverToo } from './covering.js';
import { moveReferral } from './move.js';
import { Referral } from './referral.entity.js';
import { ReferralStatus, referralStates } from './referral.states.js';
import { leadOf, openCare } from './relationships.js';
import { personIsReferable } from './sender.js';
import { ReferralInput } from './step-input.js';
import { warnOfDuplicate } from './submit.js';

@InputType({ description: 'Which referral is taken up again, and why.' })
class ReferralReopenInput extends ReferralInput {
  @Field(() => String, { description: 'Why it is taken up again, in plain words.' })
  @Length(1, 2000)
  note!: string;
}

mutation('referralReopen', Referral, {
  description:
    'Takes up a referral again that has ended, for those who still look after the person. It goes back to its link worker (`CONTACTING`) while they may still know of it, else to the scheme’s queue (`RECEIVED`).',
  input: ReferralReopenInput,
  from: referralStates.ends,
  needs: [
    personIsReferable,
    {
      name: 'wasSent',
      says: 'It was never sent: make a new referral.',
      when: ({ submittedAt }) => sql`${submittedAt} is not null`,
    },
    {
      name: 'lookedAfter',
      says: 'You no longer look after the person: make a new referral when they ask for one (`referralMake`).',
      when: ({ person }, at) => isLookedAfter(person, at),
    },
  ],
  run: async (change, { note }, referral) => {
    await warnOfDuplicate(change, referral);
    await warnOfContinuation(change, referral);
    const former = await leadOf(change, referral);
    const lead = former && (await isMemberOf(change, former, referral.scheme.id)) ? former : undefined;
    moveReferral(change, referral, lead ? ReferralStatus.CONTACTING : ReferralStatus.RECEIVED, note);
    referral.endedAt = undefined;
    referral.outcome = undefined;
    referral.noFeedbackReason = undefined;
    openCare(change, referral, 'The referral was reopened.', lead);
    if (lead) await coverToo(change, referral.person.id, lead);
    return referral;
  },
});

async function warnOfContinuation(change: Change, { id }: Referral): Promise<void> {
  const next = await change.query(sql`select 1 from referral f where f.continues_id = ${value(id, 'uuid')}
    and ${isOpen(referralStates, sql`f.status`, true)}`);
  if (next.length > 0)
    change.warn('CONTINUED_ELSEWHERE', 'Another scheme goes on with it: the referral that continues it is open.');
}
