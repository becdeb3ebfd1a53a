/** Writing down that a person does not want to be seen by somebody, and that they took it back. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs, Versioned } from '../mutation/input.js';
import { actingMember } from '../organisation/acting.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { sql } from '../platform/sql.js';
import { isLookedAfter, LOOKED_AFTER } from './looked-after.js';
import type { ObjectionRole } from './objection.codes.js';
import { Objection } from './objection.entity.js';
import { Person } from './person.entity.js';

@InputType({ description: 'By whom a person does not want to be seen.' })
export class ObjectionRecordInput extends Confirmable {
  @Field(() => ID, { description: 'The person.' })
  @IdOf(Person)
  person!: string;

  @Field(() => ID, { nullable: true, description: 'Against which organisation; left out: against every one.' })
  @IdOf(Organisation)
  organisation?: string | null;

  @SameAs(Objection)
  role?: ObjectionRole | null;

  @SameAs(Objection)
  reason?: string | null;
}

mutation('objectionRecord', Objection, {
  description:
    'Writes down that a person does not want to be seen by an organisation, by a role, or by a role at an organisation. From the next request on it is stronger than every tie but an emergency. One that would close the record to whoever writes it down wants a yes (`CLOSES_OWN_ACCESS`).',
  input: ObjectionRecordInput,
  on: Person,
  starts: 'seen',
  run: async (change, input, person) => {
    const { role, reason } = input;
    const organisation = await change.findIfGiven(Organisation, input.organisation, ['input', 'organisation']);
    if (!organisation && !role) {
      const message = 'input.organisation or input.role must say whom the objection is against.';
      change.problem(['input'], 'against', message);
    }
    const { viewer } = change;
    const isAgainstViewer =
      viewer.role !== 'PRIVACY_OFFICER' &&
      (!role || role === viewer.role) &&
      (!organisation || organisation.id === viewer.organisation);
    if (isAgainstViewer) change.warn('CLOSES_OWN_ACCESS', 'You will no longer see this person yourself.');
    return change.add(Objection, {
      person,
      objectedAt: change.now,
      recordedBy: actingMember(change),
      ...(organisation ? { organisation } : {}),
      ...(role ? { role } : {}),
      ...(reason ? { reason } : {}),
    });
  },
});

@InputType({ description: 'Which objection the person took back.' })
export class ObjectionWithdrawInput extends Versioned {
  @Field(() => ID, { description: 'The objection.' })
  @IdOf(Objection)
  id!: string;
}

mutation('objectionWithdraw', Objection, {
  description: 'Writes down that a person took an objection back. What else allows to see them counts again.',
  input: ObjectionWithdrawInput,
  needs: [
    {
      name: 'notWithdrawn',
      says: 'The person has taken it back already.',
      when: ({ withdrawnAt }) => sql`${withdrawnAt} is null`,
    },
    {
      ...LOOKED_AFTER,
      when: ({ person }, at) => sql`(${at.viewer.role} = 'PRIVACY_OFFICER' or ${isLookedAfter(person, at)})`,
    },
  ],
  run: (change, _input, objection) => {
    Object.assign(objection, { withdrawnAt: change.now, withdrawnBy: actingMember(change) });
    return objection;
  },
});
