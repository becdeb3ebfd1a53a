/** What a privacy officer can find of a record that was opened in an emergency. */
import { registerEnumType } from 'type-graphql';

export enum EmergencyReview {
  AWAITED = 'AWAITED',
  JUSTIFIED = 'JUSTIFIED',
  NOT_JUSTIFIED = 'NOT_JUSTIFIED',
}

registerEnumType(EmergencyReview, {
  name: 'EmergencyReview',
  description: 'What was found of a record that was opened in an emergency.',
  valuesConfig: {
    AWAITED: { description: 'Nobody has looked at it yet.' },
    JUSTIFIED: { description: 'There was an emergency, and the record was needed.' },
    NOT_JUSTIFIED: { description: 'The record should not have been opened.' },
  },
});
