/** Registering a person elsewhere: the old practice's view ends at once, the new one's begins, and the old one is told. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { Versioned } from '../mutation/input.js';
import { value } from '../mutation/statement.js';
import { actingMember } from '../organisation/acting.js';
import { OrganisationKind } from '../organisation/organisation.codes.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { sql } from '../platform/sql.js';
import { endRegistration, inDays, registeredAt } from './first-relationships.js';
import { Person } from './person.entity.js';
import { RegistrationChange } from './registration-change.entity.js';

/** For so many days the practice they left keeps what it sent. */
const KEPT = 90;
const REASON = 'Registered elsewhere.';

@InputType({ description: 'Who is registered elsewhere, and where.' })
export class RegistrationChangeInput extends Versioned {
  @Field(() => ID, { description: 'The person.' })
  @IdOf(Person)
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The practice they come to; left out when it is not known.' })
  @IdOf(Organisation)
  practice?: string | null;
}

mutation('registrationChange', Person, {
  description:
    'Registers a person at another practice. The practice they leave, and its record systems, stop seeing them at once; the referrals it made it keeps for 90 days, and `registrationChanges` tells it.',
  input: RegistrationChangeInput,
  run: async (change, input, person) => {
    const to = await change.findIfGiven(Organisation, input.practice, ['input', 'practice']);
    if (to && to.kind !== OrganisationKind.GP_PRACTICE) {
      change.problem(['input', 'practice'], 'kind', 'input.practice must be a general practice.');
    }
    const [current] = await change.query<{ practice: string }>(sql`select r.party as practice from care_relationship r
      where r.person_id = ${value(person.id, 'uuid')} and r.kind = 'REGISTERED'
        and r.since <= ${value(change.now, 'timestamptz')} and r.until > ${value(change.now, 'timestamptz')}
      order by r.since desc, r.id limit 1`);
    if (current?.practice === to?.id) {
      change.problem(['input', 'practice'], 'other', 'input.practice must be another than they are registered at.');
    }
    change.refuseIfWrong();
    endRegistration(change, person.id, REASON);
    if (current) {
      const until = inDays(change, KEPT);
      change.end({ person: person.id, kinds: ['REFERRED'], party: current.practice, until, reason: REASON });
    }
    const relationships = to ? await registeredAt(change, to.id) : [];
    for (const relationship of relationships) change.open({ person: person.id, ...relationship });
    change.add(RegistrationChange, {
      person,
      changedAt: change.now,
      recordedBy: actingMember(change),
      ...(current ? { from: change.em.getReference(Organisation, current.practice) } : {}),
      ...(to ? { to } : {}),
      ...(person.nhsNumber ? { nhsNumber: person.nhsNumber } : {}),
    });
    // The doctor they usually saw stayed behind.
    Object.assign(person, { usualGp: undefined });
    return person;
  },
});
