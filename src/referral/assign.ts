/** A referral is given to a link worker, who is to lead it from now on. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { Member } from '../organisation/member.entity.js';
import { isMemberOf } from '../organisation/team.js';
import { sql } from '../platform/sql.js';
import { moveCover } from './covering.js';
import { moveReferral, touch } from './move.js';
import { Referral } from './referral.entity.js';
import { ReferralStatus } from './referral.states.js';
import { assignCare, leadOf } from './relationships.js';
import { ReferralStepInput } from './step-input.js';

@InputType({ description: 'Which referral is to be led by whom.' })
class ReferralAssignInput extends ReferralStepInput {
  @Field(() => ID, { nullable: true, description: 'The link worker; the caller when left out.' })
  @IdOf(Member)
  linkWorker?: string | null;
}

const { ACCEPTED, WAITLISTED, CONTACTING, ENGAGED } = ReferralStatus;

mutation('referralAssign', Referral, {
  description:
    'Gives a referral to a link worker of its scheme, who then tries to reach the person. A team lead assigns, also anew: the former link worker can read on for two weeks. A link worker may take one from the queue where the scheme lets them.',
  input: ReferralAssignInput,
  from: [ACCEPTED, WAITLISTED, CONTACTING, ENGAGED],
  needs: [
    {
      name: 'selfAssignment',
      says: 'A link worker takes what nobody leads yet, and where the scheme lets them; else the team lead assigns.',
      when: (referral, { viewer, now }) => sql`(${viewer.role} <> 'LINK_WORKER' or exists (
        select 1 from scheme s where s.id = ${referral.scheme} and s.can_self_assign
      ) and not exists (select 1 from care_relationship r where r.cause_id = ${referral.id} and r.kind = 'CASELOAD'
        and r.is_lead and r.since <= ${now} and r.until > ${now}))`,
    },
  ],
  run: async (change, input, referral) => {
    const lead = input.linkWorker ?? change.viewer.member;
    const former = await leadOf(change, referral);
    await check(change, referral, lead, former);
    if (referral.status === ACCEPTED || referral.status === WAITLISTED)
      moveReferral(change, referral, CONTACTING, input.reason);
    assignCare(change, referral, { lead, former, because: input.reason });
    await moveCover(change, referral, lead, former);
    touch(referral);
    return referral;
  },
});

async function check(change: Change, referral: Referral, lead: string, former: string | undefined): Promise<void> {
  const path = ['input', 'linkWorker'];
  const { role } = await change.find(Member, lead, path);
  if (role !== 'LINK_WORKER' || !(await isMemberOf(change, lead, referral.scheme.id)))
    change.problem(path, 'team', 'input.linkWorker is no active link worker of the scheme.');
  if (change.viewer.role === 'LINK_WORKER' && lead !== change.viewer.member)
    change.problem(path, 'self', 'A link worker takes referrals for themselves: only a team lead assigns others.');
  if (lead === former) change.problem(path, 'other', 'input.linkWorker leads the referral already.');
}
