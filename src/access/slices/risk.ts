/** Who reads what of risks, of what became of them, and of what records said before they were corrected. */
import { CARERS, slices, to } from '../slice.js';

const RISKS = 'Risks are for those who can act on them; charities and referrers raise a concern and read none.';

export const risk = slices('Risk', [
  {
    fields: 'kind description',
    read: to(...CARERS),
    write: [...CARERS, 'CHARITY', 'REFERRER', 'INTEGRATOR'],
    why: RISKS,
  },
  {
    fields:
      'id version createdAt updatedAt person source status standsFirst raisedAt by recordedBy reviewedAt reviewedBy history escalations measurement',
    read: to(...CARERS),
    write: CARERS,
    why: RISKS,
  },
]);

export const riskTransition = slices('RiskTransition', [
  { fields: 'id version createdAt updatedAt person risk from to at by reason', read: to(...CARERS), why: RISKS },
]);

export const escalation = slices('Escalation', [
  {
    fields: 'id version createdAt updatedAt person risk to at by acknowledgedAt acknowledgedBy outcome',
    read: to(...CARERS),
    write: CARERS,
    why: RISKS,
  },
]);

export const amendment = slices('Amendment', [
  {
    fields: 'id version updatedAt person field before amendedAt by reason',
    read: to(...CARERS, 'INTEGRATOR', 'CHARITY'),
    why: 'What a field said before is for those who read the field: of other fields no amendment exists for them.',
  },
  {
    fields: 'createdAt',
    read: to(...CARERS, 'INTEGRATOR'),
    why: 'When it was written down is the record keeper’s business.',
  },
]);
