/** Where referrals come from, by which way, and how soon they should be answered. */
import { registerEnumType } from 'type-graphql';

export enum ReferralSource {
  GP = 'GP',
  OTHER_HEALTH = 'OTHER_HEALTH',
  SOCIAL_CARE = 'SOCIAL_CARE',
  CHARITY = 'CHARITY',
  SELF = 'SELF',
}

registerEnumType(ReferralSource, {
  name: 'ReferralSource',
  description: 'What kind of setting a referral comes from.',
  valuesConfig: {
    GP: { description: 'A general practice.' },
    OTHER_HEALTH: { description: 'Another health service.' },
    SOCIAL_CARE: { description: 'Social care.' },
    CHARITY: { description: 'A charity.' },
    SELF: { description: 'The person, or somebody close to them.' },
  },
});

export enum ReferralMethod {
  FAX = 'FAX',
  EMAIL = 'EMAIL',
  LETTER = 'LETTER',
  TELEPHONE = 'TELEPHONE',
  IN_PERSON = 'IN_PERSON',
  ELECTRONIC = 'ELECTRONIC',
  SELF_REFERRAL = 'SELF_REFERRAL',
}

registerEnumType(ReferralMethod, {
  name: 'ReferralMethod',
  description: 'By which way a referral came (PRSB Social Prescribing standard: referral method).',
  valuesConfig: {
    FAX: { description: 'By fax (PRSB code 1).' },
    EMAIL: { description: 'By email.' },
    LETTER: { description: 'By letter.' },
    TELEPHONE: { description: 'By telephone.' },
    IN_PERSON: { description: 'Face to face.' },
    ELECTRONIC: { description: 'From another system.' },
    SELF_REFERRAL: { description: 'The person referred themselves (PRSB code 7).' },
  },
});

export enum Urgency {
  ROUTINE = 'ROUTINE',
  SOON = 'SOON',
  URGENT = 'URGENT',
}

registerEnumType(Urgency, {
  name: 'Urgency',
  description: 'How soon a person should be contacted. Social prescribing is never an emergency service.',
  valuesConfig: {
    ROUTINE: { description: 'In turn.' },
    SOON: { description: 'Before routine ones.' },
    URGENT: { description: 'First of all.' },
  },
});
