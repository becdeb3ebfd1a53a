/** Who may call the mutations on follow-ups and on a death, which ends what is open, and which rows those may add or change. */
import type { RowRule } from '../../platform/policy.js';
import { sql } from '../../platform/sql.js';
import { belowOwnFollowUp, type Changes, care, known, ofOwnOpenConnection, type TableRows } from '../rows.js';
import { CARERS } from '../slice.js';

const TEAM = ['LINK_WORKER', 'TEAM_LEAD'] as const;
const SUPPORTERS = [...TEAM, 'CHARITY'] as const;
const RECORDERS = [...CARERS, 'INTEGRATOR'] as const;

/** Rows of people in their care whose death is recorded, by which these rows end. */
const whoseDeathIsRecorded: RowRule = {
  fact: 'care',
  where: (row) =>
    sql`exists (select 1 from person d where d.id = ${row.column('person_id')} and d.deceased_on is not null)`,
};

const byRecorders = (rule: RowRule): TableRows => Object.fromEntries(RECORDERS.map((role) => [role, rule]));
const ending = byRecorders(whoseDeathIsRecorded);
const history = byRecorders(care);

export const followUp: Changes = {
  mutations: {
    followUpSchedule: TEAM,
    connectionFollowUpSchedule: SUPPORTERS,
    followUpRecord: SUPPORTERS,
    followUpUnplannedRecord: TEAM,
    connectionFollowUpUnplannedRecord: SUPPORTERS,
    followUpCancel: SUPPORTERS,
    followUpAmend: SUPPORTERS,
    followUpEnteredInErrorMark: SUPPORTERS,
  },
  tables: {
    follow_up: { LINK_WORKER: care, TEAM_LEAD: care, CHARITY: ofOwnOpenConnection },
    amendment: { LINK_WORKER: care, TEAM_LEAD: care, CHARITY: known },
    follow_up_barrier: { LINK_WORKER: care, TEAM_LEAD: care, CHARITY: belowOwnFollowUp },
  },
};

export const death: Changes = {
  mutations: { personDeceasedRecord: RECORDERS, personDeceasedCorrect: RECORDERS },
  tables: {
    person: byRecorders(care),
    referral: ending,
    referral_transition: history,
    plan: ending,
    plan_transition: history,
    goal: ending,
    goal_transition: history,
    action: ending,
    action_transition: history,
    connection: ending,
    connection_transition: history,
    follow_up: ending,
  },
};
