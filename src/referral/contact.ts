/** How a person is tried to be reached, and what a scheme does when they do not want support or cannot be reached. */
import { Field, ID, InputType } from 'type-graphql';
import type { Columns } from '../graph/declared.js';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs } from '../mutation/input.js';
import type { Channel } from '../organisation/channel.codes.js';
import { Member } from '../organisation/member.entity.js';
import { type Sql, sql } from '../platform/sql.js';
import { ContactAttempt } from './contact-attempt.entity.js';
import { done } from './done.js';
import { endReferral } from './move.js';
import { Referral } from './referral.entity.js';
import { lastReopened, ReferralStatus } from './referral.states.js';
import { ReferralStepInput } from './step-input.js';

@InputType({ description: 'Who tried to reach the person, when and by which way, and whether they did.' })
class ContactAttemptRecordInput extends Confirmable {
  @Field(() => ID, { description: 'The referral it was about.' })
  @IdOf(Referral)
  referral!: string;

  @SameAs(ContactAttempt)
  channel!: Channel;

  @SameAs(ContactAttempt)
  occurredAt!: Date;

  @SameAs(ContactAttempt)
  reached!: boolean;

  @Field(() => ID, { nullable: true, description: 'Who tried; the caller when left out.' })
  @IdOf(Member)
  by?: string | null;

  @SameAs(ContactAttempt)
  workingNote?: string | null;
}

const { ACCEPTED, WAITLISTED, CONTACTING, ENGAGED, ON_HOLD, DECLINED, UNCONTACTABLE } = ReferralStatus;

mutation('contactAttemptRecord', ContactAttempt, {
  description: 'Writes down that somebody of the team tried to reach the person, whether or not they did.',
  input: ContactAttemptRecordInput,
  on: Referral,
  from: [ACCEPTED, WAITLISTED, CONTACTING, ENGAGED, ON_HOLD],
  run: async (change, input, referral) =>
    change.add(ContactAttempt, {
      referral,
      person: referral.person,
      ...(await done(change, input, referral)),
      channel: input.channel,
      reached: input.reached,
      workingNote: input.workingNote ?? undefined,
    }),
});

mutation('referralDeclineRecord', Referral, {
  description: 'Writes down that the person, once reached, does not want support: the referral ends.',
  input: ReferralStepInput,
  from: [CONTACTING],
  run: (change, { reason }, referral) => {
    endReferral(change, referral, DECLINED, reason);
    return referral;
  },
});

mutation('referralUncontactable', Referral, {
  description:
    'Ends a referral whose person could not be reached by the attempts and ways that the scheme wants tried.',
  input: ReferralStepInput,
  from: [CONTACTING],
  needs: [
    {
      name: 'contactAttempts',
      says: 'The scheme wants more attempts to reach the person first (`contactAttemptsWanted`).',
      when: (referral) => sql`(select count(*) from contact_attempt a where ${isInVain(referral)})
        >= (select s.contact_attempts_wanted from scheme s where s.id = ${referral.scheme})`,
    },
    {
      name: 'contactChannels',
      says: 'The scheme wants the person tried in other ways too (`contactChannels`), as far as it is safe for them.',
      when: (referral) => sql`not exists (
        select 1 from scheme s cross join lateral unnest(s.contact_channels) w(channel)
        where s.id = ${referral.scheme} and ${isUsable(referral)}
          and not exists (select 1 from contact_attempt a where ${isInVain(referral)} and a.channel = w.channel))`,
    },
  ],
  run: (change, { reason }, referral) => {
    endReferral(change, referral, UNCONTACTABLE, reason);
    return referral;
  },
});

/** `a` stands, did not reach the person, and was written down since the referral was last reopened. */
function isInVain({ id }: Columns<Referral>): Sql {
  return sql`a.referral_id = ${id} and not a.reached and a.entered_in_error_at is null and a.created_at >= ${lastReopened(id)}`;
}

/** The way `w` is open: an address for it is known, and it does not put the person at risk. */
function isUsable({ person }: Columns<Referral>): Sql {
  return sql`exists (select 1 from person p where p.id = ${person} and case w.channel
    when 'TELEPHONE' then p.phone is not null
    when 'TEXT_MESSAGE' then p.phone is not null and p.safe_contact_text_allowed is not false
    when 'EMAIL' then p.email is not null
    else true end)`;
}
