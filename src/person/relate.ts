/** Writing down who is close to a person: adding them, changing what is known of them, and ending it. */
import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import type { Need } from '../mutation/declared.js';
import { Confirmable, SameAs, Versioned } from '../mutation/input.js';
import { sql } from '../platform/sql.js';
import { Person } from './person.entity.js';
import { Authority } from './related-person.codes.js';
import { RelatedPerson } from './related-person.entity.js';

const MEMBERS = [
  'name',
  'relationship',
  'phone',
  'isCarer',
  'isEmergencyContact',
  'mayBeTold',
  'authority',
  'evidenceSeen',
  'authorityUntil',
] as const;

@InputType({ description: 'Somebody close to a person.' })
export class RelatedPersonAddInput extends Confirmable {
  @Field(() => ID, { description: 'The person they are close to.' })
  @IdOf(Person)
  person!: string;

  @SameAs(RelatedPerson)
  name!: string;

  @SameAs(RelatedPerson)
  relationship!: string;

  @SameAs(RelatedPerson)
  phone?: string | null;

  @SameAs(RelatedPerson, { nullable: true })
  isCarer?: boolean | null;

  @SameAs(RelatedPerson, { nullable: true })
  isEmergencyContact?: boolean | null;

  @SameAs(RelatedPerson, { nullable: true })
  mayBeTold?: boolean | null;

  @SameAs(RelatedPerson, { nullable: true })
  authority?: Authority | null;

  @SameAs(RelatedPerson, { nullable: true })
  evidenceSeen?: boolean | null;

  @SameAs(RelatedPerson)
  authorityUntil?: string | null;
}

mutation('relatedPersonAdd', RelatedPerson, {
  description: 'Adds somebody close to a person: family, carer, emergency contact, or whoever may decide for them.',
  input: RelatedPersonAddInput,
  on: Person,
  run: (change, input, person) => {
    const related = change.add(RelatedPerson, { person });
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
    change.assign(related, given as RelatedPersonAddInput as never, MEMBERS);
    checkAuthority(change, related);
    return related;
  },
});

@InputType({ description: 'What to change. What is left out stays as it is; null empties it.' })
export class RelatedPersonUpdateInput extends Versioned {
  @Field(() => ID, { description: 'The related person.' })
  @IdOf(RelatedPerson)
  id!: string;

  @SameAs(RelatedPerson, { nullable: true })
  name?: string | null;

  @SameAs(RelatedPerson, { nullable: true })
  relationship?: string | null;

  @SameAs(RelatedPerson)
  phone?: string | null;

  @SameAs(RelatedPerson, { nullable: true })
  isCarer?: boolean | null;

  @SameAs(RelatedPerson, { nullable: true })
  isEmergencyContact?: boolean | null;

  @SameAs(RelatedPerson, { nullable: true })
  mayBeTold?: boolean | null;

  @SameAs(RelatedPerson, { nullable: true })
  authority?: Authority | null;

  @SameAs(RelatedPerson, { nullable: true })
  evidenceSeen?: boolean | null;

  @SameAs(RelatedPerson)
  authorityUntil?: string | null;
}

const notEnded: Need<RelatedPerson> = {
  name: 'notEnded',
  says: 'They are no longer part of the record. Add them anew.',
  when: ({ endedAt }) => sql`${endedAt} is null`,
};

mutation('relatedPersonUpdate', RelatedPerson, {
  description: 'Changes what is known of somebody close to a person.',
  input: RelatedPersonUpdateInput,
  needs: [notEnded],
  run: (change, input, related) => {
    change.assign(related, input, MEMBERS);
    checkAuthority(change, related);
    return related;
  },
});

@InputType({ description: 'Who is no longer close to the person, and why.' })
export class RelatedPersonEndInput extends Versioned {
  @Field(() => ID, { description: 'The related person.' })
  @IdOf(RelatedPerson)
  id!: string;

  @Field(() => String, { nullable: true, description: 'Why, in plain words.' })
  @IsOptional()
  @Length(1, 2000)
  reason?: string | null;
}

mutation('relatedPersonEnd', RelatedPerson, {
  description:
    'Ends that somebody is close to a person. They stay readable as history, and from now on are told nothing, called in no emergency, and decide nothing.',
  input: RelatedPersonEndInput,
  needs: [notEnded],
  run: (change, { reason }, related) => {
    Object.assign(related, { endedAt: change.now, endedReason: reason ?? undefined });
    related.isEmergencyContact = false;
    related.mayBeTold = false;
    return related;
  },
});

/** Without an authority there is no document of it, and no last day. */
function checkAuthority(change: Change, { authority, evidenceSeen, authorityUntil }: RelatedPerson): void {
  if (authority !== Authority.NONE || (!evidenceSeen && !authorityUntil)) return;
  const message = 'input.authority must name the authority that evidence was seen of, or that has a last day.';
  change.problem(['input', 'authority'], 'required', message);
}
