/** Registering a person elsewhere: the old practice's view ends at once, the new one's begins, and the old one is told. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { Versioned } from '../mutation/input.js';
import { inDays } from '../mutation/when.js';
import { actingMember } from '../organisation/acting.js';
import { OrganisationKind } from '../organisation/organisation.codes.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { registeredAt } from './first-relationships.js';
import { isLookedAfter, LOOKED_AFTER } from './looked-after.js';
import { Person } from './person.entity.js';
import { RegistrationChange } from './registration-change.entity.js';
import { openRegistrations, type Registration } from './registrations.js';

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
  needs: [{ ...LOOKED_AFTER, when: ({ id }, at) => isLookedAfter(id, at) }],
  run: async (change, input, person) => {
    const to = await change.findIfGiven(Organisation, input.practice, ['input', 'practice']);
    if (to && to.kind !== OrganisationKind.GP_PRACTICE) {
      change.problem(['input', 'practice'], 'kind', 'input.practice must be a general practice.');
    }
    const registrations = await openRegistrations(change, person.id);
    const left = registrations.filter(({ practice }) => practice !== to?.id);
    if (left.length === 0 && (registrations.length > 0 || !to)) {
      const message = 'input.practice must be another than they are registered at.';
      change.problem(['input', 'practice'], 'other', message);
    }
    change.refuseIfWrong();
    for (const registration of left) leave(change, person, registration);
    if (to && left.length === registrations.length) {
      for (const first of await registeredAt(change, to.id)) change.open({ person: person.id, ...first });
    }
    for (const from of left.length > 0 ? left.map(({ practice }) => practice) : [undefined]) {
      change.add(RegistrationChange, {
        person,
        changedAt: change.now,
        recordedBy: actingMember(change),
        ...(from ? { from: change.em.getReference(Organisation, from) } : {}),
        ...(to ? { to } : {}),
        ...(person.nhsNumber ? { nhsNumber: person.nhsNumber } : {}),
      });
    }
    // The doctor they usually saw stayed behind.
    Object.assign(person, { usualGp: undefined });
    return person;
  },
});

/** The practice and its record systems stop seeing the person at once; what the practice sent it keeps for a time. */
function leave(change: Change, { id: person }: Person, { id, practice }: Registration): void {
  change.end({ person, kinds: ['REGISTERED'], party: practice, reason: REASON });
  change.end({ person, kinds: ['GRANTED'], cause: id, reason: REASON });
  change.end({ person, kinds: ['REFERRED'], party: practice, until: inDays(change, KEPT), reason: REASON });
}
