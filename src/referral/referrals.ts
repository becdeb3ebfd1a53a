/** How referrals are found: filters, orders, and the edges and root fields that list them. */
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { listing, relation, rootList, rootOne } from '../graph/declare.js';
import type { Columns, Reach } from '../graph/declared.js';
import { IdOf } from '../graph/identifier.js';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { Scheme } from '../organisation/scheme.entity.js';
import { Person } from '../person/person.entity.js';
import { Risk } from '../person/risk.entity.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { type Sql, sql } from '../platform/sql.js';
import { isOneOf, isOpen } from '../platform/states.js';
import { Urgency } from './referral.codes.js';
import { Referral } from './referral.entity.js';
import { ReferralStatus, referralStates, waitingStates } from './referral.states.js';
import { isAnyNeed, ReferralNeed } from './referral-need.entity.js';

@InputType({ description: 'Which referrals. All that is given must hold.' })
class ReferralWhere {
  @Field(() => [ReferralStatus], { nullable: true, description: 'In any of these states.' })
  status?: ReferralStatus[];

  @Field(() => Boolean, { nullable: true, description: 'True: those that have not ended; false: those that have.' })
  open?: boolean;

  @Field(() => [String], { nullable: true, description: 'For any of these needs, by key (`needs`).' })
  @IsOptional()
  @ArrayMaxSize(100)
  need?: string[];

  @Field(() => [Urgency], { nullable: true, description: 'Of any of these urgencies.' })
  urgency?: Urgency[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Still waiting for the first conversation, and sent at this moment or before.',
  })
  waitingSince?: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether a safety review is outstanding.' })
  safetyReview?: boolean;

  @Field(() => ID, { nullable: true, description: 'Sent to this scheme.' })
  @IdOf(Scheme)
  scheme?: string;

  @Field(() => ID, { nullable: true, description: 'Sent by this organisation.' })
  @IdOf(Organisation)
  sourceOrganisation?: string;

  @Field(() => ID, { nullable: true, description: 'Assigned to this link worker.' })
  @IdOf(Member)
  linkWorker?: string;
}

enum ReferralOrder {
  SUBMITTED_AT_ASC = 'SUBMITTED_AT_ASC',
  SUBMITTED_AT_DESC = 'SUBMITTED_AT_DESC',
  WORKLIST_ASC = 'WORKLIST_ASC',
  CONTACT_BY_ASC = 'CONTACT_BY_ASC',
}

registerEnumType(ReferralOrder, {
  name: 'ReferralOrder',
  description: 'How referrals are ordered.',
  valuesConfig: {
    SUBMITTED_AT_ASC: { description: 'Sent the longest ago first; drafts last.' },
    SUBMITTED_AT_DESC: { description: 'Sent the latest first; drafts last.' },
    WORKLIST_ASC: {
      description:
        'Safety reviews and people with an open risk that stands first, then by urgency, then the longest waiting.',
    },
    CONTACT_BY_ASC: { description: 'By the day the person should be contacted, the nearest first; without one last.' },
  },
});

export const ReferralList = listing(Referral, {
  where: ReferralWhere,
  filters: {
    status: (referral, statuses) => sql`${referral.status} = any(${statuses})`,
    open: (referral, open) => isOpen(referralStates, referral.status, open),
    need: (_referral, keys, reach) => reach.some('needs', ReferralNeed, (need) => isAnyNeed(need, keys)),
    urgency: (referral, urgencies) => sql`${referral.urgency} = any(${urgencies})`,
    waitingSince: (referral, moment) =>
      sql`${isOneOf(referral.status, waitingStates)} and ${referral.submittedAt} <= ${moment}`,
    safetyReview: (referral, wanted) => (wanted ? referral.safetyReview : sql`not ${referral.safetyReview}`),
    scheme: (referral, scheme) => sql`${referral.scheme} = ${scheme}`,
    sourceOrganisation: (referral, organisation) => sql`${referral.sourceOrganisation} = ${organisation}`,
    linkWorker: (_referral, member, reach) => reach.some('linkWorker', Member, (lead) => sql`${lead.id} = ${member}`),
  },
  orderBy: ReferralOrder,
  orders: {
    SUBMITTED_AT_ASC: [{ key: 'submittedAt' }],
    SUBMITTED_AT_DESC: [{ key: 'submittedAt', descending: true }],
    WORKLIST_ASC: [
      {
        key: (
          { safetyReview, urgency },
          reach,
        ) => sql`case when ${safetyReview} or ${hasRiskThatStandsFirst(reach)} then 0
          else array_position(array['URGENT', 'SOON', 'ROUTINE'], ${urgency}) end`,
        type: 'int',
      },
      { key: 'submittedAt' },
    ],
    CONTACT_BY_ASC: [{ key: 'contactBy' }],
  },
  defaultOrder: 'SUBMITTED_AT_DESC',
});

function hasRiskThatStandsFirst(reach: Reach): Sql {
  const standsFirst = ({ status, standsFirst }: Columns<Risk>) => sql`${standsFirst} and ${status} = 'OPEN'`;
  return reach.some('person', Person, (_person, of) => of.some('risks', Risk, standsFirst));
}

@ArgsType()
class ReferralArguments {
  @Field(() => ID, { description: 'The id of a referral.' })
  @IdOf(Referral)
  id!: string;
}

rootOne('referral', Referral, {
  description: 'One referral by its id; null when there is none for this viewer.',
  args: ReferralArguments,
  find: (referral, { id }) => sql`${referral.id} = ${id}`,
});
rootList('referrals', ReferralList, { description: 'The referrals this viewer can see.' });

relation(Person, 'referrals', ReferralList, { by: 'person', description: 'Their referrals.' });
relation(Scheme, 'referrals', ReferralList, { by: 'scheme', description: 'The referrals sent to it.' });
relation(Organisation, 'sentReferrals', ReferralList, {
  by: 'sourceOrganisation',
  description: 'The referrals it sent.',
});
relation(Referral, 'continuedBy', Referral, {
  by: 'continues',
  description: 'The referrals that continue this redirected one.',
  order: [{ key: 'createdAt' }],
});
