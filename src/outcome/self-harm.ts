/** PHQ-9 item 9 above zero: thoughts of self-harm, which a clinician must see at once. */
import type { Change } from '../mutation/change.js';
import { actingMember } from '../organisation/acting.js';
import { raiseRisk } from '../person/raise-risk.js';
import { RiskKind, RiskSource } from '../person/risk.codes.js';
import type { Measurement } from './measurement.entity.js';
import { raisesRisk } from './scoring.js';

/** Raises the risk once for a measurement. It stays when the answer is corrected: a clinician closes it. */
export function raiseSelfHarm(change: Change, measurement: Measurement): void {
  if (measurement.risk || !raisesRisk(measurement.instrument, measurement.answers)) return;
  measurement.risk = raiseRisk(change, {
    person: measurement.person,
    kind: RiskKind.SUICIDE_OR_SELF_HARM,
    description: 'Item 9 of PHQ-9 was answered above zero: thoughts of being better off dead, or of self-harm.',
    source: RiskSource.MEASUREMENT,
    by: actingMember(change),
    standsFirst: true,
  });
}
