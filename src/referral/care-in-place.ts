/** A clinician records the care in place for a clinical risk; only then a scheme may take the referral on. */
import { IsOptional, Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { mutation } from '../mutation/declare.js';
import { actingMember } from '../organisation/acting.js';
import { sql } from '../platform/sql.js';
import { Referral } from './referral.entity.js';
import { openStates } from './referral.states.js';
import { ReferralInput } from './step-input.js';

@InputType({ description: 'Which care is in place for the clinical risk of a referral, and by whom.' })
class ReferralCareRecordInput extends ReferralInput {
  @Field(() => String, { description: 'The care in place, in plain words.' })
  @Length(1, 2000)
  careInPlace!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The name of the clinician who gives that care; may be left out by a clinician who gives it themselves.',
  })
  @IsOptional()
  @Length(1, 200)
  careInPlaceClinician?: string | null;
}

mutation('referralCareRecord', Referral, {
  description:
    'Records the care that a named clinician has put in place for the clinical risk of a referral. Ends its safety review.',
  input: ReferralCareRecordInput,
  from: openStates,
  needs: [
    {
      name: 'clinicalRisk',
      says: 'No clinical risk is named in the referral.',
      when: ({ clinicalRisk }) => sql`${clinicalRisk}`,
    },
    {
      name: 'careNotRecorded',
      says: 'The care in place is recorded already.',
      when: ({ careInPlace }) => sql`${careInPlace} is null`,
    },
  ],
  run: (change, { careInPlace, careInPlaceClinician }, referral) => {
    const isClinician = change.viewer.role === 'GP';
    if (!isClinician && !careInPlaceClinician) {
      const message = 'Name the clinician who put the care in place.';
      change.problem(['input', 'careInPlaceClinician'], 'required', message);
    }
    referral.careInPlace = careInPlace;
    referral.careInPlaceClinician = careInPlaceClinician ?? undefined;
    referral.careInPlaceAt = change.now;
    if (isClinician) referral.careInPlaceBy = actingMember(change);
    referral.safetyReview = false;
    return referral;
  },
});
