/** Which rows a viewer's mutations may add or change: the W of ACCESS.md, read as sentences over the data in memory. */
import type { Tie } from './ties.js';
import type { View } from './view.js';
import { isOpen, schemesOf } from './viewer.js';
import type { Cell, Row } from './world.js';

/** Written by the link worker alone. */
const LINK_WORKERS_OWN = [
  'conversation',
  'conversation_need',
  'plan_version',
  'plan_version_goal',
  'plan_version_action',
  'goal_progress',
  'measurement',
];
/** The same, but a death that any of those who care records ends what is open, and tells so in its history. */
const ENDED_BY_DEATH = ['plan', 'goal', 'action', 'connection', 'follow_up', 'referral'];
const TOLD_OF_DEATH = [
  'plan_transition',
  'goal_transition',
  'action_transition',
  'connection_transition',
  'referral_transition',
];
const PLANS = ['plan', 'plan_transition', 'goal', 'goal_transition', 'action', 'action_transition'];
const ASSETS_OWN = ['asset_category_link', 'location', 'schedule', 'cost_option'];
const TWO_WEEKS = 14 * 86_400_000;

export class Writes {
  constructor(private readonly view: View) {}

  mayWrite(table: string, row: Row): boolean {
    const { role } = this.view.asker;
    if (role === 'ANALYST') return false;
    if (table === 'asset' || ASSETS_OWN.includes(table) || table === 'asset_support') return this.mayKeep(table, row);
    if (table === 'cover') return role === 'TEAM_LEAD' && this.leads(row.member_id);
    const inCharge = (person: Cell | undefined) =>
      role === 'PRIVACY_OFFICER' ? this.tie(person).known : role === 'TEAM_LEAD' && this.tie(person).full;
    if (table === 'suspected_duplicate') return inCharge(row.newer_id) || inCharge(row.older_id);
    const person = String(table === 'person' ? row.id : row.person_id);
    const tie = this.tie(person);
    if (role === 'PRIVACY_OFFICER') return ['objection', 'emergency_access'].includes(table) && tie.known;
    const cares = role === 'LINK_WORKER' ? this.works(person) : tie.full;
    if (this.follows(table, person, cares)) return true;
    switch (role) {
      case 'CHARITY':
        return this.charityMay(table, row, tie);
      case 'REFERRER':
        return isRisk(table) ? tie.known : tie.known && this.isSent(table, row);
      case 'INTEGRATOR':
        return (
          cares &&
          (['person', 'registration_change', 'referral_need', 'feedback', 'referral'].includes(table) || isRisk(table))
        );
      case 'GP':
        if (isRisk(table)) return tie.known;
        return (tie.known && this.isSent(table, row)) || (cares && OF_PRACTICE.includes(table));
      case 'TEAM_LEAD':
        if (isRisk(table)) return tie.known;
        return (tie.known && this.isSent(table, row)) || (cares && OF_TEAM.includes(table));
      case 'LINK_WORKER':
        if (isRisk(table)) return cares || (tie.known && (row.raised_at ?? row.at) === this.view.moment.now);
        return cares && (OF_TEAM.includes(table) || PLANS.includes(table) || LINK_WORKERS_OWN.includes(table));
    }
  }

  private tie(person: Cell | undefined): Tie {
    return this.view.rules.rows.ties.of(String(person));
  }

  /** Looks after the person, and has not handed them over: whoever has reads on for two weeks. */
  private works(person: string): boolean {
    const { ties } = this.view.rules.rows;
    if (!ties.of(person).full) return false;
    return this.view.world.by('care_relationship', 'person_id', person).some((row) => {
      if (!ties.isOwn(row) || !isOpen(row, this.view.moment.now)) return false;
      if (row.kind === 'TEAM') return row.stage === 'QUEUE';
      if (!['CASELOAD', 'COVER', 'EMERGENCY'].includes(String(row.kind))) return false;
      const lasts =
        row.until === 'infinity'
          ? Number.POSITIVE_INFINITY
          : Date.parse(String(row.until)) - Date.parse(String(row.since));
      return row.kind !== 'CASELOAD' || row.is_lead === true || lasts > TWO_WEEKS;
    });
  }

  /** What follows when a death is recorded. */
  private follows(table: string, person: string, cares: boolean): boolean {
    if (!cares) return false;
    if (TOLD_OF_DEATH.includes(table)) return true;
    return ENDED_BY_DEATH.includes(table) && this.view.world.get('person', person)?.deceased_on !== null;
  }

  private charityMay(table: string, row: Row, tie: Tie): boolean {
    if (isRisk(table) || table === 'amendment') return tie.known;
    if (this.isSent(table, row)) return tie.known;
    const { world } = this.view;
    const connection =
      table === 'connection'
        ? row.id
        : table === 'follow_up_barrier'
          ? world.get('follow_up', row.follow_up_id)?.connection_id
          : row.connection_id;
    if (!['connection', 'connection_transition', 'attendance', 'follow_up', 'follow_up_barrier'].includes(table))
      return false;
    return (tie.connections.get(String(connection)) ?? 'ENDED') !== 'ENDED';
  }

  /** The referral itself, or what belongs to it, is one the viewer sends: for its organisation, or a team for the person. */
  private isSent(table: string, row: Row): boolean {
    if (!['referral', 'referral_need', 'referral_transition', 'feedback'].includes(table)) return false;
    const referral = table === 'referral' ? row : this.view.world.get('referral', row.referral_id);
    if (this.view.asker.role === 'TEAM_LEAD') return referral?.source === 'SELF';
    return referral?.source_organisation_id === this.view.asker.organisation;
  }

  private mayKeep(table: string, row: Row): boolean {
    const { role, organisation, member } = this.view.asker;
    if (role === 'LINK_WORKER' || role === 'TEAM_LEAD') return true;
    if (role !== 'CHARITY' || table === 'asset_support') return false;
    const asset = table === 'asset' ? row : this.view.world.get('asset', row.asset_id);
    const named = this.view.world.by('member_asset', 'member_id', member).map((join) => join.asset_id);
    return asset?.organisation_id === organisation && (named.length === 0 || named.includes(asset.id));
  }

  private leads(member: Cell | undefined): boolean {
    const led = schemesOf(this.view.world, this.view.asker.member);
    return schemesOf(this.view.world, String(member)).some((scheme) => led.includes(scheme));
  }
}

const OF_PRACTICE = [
  'person',
  'related_person',
  'consent',
  'objection',
  'registration_change',
  'escalation',
  'referral',
  'referral_need',
  'feedback',
  'connection',
];
const OF_TEAM = [
  ...OF_PRACTICE,
  'contact_attempt',
  'attendance',
  'follow_up',
  'follow_up_barrier',
  'amendment',
  'unmet_need',
];

function isRisk(table: string): boolean {
  return table === 'risk' || table === 'risk_transition';
}
