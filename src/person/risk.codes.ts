/** The kinds and sources of risks. */
import { registerEnumType } from 'type-graphql';

export enum RiskKind {
  SUICIDE_OR_SELF_HARM = 'SUICIDE_OR_SELF_HARM',
  HARM_TO_OTHERS = 'HARM_TO_OTHERS',
  SAFEGUARDING_ADULT = 'SAFEGUARDING_ADULT',
  SAFEGUARDING_CHILD = 'SAFEGUARDING_CHILD',
  SELF_NEGLECT = 'SELF_NEGLECT',
  PHYSICAL_HEALTH = 'PHYSICAL_HEALTH',
  HOME_OR_VISIT = 'HOME_OR_VISIT',
  OTHER = 'OTHER',
}

registerEnumType(RiskKind, {
  name: 'RiskKind',
  description: 'What kind of harm is feared.',
  valuesConfig: {
    SUICIDE_OR_SELF_HARM: { description: 'Suicide or self-harm.' },
    HARM_TO_OTHERS: { description: 'Harm to somebody else.' },
    SAFEGUARDING_ADULT: {
      description: 'An adult with care needs may be abused or neglected (Care Act 2014, section 42).',
    },
    SAFEGUARDING_CHILD: { description: 'A child may be harmed (Children Act 1989, section 47).' },
    SELF_NEGLECT: { description: 'Self-neglect or hoarding.' },
    PHYSICAL_HEALTH: { description: 'Falls, frailty, or a condition that needs watching.' },
    HOME_OR_VISIT: { description: 'Something at home that endangers whoever visits.' },
    OTHER: { description: 'Anything else; said in the description.' },
  },
});

export enum RiskSource {
  PERSON = 'PERSON',
  RELATED_PERSON = 'RELATED_PERSON',
  REFERRER = 'REFERRER',
  PRACTICE = 'PRACTICE',
  LINK_WORKER = 'LINK_WORKER',
  ASSET = 'ASSET',
  MEASUREMENT = 'MEASUREMENT',
}

registerEnumType(RiskSource, {
  name: 'RiskSource',
  description: 'Where the knowledge of a risk comes from.',
  valuesConfig: {
    PERSON: { description: 'The person said so.' },
    RELATED_PERSON: { description: 'Somebody close to them said so.' },
    REFERRER: { description: 'It came with the referral.' },
    PRACTICE: { description: 'It came from the practice.' },
    LINK_WORKER: { description: 'The link worker saw or heard it.' },
    ASSET: { description: 'Somebody at an asset saw or heard it.' },
    MEASUREMENT: { description: 'An answer to a questionnaire raised it.' },
  },
});
