/** Which rows exist for whom: one rule per table and role, from which the compiled predicate and the row policy are made. */
import type { RowRule, RuleRow } from '../platform/policy.js';
import { raw, type Sql, sql } from '../platform/sql.js';
import type { Role } from '../platform/viewer.js';
import { amendments } from './amendments.js';
import { causedBy, supports } from './facts.js';
import { coverOf, eitherOf, leftOwnPractice } from './record-rows.js';
import { ALL_BUT_ANALYST } from './slice.js';

/** The rule of each role that may meet rows of a table; no entry: none exist for it. */
export type TableRows = { readonly [R in Role]?: RowRule };

/** What mutations may call, and write: beneath a mutation, so what it ends along the way counts too. */
export interface Changes {
  /** Mutation → the roles that may call it. */
  readonly mutations: Readonly<Record<string, readonly Role[]>>;
  /** Table → the rows each role's mutations may add or change. */
  readonly tables: Readonly<Record<string, TableRows>>;
  /** Tables of these whose rows may also be taken away: lists that belong to another row. Nothing of a person is. */
  readonly removable?: readonly string[];
}

export const care: RowRule = { fact: 'care' };
export const known: RowRule = { fact: 'known' };
const everything: RowRule = {};

const notSensitive = (row: RuleRow): Sql => sql`not ${row.column('is_sensitive')}`;

/** A tie to a charity that helps with something sensitive, or consent to one, would tell what for. */
export const knownUnlessSensitive: RowRule = { fact: 'known', where: notSensitive };

/** Those who look after the person. */
const ofCarers: TableRows = { GP: care, LINK_WORKER: care, TEAM_LEAD: care };

/** Carers and the practice's system: rows of people they look after. */
export const ofCare: TableRows = { GP: care, LINK_WORKER: care, TEAM_LEAD: care, INTEGRATOR: care };

/** The same, but what a sensitive need brought about exists for a system only where the person consented. */
const unlessSensitive: TableRows = {
  ...ofCare,
  INTEGRATOR: { fact: 'care', where: (row) => sql`(not ${row.column('is_sensitive')} or ${row.fact('consented')})` },
};

/** Rows of a referral the viewer's organisation made itself; `column` holds the referral's id. */
function ownReferral(column: string): RowRule {
  return {
    gives: ['known'],
    where: (row, viewer) => causedBy(row.column(column), row.column('person_id'), viewer, raw(`r.kind = 'REFERRED'`)),
  };
}

function careOrOwnReferral(column: string): RowRule {
  const own = ownReferral(column);
  return { gives: ['known'], where: (row, viewer) => sql`(${row.fact('care')} or ${own.where?.(row, viewer) as Sql})` };
}

/** A team whose work ended long ago keeps the referrals it worked on, not those that came after. */
const careOrOwnTeam: RowRule = {
  gives: ['known'],
  where: (row, viewer) =>
    sql`(${row.fact('care')} or ${causedBy(row.column('id'), row.column('person_id'), viewer, raw(`r.kind = 'TEAM'`))})`,
};

/** Rows of a connection offered to, or accepted by, the viewer's charity; `column` holds the connection's id. */
function ownConnection(column: string, stages: string): RowRule {
  return {
    gives: ['known'],
    where: (row, viewer) =>
      sql`(${row.column('organisation_id')} = ${viewer.organisation} and ${causedBy(row.column(column), row.column('person_id'), viewer, sql`${supports(viewer)} and r.stage in ${raw(stages)}`)})`,
  };
}

const ANY_STAGE = `('OFFERED', 'ACCEPTED', 'ENDED')`;
const OPEN_STAGES = `('OFFERED', 'ACCEPTED')`;

/** Rows of a connection that the viewer's charity was asked about, or takes part in, and that has not ended. */
export const ofOwnOpenConnection = ownConnection('connection_id', OPEN_STAGES);
export const ownOpenConnection = ownConnection('id', OPEN_STAGES);

/** The steps of an own connection from when it was sent: what came before was between the person and the link worker. */
const stepOfOwnConnection: RowRule = {
  gives: ['known'],
  where: (row, viewer) =>
    sql`(${row.column('to')} not in ('PROPOSED', 'CONSENTED') and ${causedBy(
      row.column('connection_id'),
      row.column('person_id'),
      viewer,
      sql`${supports(viewer)} and r.stage in ${raw(OPEN_STAGES)}`,
    )})`,
};

/** The goal of an accepted connection, when the person agreed to share it. */
const goalOfOwnConnection: RowRule = {
  gives: ['known'],
  where: (row, viewer) =>
    sql`exists (select 1 from connection g where g.goal_id = ${row.column('id')} and 'GOAL' = any(g.shared) and ${causedBy(raw('g.id'), row.column('person_id'), viewer, sql`${supports(viewer)} and r.stage = 'ACCEPTED'`)})`,
};

/** A barrier met belongs to the follow-up it was told in. */
export const belowOwnFollowUp: RowRule = {
  gives: ['known'],
  where: (row, viewer) =>
    sql`exists (select 1 from follow_up f where f.id = ${row.column('follow_up_id')} and f.organisation_id = ${viewer.organisation} and ${causedBy(raw('f.connection_id'), row.column('person_id'), viewer, sql`${supports(viewer)} and r.stage in ${raw(OPEN_STAGES)}`)})`,
};

