/** Changing what is written down of a person: who they are, how to reach them, what they need, and what they say of themselves. */
import { ArrayMaxSize, ArrayUnique, IsOptional, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { SameAs, Versioned } from '../mutation/input.js';
import type { Channel } from '../organisation/channel.codes.js';
import { checkBirthDate, setNhsNumber } from './identity.js';
import type { AccessNeed, Ethnicity, Gender, NhsNumberStatus } from './person.codes.js';
import { Person } from './person.entity.js';
import { AboutMeInput, AddressInput, assignPart, SafeContactInput } from './person.input.js';

@InputType({ description: 'What to change of a person. What is left out stays as it is; null empties it.' })
export class PersonUpdateInput extends Versioned {
  @Field(() => ID, { description: 'The person.' })
  @IdOf(Person)
  id!: string;

  @SameAs(Person, { nullable: true })
  givenName?: string | null;

  @SameAs(Person, { nullable: true })
  familyName?: string | null;

  @SameAs(Person)
  preferredName?: string | null;

  @SameAs(Person)
  pronouns?: string | null;

  @SameAs(Person, { nullable: true })
  birthDate?: string | null;

  @SameAs(Person)
  nhsNumber?: string | null;

  @SameAs(Person, { nullable: true })
  nhsNumberStatus?: NhsNumberStatus | null;

  @SameAs(Person, { nullable: true })
  gender?: Gender | null;

  @SameAs(Person, { nullable: true })
  ethnicity?: Ethnicity | null;

  @SameAs(Person, { nullable: true })
  @IsOptional()
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { message: 'preferredLanguage must be a BCP 47 tag such as `en`' })
  preferredLanguage?: string | null;

  @SameAs(Person, { nullable: true })
  interpreterNeeded?: boolean | null;

  @SameAs(Person)
  phone?: string | null;

  @SameAs(Person)
  email?: string | null;

  @SameAs(Person)
  preferredContactMethod?: Channel | null;

  @Field(() => SafeContactInput, { nullable: true, description: 'How they may be contacted without risk.' })
  safeContact?: SafeContactInput | null;

  @SameAs(Person, { nullable: true })
  contactProhibited?: boolean | null;

  @Field(() => AddressInput, { nullable: true, description: 'Where they live.' })
  address?: AddressInput | null;

  @SameAs(Person)
  usualGp?: string | null;

  @SameAs(Person, { nullable: true })
  longTermConditions?: string[] | null;

  @SameAs(Person, { nullable: true })
  reasonableAdjustments?: string[] | null;

  @SameAs(Person, { nullable: true })
  @IsOptional()
  @ArrayUnique()
  @ArrayMaxSize(20)
  accessNeeds?: AccessNeed[] | null;

  @SameAs(Person)
  safetyNotes?: string | null;
}

mutation('personUpdate', Person, {
  description:
    'Changes what is written down of a person; each role only what it may write. A new postcode empties the deprivation decile, which is of the old one.',
  input: PersonUpdateInput,
  run: async (change, input, person) => {
    checkBirthDate(change, input);
    await setNhsNumber(change, person, input);
    change.assign(person, input, [
      'givenName',
      'familyName',
      'preferredName',
      'pronouns',
      'birthDate',
      'gender',
      'ethnicity',
      'preferredLanguage',
      'interpreterNeeded',
      'phone',
      'email',
      'preferredContactMethod',
      'contactProhibited',
      'usualGp',
      'longTermConditions',
      'reasonableAdjustments',
      'accessNeeds',
      'safetyNotes',
    ]);
    const { postcode } = person.address;
    assignPart(person.safeContact, input.safeContact);
    assignPart(person.address, input.address);
    if (person.address.postcode !== postcode) Object.assign(person, { imdDecile: undefined, imdVersion: undefined });
    return person;
  },
});

@InputType({ description: 'What a person says of themselves.' })
export class AboutMeRecordInput extends Versioned {
  @Field(() => ID, { description: 'The person.' })
  @IdOf(Person)
  id!: string;

  @Field(() => AboutMeInput, { description: 'In their own words.' })
  aboutMe!: AboutMeInput;
}

mutation('aboutMeRecord', Person, {
  description: 'Writes down what a person wants everyone who supports them to know, in their own words.',
  input: AboutMeRecordInput,
  run: (_change, { aboutMe }, person) => {
    assignPart(person.aboutMe, aboutMe);
    return person;
  },
});
