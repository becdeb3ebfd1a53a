/** Keeps `is_sensitive` on every row under a need, from the need (or the asset's category) downward, by triggers. */
import { Migration } from '@mikro-orm/migrations';

/** Table, and when a row of it is sensitive. Nobody else can set the column: the trigger always overrules. */
const SENSITIVE_WHEN = [
  ['referral_need', 'exists (select from need n where n.id = new.need_id and n.is_sensitive)'],
  ['conversation_need', 'exists (select from need n where n.id = new.need_id and n.is_sensitive)'],
  ['goal', 'exists (select from need n where n.id = new.need_id and n.is_sensitive)'],
  ['action', 'exists (select from goal g where g.id = new.goal_id and g.is_sensitive)'],
  ['plan_version_goal', 'exists (select from goal g where g.id = new.goal_id and g.is_sensitive)'],
  [
    'connection',
    `exists (select from goal g where g.id = new.goal_id and g.is_sensitive) or exists (
        select from asset_category_link l join asset_category c on c.id = l.category_id
        where l.asset_id = new.asset_id and c.is_sensitive)`,
  ],
  ['connection_transition', 'exists (select from connection c where c.id = new.connection_id and c.is_sensitive)'],
  ['attendance', 'exists (select from connection c where c.id = new.connection_id and c.is_sensitive)'],
  ['follow_up', 'exists (select from connection c where c.id = new.connection_id and c.is_sensitive)'],
  ['follow_up_barrier', 'exists (select from follow_up f where f.id = new.follow_up_id and f.is_sensitive)'],
  [
    'care_relationship',
    `new.kind = 'SUPPORTING' and exists (select from connection c where c.id = new.cause_id and c.is_sensitive)`,
  ],
] as const;

/** Where a change of `is_sensitive` goes on: the rows of the children that name the row, by which column. */
const PASSES_TO = [
  ['need', ['referral_need.need_id', 'conversation_need.need_id', 'goal.need_id']],
  ['goal', ['action.goal_id', 'plan_version_goal.goal_id', 'connection.goal_id']],
  [
    'connection',
    [
      'connection_transition.connection_id',
      'attendance.connection_id',
      'follow_up.connection_id',
      'care_relationship.cause_id',
    ],
  ],
  ['follow_up', ['follow_up_barrier.follow_up_id']],
] as const;

/** As the owner, since whoever writes may not see the parent; the search path is fixed, as for every such function. */
const AS_OWNER = 'language plpgsql security definer set search_path = pg_catalog, public, pg_temp';

export class Migration20261122000302_sensitive_needs extends Migration {
  override up(): void {
    for (const [table, condition] of SENSITIVE_WHEN) {
      this.addSql(`create function ${table}_sensitivity() returns trigger ${AS_OWNER} as $$
        begin
          new.is_sensitive := ${condition};
          return new;
        end
        $$`);
      this.addSql(`create trigger sensitivity before insert or update on ${table}
        for each row execute function ${table}_sensitivity()`);
    }
    for (const [table, children] of PASSES_TO) {
      // Setting the column is enough: the child's own trigger finds the value, and passes it on if it changed.
      const updates = children.map((child) => {
        const [name, column] = child.split('.');
        return `update ${name} set is_sensitive = new.is_sensitive where ${column} = new.id;`;
      });
      this.addSql(`create function pass_on_${table}_sensitivity() returns trigger ${AS_OWNER} as $$
        begin
          ${updates.join('\n          ')}
          return null;
        end
        $$`);
      this.addSql(`create trigger pass_on_sensitivity after update on ${table}
        for each row when (old.is_sensitive is distinct from new.is_sensitive)
        execute function pass_on_${table}_sensitivity()`);
    }
    this.addSql(`create function pass_on_asset_category_sensitivity() returns trigger ${AS_OWNER} as $$
        begin
          update connection set is_sensitive = new.is_sensitive
            where asset_id in (select l.asset_id from asset_category_link l where l.category_id = new.id);
          return null;
        end
        $$`);
    this.addSql(`create trigger pass_on_sensitivity after update on asset_category
        for each row when (old.is_sensitive is distinct from new.is_sensitive)
        execute function pass_on_asset_category_sensitivity()`);
    this.addSql(`create function pass_on_asset_category_link_sensitivity() returns trigger ${AS_OWNER} as $$
        begin
          if exists (select from asset_category c where c.id in (old.category_id, new.category_id) and c.is_sensitive) then
            update connection set is_sensitive = is_sensitive where asset_id in (old.asset_id, new.asset_id);
          end if;
          return null;
        end
        $$`);
    this.addSql(`create trigger pass_on_sensitivity after insert or update or delete on asset_category_link
        for each row execute function pass_on_asset_category_link_sensitivity()`);
  }

  override down(): void {
    const passing = [...PASSES_TO.map(([table]) => table), 'asset_category', 'asset_category_link'];
    for (const table of passing) {
      this.addSql(`drop trigger pass_on_sensitivity on ${table}`);
      this.addSql(`drop function pass_on_${table}_sensitivity()`);
    }
    for (const [table] of SENSITIVE_WHEN) {
      this.addSql(`drop trigger sensitivity on ${table}`);
      this.addSql(`drop function ${table}_sensitivity()`);
    }
  }
}
