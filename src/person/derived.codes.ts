/** Codes that are derived of a person, never stored: the age band, and by which way they are contacted. */
import { registerEnumType } from 'type-graphql';

export enum AgeBand {
  UNDER_18 = 'UNDER_18',
  FROM_18_TO_24 = 'FROM_18_TO_24',
  FROM_25_TO_34 = 'FROM_25_TO_34',
  FROM_35_TO_44 = 'FROM_35_TO_44',
  FROM_45_TO_54 = 'FROM_45_TO_54',
  FROM_55_TO_64 = 'FROM_55_TO_64',
  FROM_65_TO_74 = 'FROM_65_TO_74',
  FROM_75_TO_84 = 'FROM_75_TO_84',
  FROM_85 = 'FROM_85',
}

registerEnumType(AgeBand, {
  name: 'AgeBand',
  description: 'A fixed band of ages in whole years, both ends included.',
  valuesConfig: {
    UNDER_18: { description: 'Younger than 18.' },
    FROM_18_TO_24: { description: '18 to 24.' },
    FROM_25_TO_34: { description: '25 to 34.' },
    FROM_35_TO_44: { description: '35 to 44.' },
    FROM_45_TO_54: { description: '45 to 54.' },
    FROM_55_TO_64: { description: '55 to 64.' },
    FROM_65_TO_74: { description: '65 to 74.' },
    FROM_75_TO_84: { description: '75 to 84.' },
    FROM_85: { description: '85 and older.' },
  },
});

export enum ContactRoute {
  DIRECT = 'DIRECT',
  LINK_WORKER = 'LINK_WORKER',
}

registerEnumType(ContactRoute, {
  name: 'ContactRoute',
  description: 'By which way a person may be contacted.',
  valuesConfig: {
    DIRECT: { description: 'Directly, by the ways they agreed to.' },
    LINK_WORKER: { description: 'Only through their link worker: contacting them directly could harm them.' },
  },
});
