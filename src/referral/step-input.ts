/** What most steps of a referral are told: which one, and why. */
import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { Versioned } from '../mutation/input.js';
import { Referral } from './referral.entity.js';

@InputType({ description: 'Which referral.' })
export class ReferralInput extends Versioned {
  @Field(() => ID, { description: 'The referral.' })
  @IdOf(Referral)
  id!: string;
}

@InputType({ description: 'Which referral, and why.' })
export class ReferralStepInput extends ReferralInput {
  @Field(() => String, { nullable: true, description: 'Why, in plain words.' })
  @IsOptional()
  @Length(1, 2000)
  reason?: string | null;
}

@InputType({ description: 'Which referral, and why: this step wants a reason.' })
export class ReferralReasonInput extends ReferralInput {
  @Field(() => String, { description: 'Why, in plain words. Whoever referred the person reads it too.' })
  @Length(1, 2000)
  reason!: string;
}
