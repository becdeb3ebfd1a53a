/** What a person can consent to, and how they say so. */
import { registerEnumType } from 'type-graphql';

export enum ConsentScope {
  SHARE_WITH_ORGANISATION = 'SHARE_WITH_ORGANISATION',
  RESEARCH = 'RESEARCH',
  NATIONAL_DATA_OPT_OUT = 'NATIONAL_DATA_OPT_OUT',
}

registerEnumType(ConsentScope, {
  name: 'ConsentScope',
  description: 'What a consent is about.',
  valuesConfig: {
    SHARE_WITH_ORGANISATION: { description: 'Sharing what was agreed with one named organisation.' },
    RESEARCH: { description: 'Being asked to take part in research.' },
    NATIONAL_DATA_OPT_OUT: { description: 'The national data opt-out: given means that they opted out.' },
  },
});

export enum ConsentMethod {
  SPOKEN = 'SPOKEN',
  WRITTEN = 'WRITTEN',
  ELECTRONIC = 'ELECTRONIC',
}

registerEnumType(ConsentMethod, {
  name: 'ConsentMethod',
  description: 'How somebody agreed.',
  valuesConfig: {
    SPOKEN: { description: 'They said so, face to face, by telephone or video, or in sign language.' },
    WRITTEN: { description: 'They signed a form.' },
    ELECTRONIC: { description: 'They agreed in a portal, by email or by text message.' },
  },
});
