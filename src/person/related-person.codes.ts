/** What a related person may decide for the person they are related to. */
import { registerEnumType } from 'type-graphql';

export enum Authority {
  NONE = 'NONE',
  PARENTAL_RESPONSIBILITY = 'PARENTAL_RESPONSIBILITY',
  LPA_HEALTH = 'LPA_HEALTH',
  DEPUTY = 'DEPUTY',
  APPOINTEE = 'APPOINTEE',
}

registerEnumType(Authority, {
  name: 'Authority',
  description: 'By what right somebody may decide for a person.',
  valuesConfig: {
    NONE: { description: 'None: they may be told or help, not decide.' },
    PARENTAL_RESPONSIBILITY: { description: 'Parental responsibility (Children Act 1989).' },
    LPA_HEALTH: { description: 'A lasting power of attorney for health and welfare (Mental Capacity Act 2005).' },
    DEPUTY: { description: 'A deputy appointed by the Court of Protection.' },
    APPOINTEE: { description: 'An appointee for benefits: decides about money only.' },
  },
});
