/** Why two people may be one, and what was decided of it. */
import { registerEnumType } from 'type-graphql';

export enum DuplicateReason {
  SAME_NHS_NUMBER = 'SAME_NHS_NUMBER',
  SAME_NAME_AND_BIRTH_DATE = 'SAME_NAME_AND_BIRTH_DATE',
}

registerEnumType(DuplicateReason, {
  name: 'DuplicateReason',
  description: 'Why two people may be one.',
  valuesConfig: {
    SAME_NHS_NUMBER: { description: 'They have the same NHS number.' },
    SAME_NAME_AND_BIRTH_DATE: { description: 'They have the same names and the same birth date.' },
  },
});

export enum DuplicateStatus {
  OPEN = 'OPEN',
  MERGED = 'MERGED',
  DISMISSED = 'DISMISSED',
}

registerEnumType(DuplicateStatus, {
  name: 'DuplicateStatus',
  description: 'What was decided of a suspected duplicate.',
  valuesConfig: {
    OPEN: { description: 'Nobody has decided yet.' },
    MERGED: { description: 'The two were one, and have been merged.' },
    DISMISSED: { description: 'They are two people.' },
  },
});
