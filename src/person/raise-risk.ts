/** Raises a risk, and begins its history. */
import type { Change } from '../mutation/change.js';
import { actingMember } from '../organisation/acting.js';
import { Risk } from './risk.entity.js';
import { RiskStatus } from './risk.states.js';
import { RiskTransition } from './risk-transition.entity.js';

type Raised = Pick<Risk, 'person' | 'source'> & Partial<Pick<Risk, 'kind' | 'description' | 'by' | 'standsFirst'>>;

/** `status` is OPEN when not said. */
export function raiseRisk(change: Change, raised: Raised, status = RiskStatus.OPEN): Risk {
  const risk = change.add(Risk, { ...raised, status, raisedAt: change.now, recordedBy: actingMember(change) });
  noteRisk(change, risk, undefined);
  return risk;
}

/** Writes down that somebody looked at a risk: what it was before, what it is now, and why. */
export function noteRisk(change: Change, risk: Risk, from: RiskStatus | undefined, reason?: string | null): void {
  const { person, status: to } = risk;
  const by = actingMember(change);
  const entry = change.add(RiskTransition, { risk, person, from, to, at: change.now, by, reason: reason ?? undefined });
  if (from !== to) change.transitioned({ id: entry.id, from, to, at: change.now }, 'risk_transition');
}
