/** The parts of a person as inputs give them: address, safe contact, and what they want everyone to know. */
import { IsOptional, Length, Matches } from 'class-validator';
import { InputType } from 'type-graphql';
import { SameAs } from '../mutation/input.js';
import { AboutMe } from './about-me.js';
import { Address } from './address.js';
import { SafeContact } from './safe-contact.js';

@InputType({ description: 'A postal address in the United Kingdom. What is left out stays as it is; null empties it.' })
export class AddressInput {
  @SameAs(Address)
  @IsOptional()
  @Length(1, 250)
  line1?: string | null;

  @SameAs(Address)
  @IsOptional()
  @Length(1, 250)
  line2?: string | null;

  @SameAs(Address)
  @IsOptional()
  @Length(1, 250)
  city?: string | null;

  @SameAs(Address)
  @IsOptional()
  @Length(1, 250)
  county?: string | null;

  @SameAs(Address)
  @IsOptional()
  @Matches(/^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$/, {
    message: 'postcode must be written in capital letters with one space, such as BA1 1AA',
  })
  postcode?: string | null;
}

@InputType({
  description:
    'How a person may be contacted without putting them at risk. What is left out stays as it is; null empties it.',
})
export class SafeContactInput {
  @SameAs(SafeContact)
  @IsOptional()
  @Length(1, 1000)
  times?: string | null;

  @SameAs(SafeContact)
  voicemailAllowed?: boolean | null;

  @SameAs(SafeContact)
  textAllowed?: boolean | null;

  @SameAs(SafeContact)
  @IsOptional()
  @Length(1, 1000)
  wordsToAvoid?: string | null;
}

@InputType({
  description:
    'What a person wants everyone who supports them to know, in their own words. What is left out stays as it is; null empties it.',
})
export class AboutMeInput {
  @SameAs(AboutMe)
  @IsOptional()
  @Length(1, 2800)
  mostImportantToMe?: string | null;

  @SameAs(AboutMe)
  @IsOptional()
  @Length(1, 2800)
  peopleImportantToMe?: string | null;

  @SameAs(AboutMe)
  @IsOptional()
  @Length(1, 2800)
  howToCommunicateWithMe?: string | null;

  @SameAs(AboutMe)
  @IsOptional()
  @Length(1, 2800)
  myWellness?: string | null;

  @SameAs(AboutMe)
  @IsOptional()
  @Length(1, 2800)
  pleaseDo?: string | null;

  @SameAs(AboutMe)
  @IsOptional()
  @Length(1, 2800)
  pleaseDont?: string | null;

  @SameAs(AboutMe)
  @IsOptional()
  @Length(1, 2800)
  howAndWhenToSupportMe?: string | null;
}

/** Sets the members of a value object that the input gives: undefined leaves as it is, null clears, one or all of them. */
export function assignPart<Part extends object>(part: Part, given: object | null | undefined): void {
  const emptied = () => Object.fromEntries(Object.keys(part).map((member) => [member, null]));
  for (const [member, value] of Object.entries(given === null ? emptied() : (given ?? {}))) {
    if (value !== undefined) Reflect.set(part, member, value ?? undefined);
  }
}
