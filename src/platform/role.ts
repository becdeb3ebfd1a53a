/** The roles as a GraphQL enum, each with what it may be described as in a portal. */
import { registerEnumType } from 'type-graphql';
import type { Role } from './viewer.js';

export const RoleName = {
  GP: 'GP',
  LINK_WORKER: 'LINK_WORKER',
  TEAM_LEAD: 'TEAM_LEAD',
  CHARITY: 'CHARITY',
  REFERRER: 'REFERRER',
  INTEGRATOR: 'INTEGRATOR',
  ANALYST: 'ANALYST',
  PRIVACY_OFFICER: 'PRIVACY_OFFICER',
} as const satisfies { [R in Role]: R };

registerEnumType(RoleName, {
  name: 'Role',
  description: 'In which capacity somebody acts. A token carries exactly one.',
  valuesConfig: {
    GP: { description: 'Staff of a general practice: sees the people registered there and those it referred.' },
    LINK_WORKER: { description: 'A link worker: sees the people on their caseload, and people they cover for.' },
    TEAM_LEAD: { description: 'Runs the team of a scheme: triage, assignment and cover.' },
    CHARITY: {
      description: 'Staff of an organisation that runs assets: sees what each person agreed to share with it.',
    },
    REFERRER: {
      description: 'Refers from social care or another health service: sees what it sent and what became of it.',
    },
    INTEGRATOR: { description: 'A practice’s record system, acting for named practices; no human.' },
    ANALYST: { description: 'Sees aggregates only, never a person.' },
    PRIVACY_OFFICER: { description: 'Answers questions of access and audit; sees no care content.' },
  },
});
