/** Rows that belong together are about the same person, the same organisation, the same plan: held by foreign keys. */
import { Migration } from '@mikro-orm/migrations';

/** Child table, its column, parent table: the child names its parent together with the parent's person. */
const SAME_PERSON = [
  ['consent', 'given_by_id', 'related_person'],
  ['consent', 'withdrawn_by_id', 'related_person'],
  ['referral', 'continues_id', 'referral'],
  ['referral_need', 'referral_id', 'referral'],
  ['referral_transition', 'referral_id', 'referral'],
  ['contact_attempt', 'referral_id', 'referral'],
  ['conversation', 'referral_id', 'referral'],
  ['conversation_need', 'conversation_id', 'conversation'],
  ['plan', 'referral_id', 'referral'],
  ['plan', 'agreed_with_related_person_id', 'related_person'],
  ['plan_version', 'plan_id', 'plan'],
  ['plan_version', 'agreed_with_related_person_id', 'related_person'],
  ['plan_version_goal', 'plan_version_id', 'plan_version'],
  ['plan_version_goal', 'goal_id', 'goal'],
  ['goal', 'plan_id', 'plan'],
  ['action', 'goal_id', 'goal'],
  ['connection', 'plan_id', 'plan'],
  ['connection', 'goal_id', 'goal'],
  ['connection_transition', 'connection_id', 'connection'],
  ['attendance', 'connection_id', 'connection'],
  ['follow_up', 'plan_id', 'plan'],
  ['follow_up', 'connection_id', 'connection'],
  ['follow_up_barrier', 'follow_up_id', 'follow_up'],
  ['measurement', 'plan_id', 'plan'],
] as const;

/** A charity's rows stand out by `organisation_id`; it is that of the asset, all the way down. */
const SAME_ORGANISATION = [
  ['connection', 'asset_id', 'asset'],
  ['connection_transition', 'connection_id', 'connection'],
  ['attendance', 'connection_id', 'connection'],
  ['follow_up', 'connection_id', 'connection'],
  ['follow_up_barrier', 'follow_up_id', 'follow_up'],
] as const;

const SAME_REFERRAL = [['connection', 'plan_id', 'plan']] as const;
const SAME_PLAN = [
  ['connection', 'goal_id', 'goal'],
  ['follow_up', 'connection_id', 'connection'],
] as const;

const ALL = [
  { what: 'person', ties: SAME_PERSON },
  { what: 'organisation', ties: SAME_ORGANISATION },
  { what: 'referral', ties: SAME_REFERRAL },
  { what: 'plan', ties: SAME_PLAN },
] as const;

export class Migration20261122000301_same_person extends Migration {
  override up(): void {
    for (const { what, ties } of ALL) {
      for (const parent of new Set(ties.map(([, , table]) => table))) {
        this.addSql(`alter table ${parent} add constraint ${parent}_same_${what} unique (id, ${what}_id)`);
      }
      for (const [child, column, parent] of ties) {
        this.addSql(`alter table ${child} add constraint ${child}_${column}_same_${what}
          foreign key (${column}, ${what}_id) references ${parent} (id, ${what}_id)`);
      }
    }
  }

  override down(): void {
    for (const { what, ties } of [...ALL].reverse()) {
      for (const [child, column] of ties) {
        this.addSql(`alter table ${child} drop constraint ${child}_${column}_same_${what}`);
      }
      for (const parent of new Set(ties.map(([, , table]) => table))) {
        this.addSql(`alter table ${parent} drop constraint ${parent}_same_${what}`);
      }
    }
  }
}
