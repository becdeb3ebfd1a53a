/** The people the README and the tests ask about: known to the personas of GP, link worker and charity alike. */
import { SharedItem } from '../../connection/connection.codes.js';
import { Channel } from '../../organisation/channel.codes.js';
import { AccessNeed, Ethnicity, Gender, NhsNumberStatus } from '../../person/person.codes.js';
import { demoOrganisations } from '../personas.js';
import type { Calendar } from './calendar.js';
import type { PersonRow } from './person.js';

/** The first charity may know her name and what helps her take part; the second was asked and has not answered yet. */
export const DEMO_PERSON = {
  id: '3f6c1d52-8a4e-4b7d-9c21-5e0d7f9a2b10',
  nhsNumber: '9990000018',
  givenName: 'Dorothy',
  familyName: 'Hargreaves',
  preferredName: 'Dot',
} as const;

/** Nobody but her link worker may contact her, and what brought her to the first charity is sensitive. */
export const GUARDED_PERSON = {
  id: '7b8e4a16-2d3f-4c95-a7e0-91c4d6f3b852',
  nhsNumber: '9990000026',
  givenName: 'Nadia',
  familyName: 'Rahimi',
} as const;

/** What is told of somebody as it stands here instead of being drawn. */
export interface Script {
  readonly needs: readonly string[];
  readonly connections: readonly {
    readonly organisation?: string;
    readonly category: string;
    readonly need: string;
    readonly status: 'ACCEPTED' | 'SENT';
    readonly shared: readonly SharedItem[];
  }[];
  details(calendar: Calendar): Partial<PersonRow>;
}

const { NAME, ACCESS_NEEDS, CONTACT } = SharedItem;

/** The first people of all, in this order. */
export const SCRIPTS: readonly Script[] = [
  {
    needs: ['loneliness', 'inactivity', 'benefits'],
    connections: [
      {
        organisation: demoOrganisations.charity,
        category: 'lunch-and-social-clubs',
        need: 'loneliness',
        status: 'ACCEPTED',
        shared: [NAME, ACCESS_NEEDS],
      },
      {
        organisation: demoOrganisations.secondCharity,
        category: 'benefits-advice',
        need: 'benefits',
        status: 'SENT',
        shared: [NAME, CONTACT],
      },
    ],
    details: (calendar) => ({
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
    }),
  },
  {
    needs: ['domestic-abuse', 'anxiety'],
    connections: [
      {
        organisation: demoOrganisations.charity,
        category: 'peer-support',
        need: 'domestic-abuse',
        status: 'ACCEPTED',
        shared: [NAME, CONTACT],
      },
      { category: 'domestic-abuse-support', need: 'domestic-abuse', status: 'SENT', shared: [NAME] },
    ],
    details: (calendar) => ({
      ...GUARDED_PERSON,
      nhsNumberStatus: NhsNumberStatus.VERIFIED,
      birthDate: calendar.day(36 * 365.25 + 40),
      gender: Gender.FEMALE,
      ethnicity: Ethnicity.ANY_OTHER,
      preferredLanguage: 'fa',
      interpreterNeeded: true,
      phone: '07700 900456',
      email: 'nadia.rahimi@example.org',
      preferredContactMethod: Channel.TELEPHONE,
      contactProhibited: true,
    }),
  },
];
