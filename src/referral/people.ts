/** How people are found. It stands here since people are looked for by their referrals, which `person/` knows nothing of. */
import { ArrayMaxSize, IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { listing, relation, rootList } from '../graph/declare.js';
import { IdOf } from '../graph/identifier.js';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { CareRelationship } from '../person/care-relationship.entity.js';
import { Person } from '../person/person.entity.js';
import { sql } from '../platform/sql.js';
import { isOpen } from '../platform/states.js';
import { hasWords } from '../platform/text-search.js';
import { Referral } from './referral.entity.js';
import { ReferralStatus, referralStates } from './referral.states.js';
import { isAnyNeed, ReferralNeed } from './referral-need.entity.js';

@InputType({ description: 'Which people. All that is given must hold.' })
class PersonWhere {
  @Field(() => String, {
    nullable: true,
    description: 'Beginnings of words in the given, preferred and family name, in any order: `ann sm` finds Ann Smith.',
  })
  @IsOptional()
  @Length(1, 200)
  name?: string;

  @Field(() => [ReferralStatus], { nullable: true, description: 'With a referral in any of these states.' })
  referralStatus?: ReferralStatus[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: with a referral that has not ended; false: without one.',
  })
  openReferral?: boolean;

  @Field(() => [String], { nullable: true, description: 'Ever referred for any of these needs, by key (`needs`).' })
  @IsOptional()
  @ArrayMaxSize(100)
  need?: string[];

  @Field(() => ID, { nullable: true, description: 'On the caseload of this link worker now.' })
  @IdOf(Member)
  linkWorker?: string;
}

enum PersonOrder {
  NAME_ASC = 'NAME_ASC',
  NAME_DESC = 'NAME_DESC',
  BIRTH_DATE_ASC = 'BIRTH_DATE_ASC',
  BIRTH_DATE_DESC = 'BIRTH_DATE_DESC',
  CONNECTED_ASC = 'CONNECTED_ASC',
  CONNECTED_DESC = 'CONNECTED_DESC',
}

registerEnumType(PersonOrder, {
  name: 'PersonOrder',
  description: 'How people are ordered.',
  valuesConfig: {
    NAME_ASC: { description: 'By family name, then given name, A to Z.' },
    NAME_DESC: { description: 'By family name, then given name, Z to A.' },
    BIRTH_DATE_ASC: { description: 'The oldest first.' },
    BIRTH_DATE_DESC: { description: 'The youngest first.' },
    CONNECTED_ASC: {
      description: 'By their first connection that was sent, the earliest first; those without one last.',
    },
    CONNECTED_DESC: {
      description: 'By their first connection that was sent, the latest first; those without one last.',
    },
  },
});

export const PersonList = listing(Person, {
  where: PersonWhere,
  filters: {
    name: (person, name) => hasWords([person.givenName, person.preferredName, person.familyName], name),
    referralStatus: (_person, statuses, reach) =>
      reach.some('referrals', Referral, (referral) => sql`${referral.status} = any(${statuses})`),
    openReferral: (_person, wanted, reach) => {
      const some = reach.some('referrals', Referral, ({ status }) => isOpen(referralStates, status, true));
      return wanted ? some : sql`not ${some}`;
    },
    need: (_person, keys, reach) => reach.some('needs', ReferralNeed, (need) => isAnyNeed(need, keys)),
    linkWorker: (_person, member, reach) =>
      reach.some('careTeam', CareRelationship, ({ kind, party }) => sql`${kind} = 'CASELOAD' and ${party} = ${member}`),
  },
  orderBy: PersonOrder,
  orders: {
    NAME_ASC: [{ key: 'familyName' }, { key: 'givenName' }],
    NAME_DESC: [
      { key: 'familyName', descending: true },
      { key: 'givenName', descending: true },
    ],
    BIRTH_DATE_ASC: [{ key: 'birthDate' }],
    BIRTH_DATE_DESC: [{ key: 'birthDate', descending: true }],
    CONNECTED_ASC: [{ key: (_person, reach) => reach.leastOf('connections', 'sentAt'), type: 'timestamptz' }],
    CONNECTED_DESC: [
      { key: (_person, reach) => reach.leastOf('connections', 'sentAt'), type: 'timestamptz', descending: true },
    ],
  },
  defaultOrder: 'NAME_ASC',
});

rootList('people', PersonList, { description: 'The people this viewer can see.' });

relation(Organisation, 'registeredPeople', PersonList, {
  reveals: 'registeredPractice',
  description: 'The people registered at this practice now.',
  match: (person, practice, { now }) => sql`exists (
    select 1 from care_relationship r
    where r.party = ${practice.id} and r.person_id = ${person.id} and r.kind = 'REGISTERED'
      and r.since <= ${now} and r.until > ${now})`,
});
relation(Member, 'caseload', PersonList, {
  reveals: 'leadLinkWorker',
  description: 'The people on this link worker’s caseload now.',
  match: (person, member, { now }) => sql`exists (
    select 1 from care_relationship r
    where r.party = ${member.id} and r.person_id = ${person.id} and r.kind = 'CASELOAD'
      and r.since <= ${now} and r.until > ${now})`,
});
