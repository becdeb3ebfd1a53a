/** Who may call the mutations on referrals and what is written down of them, and which rows those may add or change. */
import type { RowRule, RuleRow, ViewerSql } from '../../platform/policy.js';
import { raw, type Sql, sql } from '../../platform/sql.js';
import { type Changes, care, type TableRows } from '../rows.js';

const TEAM = ['TEAM_LEAD', 'LINK_WORKER'] as const;
const CLINICIANS = ['GP', 'TEAM_LEAD'] as const;
const SENDERS = ['GP', 'CHARITY', 'REFERRER', 'INTEGRATOR', ...TEAM] as const;

/** Whether the viewer sends a referral that has this source and this source organisation. */
type Sent = (source: Sql, organisation: Sql, viewer: ViewerSql) => Sql;

const byOrganisation: Sent = (_source, organisation, viewer) => sql`${organisation} = ${viewer.organisation}`;

/** Of a person it looked after long ago a team still writes down that they refer themselves. */
const byTeam: Sent = (source) => sql`${source} = 'SELF'`;

/** Those who look after the person, and those who send the referral: `sent` asks the referral that a row belongs to. */
function careOrSent(sent: (row: RuleRow, viewer: ViewerSql, is: Sent) => Sql): TableRows {
  const onlySent: RowRule = { fact: 'known', where: (row, viewer) => sent(row, viewer, byOrganisation) };
  const either = (is: Sent): RowRule => ({
    fact: 'known',
    where: (row, viewer) => sql`(${row.fact('care')} or ${sent(row, viewer, is)})`,
  });
  return {
    GP: either(byOrganisation),
    TEAM_LEAD: either(byTeam),
    LINK_WORKER: care,
    INTEGRATOR: care,
    CHARITY: onlySent,
    REFERRER: onlySent,
  };
}

const itself = careOrSent((row, viewer, is) => is(row.column('source'), row.column('source_organisation_id'), viewer));
const below = careOrSent(
  (row, viewer, is) =>
    sql`exists (select 1 from referral f where f.id = ${row.column('referral_id')} and ${is(raw('f.source'), raw('f.source_organisation_id'), viewer)})`,
);

export const referral: Changes = {
  mutations: {
    referralMake: SENDERS,
    referralUpdate: SENDERS,
    referralSubmit: SENDERS,
    referralWithdraw: SENDERS,
    referralReceive: TEAM,
    referralAccept: TEAM,
    referralWaitlist: TEAM,
    referralReject: TEAM,
    referralRedirect: TEAM,
    referralCareRecord: CLINICIANS,
    referralAssign: TEAM,
    contactAttemptRecord: TEAM,
    contactAttemptAmend: TEAM,
    contactAttemptEnteredInErrorMark: TEAM,
    conversationRecord: ['LINK_WORKER'],
    conversationAmend: ['LINK_WORKER'],
    conversationEnteredInErrorMark: ['LINK_WORKER'],
    referralDeclineRecord: TEAM,
    referralUncontactable: TEAM,
    referralHold: TEAM,
    referralResume: TEAM,
    referralClose: TEAM,
    referralReopen: ['GP', ...TEAM],
    referralFeedbackSend: TEAM,
    feedbackRead: ['GP', 'CHARITY', 'REFERRER'],
  },
  tables: {
    referral: itself,
    referral_need: below,
    referral_transition: below,
    feedback: below,
    contact_attempt: { TEAM_LEAD: care, LINK_WORKER: care },
    conversation: { LINK_WORKER: care },
    conversation_need: { LINK_WORKER: care },
    amendment: { TEAM_LEAD: care, LINK_WORKER: care },
  },
};
