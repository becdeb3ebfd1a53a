/** Row security on every table, for its owner too; who may read or append what. Viewers' own rules come next. */
import { Migration } from '@mikro-orm/migrations';

const TABLES = [
  ['organisation', 'scheme', 'scheme_practice', 'member', 'member_scheme'],
  ['person', 'need', 'related_person', 'risk', 'consent', 'care_relationship'],
  ['referral', 'referral_need', 'referral_transition', 'contact_attempt', 'conversation', 'conversation_need'],
  ['plan', 'plan_version', 'plan_version_goal', 'goal', 'action'],
  ['asset', 'asset_category', 'asset_category_link', 'location', 'schedule', 'cost_option', 'postcode'],
  ['member_asset', 'imported_organisation'],
  ['connection', 'connection_transition', 'attendance', 'follow_up', 'follow_up_barrier', 'measurement'],
  ['access_event', 'access_event_person'],
].flat();

/** What the server may add but never change or take away. */
const APPEND_ONLY = ['access_event', 'access_event_person'];

export class Migration20261122000305_row_security extends Migration {
  override up(): void {
    for (const table of TABLES) {
      this.addSql(`alter table ${table} enable row level security, force row level security`);
      this.addSql(`create policy owner on ${table} to kith_owner using (true) with check (true)`);
      this.addSql(`create policy reader on ${table} for select to kith_reader using (true)`);
      this.addSql(`grant select on ${table} to kith_app, kith_reader`);
    }
    for (const table of APPEND_ONLY) this.addSql(`grant insert on ${table} to kith_app`);
  }

  override down(): void {
    for (const table of APPEND_ONLY) this.addSql(`revoke insert on ${table} from kith_app`);
    for (const table of TABLES) {
      this.addSql(`revoke select on ${table} from kith_app, kith_reader`);
      this.addSql(`drop policy reader on ${table}`);
      this.addSql(`drop policy owner on ${table}`);
      this.addSql(`alter table ${table} no force row level security, disable row level security`);
    }
  }
}
