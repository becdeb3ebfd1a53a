/** What is told of access: the decision on a field, what would change it, and the relationships that let somebody know. */
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Members } from '../graph/declared.js';
import type { AccessChange as Change, Decision } from '../platform/policy.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { raw } from '../platform/sql.js';
import { WithheldReason } from '../platform/withheld-reason.js';
import { CareRelationshipKind, CareRelationshipStage } from './care-relationship.codes.js';

const AccessChange = {
  ASSIGNMENT: 'ASSIGNMENT',
  CONSENT: 'CONSENT',
  STAGE: 'STAGE',
  EMERGENCY_ACCESS: 'EMERGENCY_ACCESS',
  OTHER_ROLE: 'OTHER_ROLE',
} as const satisfies { readonly [C in Change]: C };

registerEnumType(AccessChange, {
  name: 'AccessChange',
  description: 'What would let somebody read a field they do not read now. Any one of those named is enough.',
  valuesConfig: {
    ASSIGNMENT: {
      description:
        'The person comes under the viewer’s care: is registered with their practice, or referred to their scheme again.',
    },
    CONSENT: {
      description:
        'The person agrees to share it for a further connection to an activity of the viewer’s organisation, which is ' +
        'accepted; and contacting them is not prohibited, where it is a way to reach them.',
    },
    STAGE: {
      description: 'A connection that is offered now, and for which the person agreed to share it, is accepted.',
    },
    EMERGENCY_ACCESS: {
      description: 'The viewer opens the record in an emergency, which the privacy officer reviews.',
    },
    OTHER_ROLE: { description: 'It is for members of another role; somebody of that role can be asked.' },
  },
});

export { AccessChange };

@ObjectType({ description: 'Why a field of a row is read, or is not.' })
export class FieldExplanation {
  @Field(() => String, { description: 'The name of the field, such as `phone`.' })
  field!: string;

  @Field(() => Boolean, { description: 'Whether the viewer reads it of this row now.' })
  isRead!: boolean;

  @Field(() => WithheldReason, { nullable: true, description: 'Why not; null when it is read.' })
  reason?: keyof typeof WithheldReason;

  @Field(() => String, { description: 'The rule that decides, in plain words.' })
  rule!: string;

  @Field(() => [AccessChange], {
    description:
      'What would let the viewer read it: any one of these. Empty when it is read, and where nothing would for now.',
  })
  wouldChange!: Change[];
}

@ObjectType({ description: 'A care relationship as the ground on which somebody knows of a person.' })
export class AccessTie {
  @Field(() => CareRelationshipKind, { description: 'Of what kind.' })
  kind!: CareRelationshipKind;

  @Field(() => CareRelationshipStage, { description: 'How far it goes, and with it what may be read.' })
  stage!: CareRelationshipStage;

  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  since!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Until when it lasts; null while no end is set.' })
  until?: Date;

  @Field(() => String, { nullable: true, description: 'The written reason; always there for an emergency.' })
  because?: string;
}

/** A relationship that stands under the alias `r`. */
export const tie: Members<AccessTie> = {
  kind: raw('r.kind'),
  stage: raw('r.stage'),
  since: raw('r.since'),
  until: raw(`nullif(r.until, 'infinity')`),
  because: raw('r.because'),
};

/** The rule on a field in words. */
export function ruleOf(decision: Decision, why: string): string {
  if (decision === 'always') return `Always read. ${why}`;
  return decision === 'never' ? `Never read by this role. ${why}` : `Read ${decision.says}. ${why}`;
}
