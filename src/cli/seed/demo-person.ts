/** The person the README asks about: known to the GP, the link worker and both charities of the personas. */
import { SharedItem } from '../../connection/connection.codes.js';
import { Channel } from '../../organisation/channel.codes.js';
import { AccessNeed, Ethnicity, Gender, NhsNumberStatus } from '../../person/person.codes.js';
import type { Calendar } from './calendar.js';
import type { PersonRow } from './person.js';

export const DEMO_PERSON = {
  id: '3f6c1d52-8a4e-4b7d-9c21-5e0d7f9a2b10',
  nhsNumber: '9990000018',
  givenName: 'Dorothy',
  familyName: 'Hargreaves',
  preferredName: 'Dot',
} as const;

export const DEMO_NEEDS = ['loneliness', 'inactivity', 'benefits'] as const;

/** The first charity has accepted her, and may know this of her; the second was asked and has not answered yet. */
export const DEMO_SHARED: readonly SharedItem[] = [SharedItem.NAME, SharedItem.ACCESS_NEEDS];

export function becomeDemoPerson(person: PersonRow, calendar: Calendar): void {
  Object.assign(person, {
    ...DEMO_PERSON,
    nhsNumberStatus: NhsNumberStatus.VERIFIED,
    pronouns: 'she/her',
    birthDate: calendar.day(74 * 365.25 + 120),
    gender: Gender.FEMALE,
    ethnicity: Ethnicity.BRITISH,
    preferredLanguage: 'en',
    interpreterNeeded: false,
    phone: '01632 960123',
    email: 'dot.hargreaves@example.org',
    preferredContactMethod: Channel.TELEPHONE,
    contactProhibited: false,
    safeContact: { times: 'After ten in the morning.', voicemailAllowed: true, textAllowed: false },
    longTermConditions: ['Osteoarthritis', 'COPD'],
    reasonableAdjustments: ['Large print'],
    accessNeeds: [AccessNeed.MOBILITY, AccessNeed.CONFIDENCE],
    aboutMe: {
      mostImportantToMe: 'Having a reason to get dressed up, and somebody to laugh with.',
      peopleImportantToMe: 'My sister Joan, who rings on Sundays.',
      howToCommunicateWithMe: 'Speak up a little and do not rush me.',
      pleaseDo: 'Meet me at the door the first time.',
      pleaseDont: 'Do not call before ten.',
    },
    safetyNotes: undefined,
  } satisfies Partial<PersonRow>);
}
