/** A draft is changed by whoever writes it; of a referral that was sent, the team may set how soon it is answered. */
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { ExpectedVersion, SameAs } from '../mutation/input.js';
import { Scheme } from '../organisation/scheme.entity.js';
import { isTeam } from '../organisation/team.js';
import { sql } from '../platform/sql.js';
import { needsNamed, ReferralContent, refuseForeignScheme, write } from './content.js';
import { touch } from './move.js';
import { Referral } from './referral.entity.js';
import { openStates, ReferralStatus } from './referral.states.js';
import { ReferralNeed } from './referral-need.entity.js';
import { moveDraft } from './relationships.js';
import { isOfTeam, isSender } from './sender.js';

@InputType({ description: 'What changes of a referral. What is left out stays as it is.' })
class ReferralUpdateInput extends ReferralContent {
  @Field(() => ID, { description: 'The referral.' })
  @IdOf(Referral)
  id!: string;

  @ExpectedVersion() expectedVersion!: number;

  @Field(() => ID, { nullable: true, description: 'The scheme it goes to.' })
  @IdOf(Scheme)
  scheme?: string | null;

  @SameAs(Referral, { nullable: true })
  reason?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'All that the person needs, by key (`needs`), at least as many as before: they replace others that stood there.',
  })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  needs?: string[] | null;

  @SameAs(Referral)
  contactBy?: string | null;
}

/** What the team still decides once it was sent. */
const BY_TEAM: readonly string[] = ['id', 'expectedVersion', 'confirm', 'urgency', 'contactBy'];

mutation('referralUpdate', Referral, {
  description:
    'Changes a draft, for whoever writes it. Once it was sent, the team may still change its urgency and the day by which the person should be contacted.',
  input: ReferralUpdateInput,
  from: openStates,
  needs: [
    {
      name: 'writer',
      says: 'A draft is changed by whoever refers; what was sent only by the team it was sent to.',
      when: (referral, at) =>
        sql`case when ${referral.status} = 'DRAFT' then ${isSender(referral, at)} else ${isOfTeam(at)} end`,
    },
  ],
  run: async (change, input, referral) => {
    if (referral.status === ReferralStatus.DRAFT) await rewrite(change, input, referral);
    else keepAsSent(change, input);
    touch(referral);
    write(change, referral, input);
    change.assign(referral, input, ['contactBy']);
    return referral;
  },
});

function keepAsSent(change: Change, input: ReferralUpdateInput): void {
  for (const member of Object.keys(input).filter((name) => !BY_TEAM.includes(name)))
    change.problem(['input', member], 'sent', `input.${member} was sent by the referrer and stays as it is.`);
}

async function rewrite(change: Change, input: ReferralUpdateInput, referral: Referral): Promise<void> {
  change.keeps(input, ['scheme', 'needs']);
  change.assign(referral, input, ['reason']);
  const scheme = await change.findIfGiven(Scheme, input.scheme, ['input', 'scheme']);
  if (scheme && scheme.id !== referral.scheme.id) {
    if (isTeam(change)) await refuseForeignScheme(change, scheme);
    referral.scheme = scheme;
    moveDraft(change, referral);
  }
  if (input.needs) await replaceNeeds(change, input.needs, referral);
}

/** Nothing about a person is deleted: a need that is no longer named makes place for one that is. */
async function replaceNeeds(change: Change, keys: readonly string[], referral: Referral): Promise<void> {
  const wanted = await needsNamed(change, keys);
  const rows = await change.em.find(ReferralNeed, { referral });
  const free = rows.filter((row) => !wanted.includes(row.need));
  for (const need of wanted.filter((one) => !rows.some((row) => row.need === one))) {
    const row = free.pop();
    if (row) row.need = need;
    else change.add(ReferralNeed, { person: referral.person, referral, need });
  }
  if (free.length > 0) {
    const message = 'A need can be replaced but not taken away: name as many as before, or withdraw the draft.';
    change.problem(['input', 'needs'], 'fewer', message);
  }
}
