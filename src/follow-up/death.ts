/** A person has died: all that was open for them ends with it, and those who supported them are told no cause. */
import { Field, ID, InputType } from 'type-graphql';
import { Connection } from '../connection/connection.entity.js';
import { connectionStates } from '../connection/connection.states.js';
import { withdrawConnections } from '../connection/move.js';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { SameAs, Versioned } from '../mutation/input.js';
import { checkPast } from '../mutation/when.js';
import { Person } from '../person/person.entity.js';
import { endPlan } from '../plan/ending.js';
import { Plan } from '../plan/plan.entity.js';
import { PlanOutcome, PlanStatus, planStates } from '../plan/plan.states.js';
import { sql } from '../platform/sql.js';
import { openOf } from '../platform/states.js';
import { endReferral } from '../referral/move.js';
import { Referral } from '../referral/referral.entity.js';
import { ReferralOutcome, ReferralStatus, referralStates } from '../referral/referral.states.js';
import { FollowUp } from './follow-up.entity.js';
import { cancel } from './schedule.js';

const CAUSE = 'The person died.';
/** Of connections and their follow-ups charities can read why. */
const NO_CAUSE = 'Support has ended.';

@InputType({ description: 'Who died, and when.' })
class PersonDeceasedRecordInput extends Versioned {
  @Field(() => ID, { description: 'The person.' })
  @IdOf(Person)
  id!: string;

  @SameAs(Person, { nullable: false, description: 'The day they died, not ahead.' })
  deceasedOn!: string;
}

@InputType({ description: 'Whose death was recorded wrongly.' })
class PersonDeceasedCorrectInput extends Versioned {
  @Field(() => ID, { description: 'The person.' })
  @IdOf(Person)
  id!: string;
}

mutation('personDeceasedRecord', Person, {
  description:
    'Records that a person died, and ends all that was open for them: referrals (CLOSED), plans (ENDED_EARLY), connections (WITHDRAWN) and follow-ups (cancelled). Charities are told that support ended, not why.',
  input: PersonDeceasedRecordInput,
  needs: [
    {
      name: 'alive',
      says: 'Their death is recorded already.',
      when: ({ deceasedOn }) => sql`${deceasedOn} is null`,
    },
  ],
  run: async (change, { deceasedOn }, person) => {
    checkPast(change, { deceasedOn }, 'deceasedOn');
    if (deceasedOn < person.birthDate)
      change.problem(['input', 'deceasedOn'], 'birth', 'input.deceasedOn lies before their birth.');
    change.refuseIfWrong();
    person.deceasedOn = deceasedOn;
    await change.beyond(() => endEverything(change, person));
    return person;
  },
});

mutation('personDeceasedCorrect', Person, {
  description:
    'Takes back a death that was recorded wrongly. What ended because of it stays ended, and is reopened or made anew one by one.',
  input: PersonDeceasedCorrectInput,
  needs: [
    {
      name: 'deceased',
      says: 'No death is recorded.',
      when: ({ deceasedOn }) => sql`${deceasedOn} is not null`,
    },
  ],
  run: (_change, _input, person) => {
    delete person.deceasedOn;
    return person;
  },
});

/** Also what hangs on a sensitive need, whoever records the death. */
async function endEverything(change: Change, person: Person): Promise<void> {
  for (const followUp of await change.em.find(FollowUp, { person, occurredAt: null, cancelledAt: null }))
    cancel(change, followUp, NO_CAUSE);
  const connections = await change.em.find(Connection, { person, status: { $in: openOf(connectionStates) } });
  await withdrawConnections(change, connections, { reason: NO_CAUSE });
  for (const plan of await change.em.find(Plan, { person, status: { $in: openOf(planStates) } }))
    await endPlan(change, plan, PlanStatus.ENDED_EARLY, PlanOutcome.DIED, CAUSE);
  for (const referral of await change.em.find(Referral, { person, status: { $in: openOf(referralStates) } }))
    endReferral(change, referral, ReferralStatus.CLOSED, CAUSE, ReferralOutcome.DECEASED);
}
