/** Recording risks: by those who look after a person, and as a concern by anybody who meets them. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs } from '../mutation/input.js';
import { actingMember } from '../organisation/acting.js';
import type { Role } from '../platform/viewer.js';
import { Person } from './person.entity.js';
import { raiseRisk } from './raise-risk.js';
import { RiskKind, RiskSource } from './risk.codes.js';
import { Risk } from './risk.entity.js';
import { RiskStatus } from './risk.states.js';

@InputType({ description: 'A risk that became known, or the finding that none is.' })
class RiskRecordInput extends Confirmable {
  @Field(() => ID, { description: 'The person it is about.' })
  @IdOf(Person)
  person!: string;

  @SameAs(Risk, { description: 'What harm is feared. Leave it out, and the description, when no risk is known.' })
  kind?: RiskKind | null;

  @SameAs(Risk, { description: 'What is known, in plain words. Needed with a kind.' })
  description?: string | null;

  @SameAs(Risk)
  source!: RiskSource;
}

/** Who raises a risk of these sources is the member of staff that records it. */
const OWN_SOURCES: readonly RiskSource[] = [RiskSource.PRACTICE, RiskSource.LINK_WORKER];

mutation('riskRecord', Risk, {
  description:
    'Records a risk to a person or to whoever meets them, or that risks were asked after and none is known. Those who look after the person read it.',
  input: RiskRecordInput,
  on: Person,
  starts: 'seen',
  run: async (change, { kind, description, source }, person) => {
    if (kind && !description) change.problem(['input', 'description'], 'required', 'Say what is known of this risk.');
    if (description && !kind) change.problem(['input', 'kind'], 'required', 'Say which kind of risk this describes.');
    if (source === RiskSource.MEASUREMENT)
      change.problem(
        ['input', 'source'],
        'measured',
        'A risk that a measurement shows is raised by `measurementRecord`.',
      );
    const by = OWN_SOURCES.includes(source) ? actingMember(change) : undefined;
    if (kind) return raiseRisk(change, { person, kind, description: description ?? undefined, source, by });
    if ((await change.em.count(Risk, { person, status: RiskStatus.OPEN })) > 0)
      change.warn('RISK_OPEN', 'A risk to this person is open: review that one, or confirm that no other is known.');
    return raiseRisk(change, { person, source, by }, RiskStatus.NO_KNOWN_RISK);
  },
});

@InputType({ description: 'What worries the caller about a person.' })
class ConcernRaiseInput extends Confirmable {
  @Field(() => ID, { description: 'The person it is about.' })
  @IdOf(Person)
  person!: string;

  @SameAs(Risk, { nullable: false, description: 'What harm is feared.' })
  kind!: RiskKind;

  @SameAs(Risk, { nullable: false, description: 'What was seen or heard, in plain words.' })
  description!: string;
}

/** From where a concern comes, by who raises it. */
const SOURCE_OF: Partial<Record<Role, RiskSource>> = {
  GP: RiskSource.PRACTICE,
  INTEGRATOR: RiskSource.PRACTICE,
  CHARITY: RiskSource.ASSET,
  REFERRER: RiskSource.REFERRER,
};

mutation('concernRaise', Risk, {
  description:
    'Tells those who look after a person that somebody is worried about them: an open risk. Whoever may not read risks gets `risk: null`; the concern was raised all the same. In danger to life, call 999 first.',
  input: ConcernRaiseInput,
  on: Person,
  starts: 'seen',
  run: (change, { kind, description }, person) => {
    const source = SOURCE_OF[change.viewer.role] ?? RiskSource.LINK_WORKER;
    return raiseRisk(change, { person, kind, description, source, by: actingMember(change) });
  },
});
