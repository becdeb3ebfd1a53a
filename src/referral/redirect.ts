/** A scheme passes a referral on to one that suits better: this one ends, and a new one continues it there. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { Scheme } from '../organisation/scheme.entity.js';
import { isLookedAfter, LOOKED_AFTER } from '../person/looked-after.js';
import { newReference } from './make.js';
import { endReferral, writeDown } from './move.js';
import { Referral } from './referral.entity.js';
import { ReferralStatus } from './referral.states.js';
import { ReferralNeed } from './referral-need.entity.js';
import { personIsReferable } from './sender.js';
import { ReferralReasonInput } from './step-input.js';
import { arrive } from './submit.js';

@InputType({ description: 'Which referral goes on where, and why.' })
class ReferralRedirectInput extends ReferralReasonInput {
  @Field(() => ID, { description: 'The scheme that suits better.' })
  @IdOf(Scheme)
  scheme!: string;
}

mutation('referralRedirect', Referral, {
  description:
    'Passes a received referral on to another scheme, where a new referral continues it at once; this one ends. The referrer sees both.',
  input: ReferralRedirectInput,
  from: [ReferralStatus.RECEIVED],
  needs: [personIsReferable, { ...LOOKED_AFTER, when: ({ person }, at) => isLookedAfter(person, at) }],
  run: async (change, input, referral) => {
    const scheme = await change.find(Scheme, input.scheme, ['input', 'scheme']);
    if (scheme.id === referral.scheme.id)
      change.problem(['input', 'scheme'], 'other', 'input.scheme is where the referral is already.');
    await continueAt(change, referral, scheme, input.reason);
    endReferral(change, referral, ReferralStatus.REDIRECTED, input.reason);
    return referral;
  },
});

async function continueAt(change: Change, referral: Referral, scheme: Scheme, reason: string): Promise<void> {
  const { person } = referral;
  const next = change.add(Referral, {
    person,
    scheme,
    reference: await newReference(change),
    continues: referral,
    status: ReferralStatus.SUBMITTED,
    statusReason: reason,
    ...sameAs(referral),
  });
  for (const { need } of await change.em.find(ReferralNeed, { referral }))
    change.add(ReferralNeed, { person, referral: next, need });
  await arrive(change, next);
  writeDown(change, next, undefined, reason);
}

/** What the referrer wrote, and the care that is in place. */
function sameAs(referral: Referral): Partial<Referral> {
  const { source, sourceOrganisation, method, referrerName, referrerRole, referrerContact } = referral;
  const { reason, referrerNote, urgency, personAgreedAt, personAgreedHow } = referral;
  const { clinicalRisk, careInPlace, careInPlaceAt, careInPlaceBy, careInPlaceClinician } = referral;
  return {
    ...{ source, sourceOrganisation, method, referrerName, referrerRole, referrerContact },
    ...{ reason, referrerNote, urgency, personAgreedAt, personAgreedHow },
    ...{ clinicalRisk, careInPlace, careInPlaceAt, careInPlaceBy, careInPlaceClinician },
  };
}
