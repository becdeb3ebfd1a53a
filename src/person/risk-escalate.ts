/** Escalating a risk, and taking an escalation. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs, Versioned } from '../mutation/input.js';
import { actingMember } from '../organisation/acting.js';
import { sql } from '../platform/sql.js';
import { EscalationTo } from './escalation.codes.js';
import { Escalation } from './escalation.entity.js';
import { Risk } from './risk.entity.js';
import { RiskStatus } from './risk.states.js';

@InputType({ description: 'Which risk is escalated, and to whom.' })
class RiskEscalateInput extends Confirmable {
  @Field(() => ID, { description: 'The risk.' })
  @IdOf(Risk)
  risk!: string;

  @SameAs(Escalation)
  to!: EscalationTo;
}

mutation('riskEscalate', Escalation, {
  description:
    'Hands a risk to those who can act on it. It stands in the `escalations` of the practice and the team until it is acknowledged; call as well as escalate when it is urgent.',
  input: RiskEscalateInput,
  on: Risk,
  from: [RiskStatus.OPEN, RiskStatus.MANAGED],
  run: async (change, { to }, risk) => {
    if ((await change.em.count(Escalation, { risk, to, acknowledgedAt: null })) > 0)
      change.warn('ESCALATED_ALREADY', 'It is escalated there already, and nobody has acknowledged it yet.');
    return change.add(Escalation, { risk, person: risk.person, to, at: change.now, by: actingMember(change) });
  },
});

@InputType({ description: 'Which escalation was taken, and what came of it.' })
class EscalationAcknowledgeInput extends Versioned {
  @Field(() => ID, { description: 'The escalation.' })
  @IdOf(Escalation)
  id!: string;

  @SameAs(Escalation, { description: 'What came of it, in plain words; it may be told later, in a second call.' })
  outcome?: string | null;
}

mutation('escalationAcknowledge', Escalation, {
  description:
    'Says that an escalation was taken, by the viewer or by somebody who told them so, and what came of it. Called again, it only adds the outcome.',
  input: EscalationAcknowledgeInput,
  needs: [
    {
      name: 'notSettled',
      says: 'It is acknowledged and its outcome is told.',
      when: ({ outcome }) => sql`${outcome} is null`,
    },
  ],
  run: (change, { outcome }, escalation) => {
    if (escalation.acknowledgedAt && !outcome)
      change.problem(['input', 'outcome'], 'required', 'It is acknowledged already: say what came of it.');
    escalation.acknowledgedAt ??= change.now;
    escalation.acknowledgedBy ??= actingMember(change);
    escalation.outcome = outcome ?? undefined;
    return escalation;
  },
});
