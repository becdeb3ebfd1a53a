/** The kinds of organisations and of schemes. */
import { registerEnumType } from 'type-graphql';

export enum OrganisationKind {
  GP_PRACTICE = 'GP_PRACTICE',
  PCN = 'PCN',
  CHARITY = 'CHARITY',
  SOCIAL_CARE = 'SOCIAL_CARE',
  HEALTH_SERVICE = 'HEALTH_SERVICE',
  ICB = 'ICB',
}

registerEnumType(OrganisationKind, {
  name: 'OrganisationKind',
  description: 'What an organisation is.',
  valuesConfig: {
    GP_PRACTICE: { description: 'A general practice, where people are registered.' },
    PCN: { description: 'A primary care network of practices; often employs the link workers.' },
    CHARITY: { description: 'A voluntary, community or social enterprise organisation (VCSE).' },
    SOCIAL_CARE: { description: 'A social care service, usually of a council.' },
    HEALTH_SERVICE: { description: 'A health service other than a general practice.' },
    ICB: { description: 'An integrated care board, which commissions schemes.' },
  },
});

export enum SchemeKind {
  GENERAL = 'GENERAL',
  CHILDREN_YOUNG_PEOPLE = 'CHILDREN_YOUNG_PEOPLE',
  GREEN = 'GREEN',
}

registerEnumType(SchemeKind, {
  name: 'SchemeKind',
  description: 'Whom or what a scheme is for.',
  valuesConfig: {
    GENERAL: { description: 'Social prescribing for anyone within its age range.' },
    CHILDREN_YOUNG_PEOPLE: { description: 'For children and young people.' },
    GREEN: { description: 'Nature-based: green social prescribing.' },
  },
});
