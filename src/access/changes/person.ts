/** Who may call the mutations on people, their consents and related people, and which rows those may add or change. */
import { sql } from '../../platform/sql.js';
import { eitherOf } from '../record-rows.js';
import { type Changes, care, known } from '../rows.js';
import { CARERS } from '../slice.js';

const ofCarers = { GP: care, LINK_WORKER: care, TEAM_LEAD: care };

/** Registers people, and changes none. */
const onlyAdds = { where: () => sql`false` };

export const person: Changes = {
  mutations: {
    personRegister: [...CARERS, 'INTEGRATOR', 'CHARITY', 'REFERRER'],
    personUpdate: [...CARERS, 'INTEGRATOR'],
    aboutMeRecord: ['LINK_WORKER'],
    relatedPersonAdd: CARERS,
    relatedPersonUpdate: CARERS,
    relatedPersonEnd: CARERS,
    consentGive: CARERS,
    objectionRecord: [...CARERS, 'PRIVACY_OFFICER'],
    objectionWithdraw: [...CARERS, 'PRIVACY_OFFICER'],
    registrationChange: [...CARERS, 'INTEGRATOR'],
    emergencyAccessOpen: CARERS,
    emergencyAccessReview: ['PRIVACY_OFFICER'],
    duplicateDismiss: ['TEAM_LEAD', 'PRIVACY_OFFICER'],
    personMerge: ['TEAM_LEAD', 'PRIVACY_OFFICER'],
    personUnmerge: ['TEAM_LEAD', 'PRIVACY_OFFICER'],
  },
  tables: {
    person: { ...ofCarers, INTEGRATOR: care, CHARITY: onlyAdds, REFERRER: onlyAdds },
    related_person: ofCarers,
    consent: ofCarers,
    objection: { ...ofCarers, PRIVACY_OFFICER: known },
    registration_change: { ...ofCarers, INTEGRATOR: care },
    emergency_access: { PRIVACY_OFFICER: known },
    suspected_duplicate: {
      TEAM_LEAD: eitherOf('TEAM_LEAD', 'care'),
      PRIVACY_OFFICER: eitherOf('PRIVACY_OFFICER', 'known'),
    },
  },
};
