/** Rows that belong together are about the same person (organisation, plan, referral): held by foreign keys. */
import { Migration } from '@mikro-orm/migrations';

/** Child table, its column, parent table, and what the two have in common; never null in the child unless the column is. */
const TIES = [
  ['consent', 'given_by_id', 'related_person', 'person'],
  ['consent', 'withdrawn_by_id', 'related_person', 'person'],
  ['referral', 'continues_id', 'referral', 'person'],
  ['referral_need', 'referral_id', 'referral', 'person'],
  ['referral_transition', 'referral_id', 'referral', 'person'],
  ['contact_attempt', 'referral_id', 'referral', 'person'],
  ['conversation', 'referral_id', 'referral', 'person'],
  ['conversation_need', 'conversation_id', 'conversation', 'person'],
  ['plan', 'referral_id', 'referral', 'person'],
  ['plan', 'agreed_with_related_person_id', 'related_person', 'person'],
  ['plan_version', 'plan_id', 'plan', 'person'],
  ['plan_version', 'agreed_with_related_person_id', 'related_person', 'person'],
  ['plan_version_goal', 'plan_version_id', 'plan_version', 'person'],
  ['plan_version_goal', 'goal_id', 'goal', 'person'],
  ['goal', 'plan_id', 'plan', 'person'],
  ['action', 'goal_id', 'goal', 'person'],
  ['connection', 'plan_id', 'plan', 'person', 'referral'],
  ['connection', 'goal_id', 'goal', 'person', 'plan'],
  ['connection', 'asset_id', 'asset', 'organisation'],
  ['connection_transition', 'connection_id', 'connection', 'person', 'organisation'],
  ['attendance', 'connection_id', 'connection', 'person', 'organisation'],
  ['follow_up', 'plan_id', 'plan', 'person'],
  ['follow_up', 'connection_id', 'connection', 'person', 'organisation', 'plan'],
  // Apart, for a follow-up of a plan has no organisation, and a foreign key with a null in it holds nothing.
  ['follow_up_barrier', 'follow_up_id', 'follow_up', 'person'],
  ['follow_up_barrier', 'follow_up_id', 'follow_up', 'organisation'],
  ['measurement', 'plan_id', 'plan', 'person'],
] as const;

const columnsOf = (shared: readonly string[]) => shared.map((what) => `${what}_id`).join(', ');

export class Migration20261122000301_same_person extends Migration {
  override up(): void {
    const keys = new Map<string, string>();
    for (const [, , parent, ...shared] of TIES) {
      keys.set(
        `${parent}_same_${shared.join('_')}`,
        `alter table ${parent} add constraint ${parent}_same_${shared.join('_')}
        unique (id, ${columnsOf(shared)})`,
      );
    }
    for (const statement of keys.values()) this.addSql(statement);
    for (const [child, column, parent, ...shared] of TIES) {
      this.addSql(`alter table ${child} add constraint ${child}_${column}_same_${shared.join('_')}
        foreign key (${column}, ${columnsOf(shared)}) references ${parent} (id, ${columnsOf(shared)})`);
    }
  }

  override down(): void {
    const keys = new Map<string, string>();
    for (const [child, column, parent, ...shared] of TIES) {
      this.addSql(`alter table ${child} drop constraint ${child}_${column}_same_${shared.join('_')}`);
      keys.set(`${parent}_same_${shared.join('_')}`, parent);
    }
    for (const [key, parent] of keys) this.addSql(`alter table ${parent} drop constraint ${key}`);
  }
}
