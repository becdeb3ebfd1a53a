/** Assets, with where, when and for how much. */
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000205_asset extends Migration {
  override up(): void {
    this.addSql(`create table asset (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    organisation_id uuid not null,
    name text not null,
    description text,
    status text not null default 'ACTIVE',
    green_kind text,
    referral_route text not null default 'OPEN',
    url text,
    email text,
    phone text,
    fees text,
    minimum_age int,
    maximum_age int,
    eligibility text,
    languages text[] not null default '{}',
    accessibility text[] not null default '{}',
    accessibility_notes text,
    maximum_places int,
    available_places int,
    waiting_list int,
    assured_on date,
    assured_by text,
    alert text,
    source text,
    external_id text,
    external_updated_at timestamptz(3),
    primary key (id),
    constraint asset_source_external_id_unique unique (source, external_id),
    constraint asset_name_check check (char_length(name) between 1 and 200),
    constraint asset_description_check check (char_length(description) between 1 and 20000),
    constraint asset_url_check check (char_length(url) between 1 and 2000),
    constraint asset_email_check check (char_length(email) between 1 and 254),
    constraint asset_phone_check check (char_length(phone) between 1 and 50),
    constraint asset_fees_check check (char_length(fees) between 1 and 2000),
    constraint asset_minimum_age_check check (minimum_age between 0 and 150),
    constraint asset_maximum_age_check check (maximum_age between 0 and 150),
    constraint asset_eligibility_check check (char_length(eligibility) between 1 and 5000),
    constraint asset_accessibility_notes_check check (char_length(accessibility_notes) between 1 and 5000),
    constraint asset_maximum_places_check check (maximum_places between 0 and 100000),
    constraint asset_available_places_check check (available_places between 0 and 100000),
    constraint asset_waiting_list_check check (waiting_list between 0 and 100000),
    constraint asset_assured_by_check check (char_length(assured_by) between 1 and 254),
    constraint asset_alert_check check (char_length(alert) between 1 and 5000),
    constraint asset_source_check check (char_length(source) between 1 and 500),
    constraint asset_external_id_check check (char_length(external_id) between 1 and 200),
    constraint asset_languages_check check (array_to_string(languages, ',') ~ '^([a-z]{2,3}(,[a-z]{2,3})*)?$'),
    constraint asset_source_with_id_check check ((source is null) = (external_id is null)),
    constraint asset_places_check check (available_places <= maximum_places),
    constraint asset_ages_check check (minimum_age <= maximum_age),
    constraint asset_status_check check (status in ('ACTIVE', 'INACTIVE', 'DEFUNCT', 'TEMPORARILY_CLOSED')),
    constraint asset_green_kind_check check (green_kind in ('HORTICULTURE', 'CONSERVATION', 'CARE_FARMING',
      'GREEN_EXERCISE', 'BLUE', 'NATURE_ARTS')),
    constraint asset_referral_route_check check (referral_route in ('OPEN', 'SELF', 'LINK_WORKER_ONLY')),
    constraint asset_accessibility_check check (accessibility <@ array['STEP_FREE'::text,
      'ACCESSIBLE_TOILET'::text, 'CHANGING_PLACES_TOILET'::text, 'ACCESSIBLE_PARKING'::text,
      'HEARING_LOOP'::text, 'SIGN_LANGUAGE'::text, 'LARGE_PRINT'::text, 'ASSISTANCE_DOGS'::text,
      'QUIET_SPACE'::text, 'PUBLIC_TRANSPORT'::text]),
    constraint asset_organisation_id_foreign foreign key (organisation_id) references organisation (id)
  )`);
    this.addSql('create index asset_status_name_index on asset (status, name)');
    this.addSql('create index asset_organisation_id_name_index on asset (organisation_id, name)');
    this.addSql(`create table asset_category (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    key text not null,
    name text not null,
    is_sensitive boolean not null default false,
    primary key (id),
    constraint asset_category_key_unique unique (key),
    constraint asset_category_name_check check (char_length(name) between 1 and 200),
    constraint asset_category_key_check check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(key) <= 100)
  )`);
    this.addSql(`create table asset_category_link (
    asset_id uuid not null,
    category_id uuid not null,
    primary key (asset_id, category_id),
    constraint asset_category_link_asset_id_foreign foreign key (asset_id) references asset (id) on delete cascade,
    constraint asset_category_link_category_id_foreign foreign key (category_id) references asset_category (id)
  )`);
    this.addSql(
      `create index asset_category_link_category_id_asset_id_index on asset_category_link (category_id, asset_id)`,
    );
    this.addSql(`create table location (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    asset_id uuid not null,
    kind text not null default 'PHYSICAL',
    name text,
    description text,
    latitude double precision,
    longitude double precision,
    address_line text,
    city text,
    county text,
    postcode text,
    country text,
    accessibility_notes text,
    external_id text,
    primary key (id),
    constraint location_asset_id_external_id_unique unique (asset_id, external_id),
    constraint location_name_check check (char_length(name) between 1 and 200),
    constraint location_description_check check (char_length(description) between 1 and 5000),
    constraint location_address_line_check check (char_length(address_line) between 1 and 500),
    constraint location_city_check check (char_length(city) between 1 and 100),
    constraint location_county_check check (char_length(county) between 1 and 100),
    constraint location_postcode_check check (char_length(postcode) between 1 and 12),
    constraint location_country_check check (char_length(country) between 1 and 100),
    constraint location_accessibility_notes_check check (char_length(accessibility_notes) between 1 and 5000),
    constraint location_external_id_check check (char_length(external_id) between 1 and 200),
    constraint location_coordinates_check check ((latitude is null) = (longitude is null) and
      latitude between -90 and 90 and longitude between -180 and 180),
    constraint location_kind_check check (kind in ('PHYSICAL', 'POSTAL', 'VIRTUAL')),
    constraint location_asset_id_foreign foreign key (asset_id) references asset (id) on delete cascade
  )`);
    this.addSql(`create table schedule (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    asset_id uuid not null,
    location_id uuid,
    frequency text,
    interval int not null default 1,
    by_day text[] not null default '{}',
    by_month_day integer[] not null default '{}',
    starts_on date,
    until date,
    opens_at text,
    closes_at text,
    valid_from date,
    valid_to date,
    description text,
    attending_type text,
    notes text,
    external_id text,
    primary key (id),
    constraint schedule_asset_id_external_id_unique unique (asset_id, external_id),
    constraint schedule_interval_check check (interval between 1 and 99),
    constraint schedule_description_check check (char_length(description) between 1 and 5000),
    constraint schedule_attending_type_check check (char_length(attending_type) between 1 and 500),
    constraint schedule_notes_check check (char_length(notes) between 1 and 5000),
    constraint schedule_external_id_check check (char_length(external_id) between 1 and 200),
    constraint schedule_days_check check (valid_to >= valid_from and until >= starts_on),
    constraint schedule_weekly_check check (frequency is not distinct from 'MONTHLY' or (by_month_day = '{}' and
      array_to_string(by_day, ',') !~ '[0-9]')),
    constraint schedule_hours_check check (opens_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and
      closes_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    constraint schedule_by_month_day_check check (0 <> all(by_month_day) and -31 <= all(by_month_day) and
      31 >= all(by_month_day)),
    constraint schedule_by_day_check check (array_to_string(by_day,
      ',') ~ '^((-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*)?$'),
    constraint schedule_frequency_check check (frequency in ('WEEKLY', 'MONTHLY')),
    constraint schedule_asset_id_foreign foreign key (asset_id) references asset (id) on delete cascade,
    constraint schedule_location_id_foreign foreign key (location_id) references location (id) on delete set null
  )`);
    this.addSql('create index schedule_location_id_index on schedule (location_id)');
    this.addSql(`create table cost_option (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    asset_id uuid not null,
    option text,
    amount double precision,
    amount_description text,
    valid_from date,
    valid_to date,
    primary key (id),
    constraint cost_option_option_check check (char_length(option) between 1 and 500),
    constraint cost_option_amount_description_check check (char_length(amount_description) between 1 and 2000),
    constraint cost_option_days_check check (valid_to >= valid_from),
    constraint cost_option_amount_check check (amount >= 0 and amount < 'Infinity'::float8),
    constraint cost_option_asset_id_foreign foreign key (asset_id) references asset (id) on delete cascade
  )`);
    this.addSql('create index cost_option_asset_id_index on cost_option (asset_id)');
    this.addSql(`create table member_asset (
    member_id uuid not null,
    asset_id uuid not null,
    primary key (member_id, asset_id),
    constraint member_asset_member_id_foreign foreign key (member_id) references member (id) on delete cascade,
    constraint member_asset_asset_id_foreign foreign key (asset_id) references asset (id) on delete cascade
  )`);
    this.addSql('create index member_asset_asset_id_member_id_index on member_asset (asset_id, member_id)');
    this.addSql(`create table imported_organisation (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    source text not null,
    external_id text not null,
    organisation_id uuid not null,
    primary key (id),
    constraint imported_organisation_source_external_id_unique unique (source, external_id),
    constraint imported_organisation_source_check check (char_length(source) between 1 and 500),
    constraint imported_organisation_external_id_check check (char_length(external_id) between 1 and 200),
    constraint imported_organisation_organisation_id_foreign foreign key (organisation_id)
      references organisation (id)
  )`);
    this.addSql('create index imported_organisation_organisation_id_index on imported_organisation (organisation_id)');
    this.addSql(`create table postcode (
    postcode text not null,
    latitude double precision not null,
    longitude double precision not null,
    primary key (postcode),
    constraint postcode_coordinates_check check (latitude between -90 and 90 and longitude between -180 and 180),
    constraint postcode_form_check check (postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?([0-9][A-Z]{2})?$')
  )`);
  }

  override down(): void {
    this.addSql('drop table postcode');
    this.addSql('drop table imported_organisation');
    this.addSql('drop table member_asset');
    this.addSql('drop table cost_option');
    this.addSql('drop table schedule');
    this.addSql('drop table location');
    this.addSql('drop table asset_category_link');
    this.addSql('drop table asset_category');
    this.addSql('drop table asset');
  }
}
