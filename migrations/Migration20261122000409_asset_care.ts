/** What was done for groups, and the needs for which there was none. */
import { Migration } from '@mikro-orm/migrations';
import { keepTrack, protect } from './protection.js';

const TABLES = ['asset_support', 'unmet_need'];

export class Migration20261122000409_asset_care extends Migration {
  override up(): void {
    this.addSql(`create table asset_support (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    asset_id uuid not null,
    kind text not null,
    what text not null,
    supported_on date not null,
    by_id uuid,
    primary key (id),
    constraint asset_support_what_check check (char_length(what) between 1 and 2000),
    constraint asset_support_kind_check check (kind in ('ACCESSIBILITY', 'FUNDING', 'VOLUNTEERS', 'GOVERNANCE',
      'TRAINING', 'CAPACITY')),
    constraint asset_support_asset_id_foreign foreign key (asset_id) references asset (id),
    constraint asset_support_by_id_foreign foreign key (by_id) references member (id)
  )`);
    this.addSql('create index asset_support_by_id_index on asset_support (by_id)');
    this.addSql('create index asset_support_asset_id_supported_on_index on asset_support (asset_id, supported_on)');
    this.addSql(`create table unmet_need (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    need_id uuid not null,
    area text,
    reason text not null,
    recorded_at timestamptz(3) not null,
    recorded_by_id uuid,
    is_sensitive boolean not null default false,
    primary key (id),
    constraint unmet_need_area_check check (char_length(area) between 1 and 4),
    constraint unmet_need_reason_check check (reason in ('NONE_EXISTS', 'FULL', 'COST', 'DISTANCE', 'LANGUAGE',
      'CULTURE', 'NOT_ACCESSIBLE')),
    constraint unmet_need_person_id_foreign foreign key (person_id) references person (id),
    constraint unmet_need_need_id_foreign foreign key (need_id) references need (id),
    constraint unmet_need_recorded_by_id_foreign foreign key (recorded_by_id) references member (id)
  )`);
    this.addSql('create index unmet_need_person_id_index on unmet_need (person_id)');
    this.addSql('create index unmet_need_recorded_by_id_index on unmet_need (recorded_by_id)');
    this.addSql('create index unmet_need_need_id_recorded_at_index on unmet_need (need_id, recorded_at)');
    this.addSql(`create function unmet_need_sensitivity() returns trigger
      language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
        begin
          new.is_sensitive := exists (select from need n where n.id = new.need_id and n.is_sensitive);
          return new;
        end
        $$`);
    this.addSql(`create trigger sensitivity before insert or update on unmet_need
      for each row execute function unmet_need_sensitivity()`);
    this.addSql(`create function pass_on_need_sensitivity_to_unmet_need() returns trigger
      language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
        begin
          update unmet_need set is_sensitive = new.is_sensitive where need_id = new.id;
          return null;
        end
        $$`);
    this.addSql(`create trigger pass_on_sensitivity_to_unmet_need after update on need
      for each row when (old.is_sensitive is distinct from new.is_sensitive)
      execute function pass_on_need_sensitivity_to_unmet_need()`);
    for (const statement of [...protect(TABLES), ...keepTrack(TABLES)]) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop trigger pass_on_sensitivity_to_unmet_need on need');
    this.addSql('drop function pass_on_need_sensitivity_to_unmet_need()');
    this.addSql('drop table unmet_need');
    this.addSql('drop function unmet_need_sensitivity()');
    this.addSql('drop table asset_support');
  }
}