/** A charity knows what was done for its own assets. */
const supportOfOwnAsset: RowRule = {
  where: (row, viewer) =>
    sql`exists (select 1 from asset a where a.id = ${row.column('asset_id')} and a.organisation_id = ${viewer.organisation})`,
};

const forAll: TableRows = Object.fromEntries(ALL_BUT_ANALYST.map((role) => [role, everything]));

function ownForAnalyst(where: RowRule['where']): TableRows {
  return { ...forAll, ANALYST: { where } };
}

export const rows: Readonly<Record<string, TableRows>> = {
  organisation: ownForAnalyst((row, viewer) => sql`${row.column('id')} = ${viewer.organisation}`),
  member: ownForAnalyst((row, viewer) => sql`${row.column('id')} = ${viewer.member}`),
  scheme: forAll,
  scheme_practice: forAll,
  member_scheme: forAll,
  member_asset: forAll,
  need: forAll,
  asset: forAll,
  asset_category: forAll,
  asset_category_link: forAll,
  cost_option: forAll,
  location: forAll,
  schedule: forAll,
  postcode: forAll,
  idempotency_key: {},
  imported_organisation: {},
  asset_support: { LINK_WORKER: everything, TEAM_LEAD: everything, CHARITY: supportOfOwnAsset },
  unmet_need: unlessSensitive,
  system_grant: forAll,

  person: {
    GP: known,
    LINK_WORKER: known,
    TEAM_LEAD: known,
    CHARITY: known,
    REFERRER: known,
    INTEGRATOR: known,
    PRIVACY_OFFICER: known,
  },
  related_person: {
    GP: care,
    LINK_WORKER: care,
    TEAM_LEAD: care,
    CHARITY: {
      fact: 'known',
      where: (row) => sql`(${row.column('is_emergency_contact')} and 'EMERGENCY_CONTACT' = any(${row.fact('shared')}))`,
    },
  },
  risk: ofCarers,
  risk_transition: ofCarers,
  escalation: ofCarers,
  amendment: amendments,
  consent: {
    ...ofCare,
    CHARITY: { fact: 'known', where: (row, viewer) => sql`${row.column('organisation_id')} = ${viewer.organisation}` },
    INTEGRATOR: { fact: 'care', where: notSensitive },
    PRIVACY_OFFICER: knownUnlessSensitive,
  },
  objection: { ...ofCarers, PRIVACY_OFFICER: known },
  emergency_access: { ...ofCarers, PRIVACY_OFFICER: known },
  registration_change: { ...ofCare, GP: leftOwnPractice, PRIVACY_OFFICER: known },
  suspected_duplicate: {
    TEAM_LEAD: eitherOf('TEAM_LEAD', 'care'),
    PRIVACY_OFFICER: eitherOf('PRIVACY_OFFICER', 'known'),
  },
  person_merge: { TEAM_LEAD: care, PRIVACY_OFFICER: known },
  person_merge_row: {},
  care_relationship: { GP: care, LINK_WORKER: care, TEAM_LEAD: care, PRIVACY_OFFICER: knownUnlessSensitive },
  cover: {
    TEAM_LEAD: coverOf(
      'TEAM_LEAD',
      (row, viewer) => sql`exists (select 1 from member_scheme j
        where j.member_id = ${row.column('member_id')} and j.scheme_id = any(${viewer.parties}))`,
    ),
    LINK_WORKER: coverOf(
      'LINK_WORKER',
      (row, viewer) => sql`${viewer.member} in (${row.column('member_id')}, ${row.column('covered_by_id')})`,
    ),
  },
  access_event: {},
  access_history: {},
  access_event_person: { GP: care, LINK_WORKER: care, TEAM_LEAD: care, PRIVACY_OFFICER: known },
  access_event_seal: {},

  referral: {
    GP: careOrOwnReferral('id'),
    LINK_WORKER: care,
    TEAM_LEAD: careOrOwnTeam,
    CHARITY: ownReferral('id'),
    REFERRER: ownReferral('id'),
    INTEGRATOR: care,
  },
  referral_need: {
    ...unlessSensitive,
    GP: careOrOwnReferral('referral_id'),
    CHARITY: ownReferral('referral_id'),
    REFERRER: ownReferral('referral_id'),
  },
  referral_transition: ofCare,
  contact_attempt: ofCare,
  conversation: ofCare,
  conversation_need: unlessSensitive,
  feedback: {
    ...ofCare,
    GP: careOrOwnReferral('referral_id'),
    CHARITY: ownReferral('referral_id'),
    REFERRER: ownReferral('referral_id'),
  },

  plan: ofCare,
  plan_version: ofCare,
  plan_version_goal: unlessSensitive,
  plan_version_action: unlessSensitive,
  plan_transition: ofCare,
  goal: { ...unlessSensitive, CHARITY: goalOfOwnConnection },
  goal_transition: unlessSensitive,
  goal_progress: unlessSensitive,
  goal_template: forAll,
  action: unlessSensitive,
  action_transition: unlessSensitive,
  measurement: ofCare,

  connection: { ...unlessSensitive, CHARITY: ownConnection('id', ANY_STAGE) },
  connection_transition: { ...unlessSensitive, CHARITY: stepOfOwnConnection },
  attendance: { ...unlessSensitive, CHARITY: ofOwnOpenConnection },
  follow_up: { ...unlessSensitive, CHARITY: ofOwnOpenConnection },
  follow_up_barrier: { ...unlessSensitive, CHARITY: belowOwnFollowUp },
};
