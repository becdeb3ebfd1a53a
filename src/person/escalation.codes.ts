/** To whom a risk can be escalated. */
import { registerEnumType } from 'type-graphql';

export enum EscalationTo {
  PRACTICE = 'PRACTICE',
  DUTY_CLINICIAN = 'DUTY_CLINICIAN',
  SAFEGUARDING = 'SAFEGUARDING',
  EMERGENCY_SERVICE = 'EMERGENCY_SERVICE',
}

registerEnumType(EscalationTo, {
  name: 'EscalationTo',
  description: 'To whom a risk is escalated.',
  valuesConfig: {
    PRACTICE: { description: 'The practice where the person is registered.' },
    DUTY_CLINICIAN: { description: 'The clinician on duty today.' },
    SAFEGUARDING: { description: 'The safeguarding team of the council or the health service.' },
    EMERGENCY_SERVICE: { description: 'Ambulance, police or crisis service.' },
  },
});
