/** The roles a person can object to being seen by: those that read care, so neither analysts nor privacy officers. */
import { registerEnumType } from 'type-graphql';

export enum ObjectionRole {
  GP = 'GP',
  LINK_WORKER = 'LINK_WORKER',
  TEAM_LEAD = 'TEAM_LEAD',
  CHARITY = 'CHARITY',
  REFERRER = 'REFERRER',
  INTEGRATOR = 'INTEGRATOR',
}

registerEnumType(ObjectionRole, {
  name: 'ObjectionRole',
  description:
    'A role that a person can object to being seen by. Analysts see nobody; privacy officers see that objections are kept.',
  valuesConfig: {
    GP: { description: 'Staff of general practices.' },
    LINK_WORKER: { description: 'Link workers.' },
    TEAM_LEAD: { description: 'Those who run the team of a scheme.' },
    CHARITY: { description: 'Staff of organisations that run assets.' },
    REFERRER: { description: 'Referrers of social care and other health services.' },
    INTEGRATOR: { description: 'Record systems of practices.' },
  },
});
