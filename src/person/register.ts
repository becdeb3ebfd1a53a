/** Registering a person: they are always made, seen by whoever registers them, and nothing is told of others. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs } from '../mutation/input.js';
import type { Channel } from '../organisation/channel.codes.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { Scheme } from '../organisation/scheme.entity.js';
import { firstRelationships } from './first-relationships.js';
import { checkBirthDate, setNhsNumber } from './identity.js';
import type { NhsNumberStatus } from './person.codes.js';
import { Person } from './person.entity.js';
import { AddressInput, assignPart, SafeContactInput } from './person.input.js';
import { hasSeenTwin } from './twins.js';

@InputType({ description: 'Who the person is, and how to reach them safely.' })
export class PersonRegisterInput extends Confirmable {
  @SameAs(Person)
  givenName!: string;

  @SameAs(Person)
  familyName!: string;

  @SameAs(Person)
  birthDate!: string;

  @SameAs(Person)
  preferredName?: string | null;

  @SameAs(Person)
  pronouns?: string | null;

  @SameAs(Person)
  nhsNumber?: string | null;

  @SameAs(Person, { nullable: true })
  nhsNumberStatus?: NhsNumberStatus | null;

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

  @Field(() => ID, {
    nullable: true,
    description: 'Link workers and team leads: the scheme of theirs that takes the person in.',
  })
  @IdOf(Scheme)
  scheme?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Record systems: the practice they are registered at, which must have given the system access.',
  })
  @IdOf(Organisation)
  practice?: string | null;
}

mutation('personRegister', Person, {
  description:
    'Registers a person. It always makes a new record, which whoever registers sees: a practice for good; a link worker, a team and a referring organisation for a time, within which a referral carries it on. An NHS number counts as not traced, except from a record system. A match among the people this viewer sees wants a yes (`POSSIBLE_DUPLICATE`); of others nothing is told here.',
  input: PersonRegisterInput,
  starts: 'anew',
  run: async (change, input) => {
    const person = new Person();
    const { preferredName, pronouns, phone, email, preferredContactMethod, contactProhibited } = input;
    Object.assign(person, { givenName: input.givenName, familyName: input.familyName, birthDate: input.birthDate });
    change.assign(person, { preferredName, pronouns, phone, email, preferredContactMethod }, [
      'preferredName',
      'pronouns',
      'phone',
      'email',
      'preferredContactMethod',
    ]);
    person.contactProhibited = contactProhibited ?? false;
    assignPart(person.safeContact, input.safeContact);
    assignPart(person.address, input.address);
    checkBirthDate(change, input);
    await setNhsNumber(change, person, input);
    const relationships = await firstRelationships(change, input);
    change.refuseIfWrong();
    if (await hasSeenTwin(change, person)) {
      change.warn(
        'POSSIBLE_DUPLICATE',
        'Somebody very like them is among the people you see already: look there first.',
      );
    }
    change.register(person, relationships);
    return person;
  },
});
