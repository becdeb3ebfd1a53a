/** What became of a risk: its history, and to whom it was escalated. */

import { EscalationTo } from '../../person/escalation.codes.js';
import { Escalation } from '../../person/escalation.entity.js';
import { RiskStatus } from '../../person/risk.states.js';
import { RiskTransition } from '../../person/risk-transition.entity.js';
import { type Moment, soonAfter } from './calendar.js';
import type { Life } from './life.js';
import { Random } from './random.js';
import { made } from './tables.js';

const TARGETS = Object.values(EscalationTo);

interface Told {
  readonly id: string;
  readonly status: RiskStatus;
  readonly raisedAt: Moment;
  readonly reviewedAt?: Moment | undefined;
  readonly recordedBy?: string | undefined;
}

/** Draws from a chance of its own, so that nothing else of the seed moves. */
export function addRiskHistory({ batch, person, world }: Life, risk: Told): void {
  const { id, status, raisedAt, recordedBy } = risk;
  const random = new Random('risk', id);
  const isFound = status !== RiskStatus.NO_KNOWN_RISK;
  const entry = (from: RiskStatus | undefined, to: RiskStatus, at: Moment, reason?: string) =>
    batch.add(RiskTransition, {
      ...made(random, at),
      person: person.id,
      risk: id,
      from,
      to,
      at,
      by: recordedBy,
      reason,
    });
  entry(undefined, isFound ? RiskStatus.OPEN : status, raisedAt);
  if (!isFound) return;
  const movedAt = risk.reviewedAt ?? soonAfter(raisedAt, 0.5);
  const { OPEN, MANAGED, CLOSED } = RiskStatus;
  // Some were managed for a while before they were over, some taken for over too soon.
  const between = status === MANAGED ? [CLOSED, OPEN] : [MANAGED];
  const isLong = status !== OPEN && world.turns.chance(random, `risk ${status} by way of others`, 0.3);
  const steps = status === OPEN ? [] : [...(isLong ? between : []), status];
  const step = (movedAt - raisedAt) / steps.length;
  steps.reduce((from, to, index) => {
    entry(from, to, Math.round(raisedAt + step * (index + 1)), 'Talked about with the person and the practice.');
    return to;
  }, OPEN);
  if (!random.chance(0.4)) return;
  const at = soonAfter(raisedAt, random.between(0.05, 0.2));
  const isTaken = status !== RiskStatus.OPEN || random.chance(0.4);
  const acknowledgedAt = isTaken ? soonAfter(at, random.between(0.1, 0.3)) : undefined;
  batch.add(Escalation, {
    ...made(random, at, acknowledgedAt),
    person: person.id,
    risk: id,
    to: random.pick(TARGETS),
    at,
    by: recordedBy,
    acknowledgedAt,
    acknowledgedBy: isTaken ? recordedBy : undefined,
    outcome: isTaken ? random.maybe(0.7, () => 'Rang the person the same day.') : undefined,
  });
}
