/** Which fields of a person each role reads: the first half of the table in ACCESS.md, written down a second time. */
import { agreed, always, full, offered, type Slices } from './slice.js';

const mayContact = agreed('CONTACT');

export const personSlices: Slices = {
  groups: [
    {
      fields: 'preferredName givenName familyName pronouns',
      GP: always,
      LINK_WORKER: always,
      TEAM_LEAD: always,
      CHARITY: (tie) => tie.agreed.has('NAME') || tie.referrals.size > 0,
      REFERRER: always,
      INTEGRATOR: always,
      PRIVACY_OFFICER: always,
    },
    {
      fields: 'phone email preferredContactMethod safeContact',
      GP: full,
      LINK_WORKER: full,
      TEAM_LEAD: full,
      CHARITY: (tie, row, look) => mayContact(tie, row, look) && row.contact_prohibited === false,
      INTEGRATOR: full,
    },
    // Of people who are long past, a team lead keeps the number by which they could be reached again.
    { fields: 'phone', TEAM_LEAD: always },
    { fields: 'contactVia', GP: full, LINK_WORKER: full, TEAM_LEAD: full, CHARITY: offered, INTEGRATOR: full },
    {
      fields: 'contactProhibited',
      GP: full,
      LINK_WORKER: full,
      TEAM_LEAD: full,
      INTEGRATOR: full,
      PRIVACY_OFFICER: always,
    },
    {
      fields: 'nhsNumber nhsNumberStatus usualGp imdDecile imdVersion registeredPractice',
      GP: full,
      LINK_WORKER: full,
      TEAM_LEAD: full,
      INTEGRATOR: full,
      PRIVACY_OFFICER: always,
    },
    {
      fields: 'deceasedOn',
      GP: full,
      LINK_WORKER: full,
      TEAM_LEAD: full,
      INTEGRATOR: full,
      PRIVACY_OFFICER: always,
    },
    {
      fields: 'birthDate age',
      GP: full,
      LINK_WORKER: full,
      TEAM_LEAD: always,
      CHARITY: agreed('DATE_OF_BIRTH'),
      INTEGRATOR: full,
      PRIVACY_OFFICER: always,
    },
    { fields: 'address', GP: full, LINK_WORKER: full, TEAM_LEAD: full, CHARITY: agreed('ADDRESS'), INTEGRATOR: full },
    { fields: 'ethnicity gender safetyNotes', GP: full, LINK_WORKER: full, TEAM_LEAD: full },
    { fields: 'longTermConditions', GP: full, LINK_WORKER: full, TEAM_LEAD: full, INTEGRATOR: full },
    {
      fields: 'ageBand area preferredLanguage interpreterNeeded reasonableAdjustments accessNeeds',
      GP: full,
      LINK_WORKER: full,
      TEAM_LEAD: full,
      CHARITY: offered,
      INTEGRATOR: full,
    },
    { fields: 'aboutMe', GP: full, LINK_WORKER: full, TEAM_LEAD: full, CHARITY: agreed('ABOUT_ME'), INTEGRATOR: full },
    { fields: 'careTeam accessLog', GP: full, LINK_WORKER: full, TEAM_LEAD: full, PRIVACY_OFFICER: always },
    { fields: 'leadLinkWorker', GP: full, LINK_WORKER: full, TEAM_LEAD: full },
  ],
  // What is left are edges to rows about the person, and those rows have rules of their own.
  rest: {
    GP: always,
    LINK_WORKER: always,
    TEAM_LEAD: always,
    CHARITY: always,
    REFERRER: always,
    INTEGRATOR: always,
    PRIVACY_OFFICER: always,
  },
};
