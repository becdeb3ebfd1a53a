/** The states of a risk. */
import { registerEnumType } from 'type-graphql';
import type { States } from '../platform/states.js';

export enum RiskStatus {
  OPEN = 'OPEN',
  MANAGED = 'MANAGED',
  CLOSED = 'CLOSED',
  NO_KNOWN_RISK = 'NO_KNOWN_RISK',
}

registerEnumType(RiskStatus, {
  name: 'RiskStatus',
  description: 'Where a risk stands.',
  valuesConfig: {
    OPEN: { description: 'Nobody has taken care of it yet.' },
    MANAGED: { description: 'It is still there, and a clinician or a service takes care of it.' },
    CLOSED: { description: 'It is over.' },
    NO_KNOWN_RISK: { description: 'Risks were asked after and none was found.' },
  },
});

const { OPEN, MANAGED, CLOSED, NO_KNOWN_RISK } = RiskStatus;

export const riskStates: States<RiskStatus> = {
  next: { OPEN: [MANAGED, CLOSED], MANAGED: [OPEN, CLOSED], CLOSED: [OPEN], NO_KNOWN_RISK: [] },
  ends: [CLOSED, NO_KNOWN_RISK],
};
