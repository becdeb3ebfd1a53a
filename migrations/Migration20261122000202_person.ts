/** People, what is known and agreed of them. */
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000202_person extends Migration {
  override up(): void {
    this.addSql(`create table person (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    nhs_number text,
    nhs_number_status text not null default 'NOT_PRESENT_TRACE_NOT_REQUIRED',
    given_name text not null,
    family_name text not null,
    preferred_name text,
    pronouns text,
    birth_date date not null,
    deceased_on date,
    gender text not null default 'NOT_KNOWN',
    ethnicity text not null default 'NOT_KNOWN',
    preferred_language text not null default 'en',
    interpreter_needed boolean not null default false,
    phone text,
    email text,
    preferred_contact_method text,
    safe_contact_times text,
    safe_contact_voicemail_allowed boolean,
    safe_contact_text_allowed boolean,
    safe_contact_words_to_avoid text,
    contact_prohibited boolean not null default false,
    address_line1 text,
    address_line2 text,
    address_city text,
    address_county text,
    address_postcode text,
    imd_decile int,
    imd_version text,
    usual_gp text,
    long_term_conditions text[] not null default '{}',
    reasonable_adjustments text[] not null default '{}',
    access_needs text[] not null default '{}',
    about_me_most_important_to_me text,
    about_me_people_important_to_me text,
    about_me_how_to_communicate_with_me text,
    about_me_my_wellness text,
    about_me_please_do text,
    about_me_please_dont text,
    about_me_how_and_when_to_support_me text,
    safety_notes text,
    primary key (id),
    constraint person_nhs_number_check check (is_nhs_number(nhs_number)),
    constraint person_given_name_check check (char_length(given_name) between 1 and 200),
    constraint person_family_name_check check (char_length(family_name) between 1 and 200),
    constraint person_preferred_name_check check (char_length(preferred_name) between 1 and 200),
    constraint person_pronouns_check check (char_length(pronouns) between 1 and 40),
    constraint person_preferred_language_check check (preferred_language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    constraint person_phone_check check (char_length(phone) between 1 and 40),
    constraint person_email_check check (char_length(email) between 1 and 254),
    constraint person_imd_decile_check check (imd_decile between 1 and 10),
    constraint person_imd_version_check check (char_length(imd_version) between 1 and 20),
    constraint person_usual_gp_check check (char_length(usual_gp) between 1 and 200),
    constraint person_long_term_conditions_check check (is_text_list(long_term_conditions, 200)),
    constraint person_reasonable_adjustments_check check (is_text_list(reasonable_adjustments, 500)),
    constraint person_safety_notes_check check (char_length(safety_notes) between 1 and 20000),
    constraint person_about_me_check check (char_length(concat(about_me_most_important_to_me,
      about_me_people_important_to_me, about_me_how_to_communicate_with_me, about_me_my_wellness,
      about_me_please_do, about_me_please_dont, about_me_how_and_when_to_support_me)) <= 20000),
    constraint person_safe_contact_check check (char_length(concat(safe_contact_times,
      safe_contact_words_to_avoid)) <= 2000),
    constraint person_address_check check (char_length(concat(address_line1, address_line2, address_city,
      address_county)) <= 1000 and address_postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$'),
    constraint person_deceased_on_check check (deceased_on >= birth_date),
    constraint person_birth_date_check check (birth_date >= '1880-01-01'),
    constraint person_imd_check check ((imd_decile is null) = (imd_version is null)),
    constraint person_nhs_number_present_check check ((nhs_number is null) = (nhs_number_status = 'NOT_PRESENT_TRACE_NOT_REQUIRED')),
    constraint person_nhs_number_status_check check (nhs_number_status in ('VERIFIED', 'PRESENT_NOT_TRACED',
      'TRACE_REQUIRED', 'TRACE_NO_MATCH', 'TRACE_TO_RESOLVE', 'TRACE_IN_PROGRESS',
      'NOT_PRESENT_TRACE_NOT_REQUIRED', 'TRACE_POSTPONED')),
    constraint person_gender_check check (gender in ('FEMALE', 'MALE', 'INDETERMINATE', 'NOT_KNOWN')),
    constraint person_ethnicity_check check (ethnicity in ('BRITISH', 'IRISH', 'OTHER_WHITE',
      'WHITE_AND_BLACK_CARIBBEAN', 'WHITE_AND_BLACK_AFRICAN', 'WHITE_AND_ASIAN', 'OTHER_MIXED', 'INDIAN',
      'PAKISTANI', 'BANGLADESHI', 'OTHER_ASIAN', 'CARIBBEAN', 'AFRICAN', 'OTHER_BLACK', 'CHINESE', 'ANY_OTHER',
      'NOT_STATED', 'NOT_KNOWN')),
    constraint person_preferred_contact_method_check check (preferred_contact_method in ('FACE_TO_FACE',
      'TELEPHONE', 'TALK_TYPE', 'EMAIL', 'TEXT_MESSAGE', 'INSTANT_MESSAGE', 'VIDEO', 'MESSAGE_BOARD',
      'CHAT_ROOM', 'OTHER')),
    constraint person_access_needs_check check (access_needs <@ array['TRANSPORT'::text, 'MONEY'::text,
      'CONFIDENCE'::text, 'TIME'::text, 'DIGITAL'::text, 'LANGUAGE'::text, 'CARING'::text, 'MOBILITY'::text,
      'CULTURE_OR_FAITH'::text, 'SENSORY_OR_COMMUNICATION'::text, 'HEALTH'::text, 'SAFETY'::text,
      'OTHER'::text])
  )`);
    this.addSql('create index person_nhs_number_index on person (nhs_number)');
    this.addSql(
      `create unique index person_traced_nhs_number_unique on person (nhs_number) where nhs_number_status = 'VERIFIED'`,
    );
    this.addSql(`create table need (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    key text not null,
    name text not null,
    is_sensitive boolean not null default false,
    primary key (id),
    constraint need_key_unique unique (key),
    constraint need_key_check check (key ~ '^[a-z][a-z0-9-]{1,59}$'),
    constraint need_name_check check (char_length(name) between 1 and 200)
  )`);
    this.addSql(`create table related_person (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    name text not null,
    relationship text not null,
    phone text,
    is_carer boolean not null default false,
    is_emergency_contact boolean not null default false,
    may_be_told boolean not null default false,
    authority text not null default 'NONE',
    evidence_seen boolean not null default false,
    authority_until date,
    primary key (id),
    constraint related_person_name_check check (char_length(name) between 1 and 200),
    constraint related_person_relationship_check check (char_length(relationship) between 1 and 100),
    constraint related_person_phone_check check (char_length(phone) between 1 and 40),
    constraint related_person_authority_given_check check (authority <> 'NONE' or (authority_until is null and
      not evidence_seen)),
    constraint related_person_authority_check check (authority in ('NONE', 'PARENTAL_RESPONSIBILITY',
      'LPA_HEALTH', 'DEPUTY', 'APPOINTEE')),
    constraint related_person_person_id_foreign foreign key (person_id) references person (id)
  )`);
    this.addSql('create index related_person_person_id_index on related_person (person_id)');
    this.addSql('create index related_person_person_id_name_index on related_person (person_id, name)');
    this.addSql(`create table risk (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    kind text,
    description text,
    source text not null,
    status text not null default 'OPEN',
    raised_at timestamptz(3) not null,
    by_id uuid,
    recorded_by_id uuid,
    reviewed_at timestamptz(3),
    reviewed_by_id uuid,
    primary key (id),
    constraint risk_description_check check (char_length(description) between 1 and 20000),
    constraint risk_reviewed_at_check check (reviewed_at >= raised_at),
    constraint risk_reviewed_check check ((reviewed_at is null) = (reviewed_by_id is null)),
    constraint risk_description_present_check check (status = 'NO_KNOWN_RISK' or description is not null),
    constraint risk_kind_present_check check ((status = 'NO_KNOWN_RISK') = (kind is null)),
    constraint risk_kind_check check (kind in ('SUICIDE_OR_SELF_HARM', 'HARM_TO_OTHERS', 'SAFEGUARDING_ADULT',
      'SAFEGUARDING_CHILD', 'SELF_NEGLECT', 'PHYSICAL_HEALTH', 'HOME_OR_VISIT', 'OTHER')),
    constraint risk_source_check check (source in ('PERSON', 'RELATED_PERSON', 'REFERRER', 'PRACTICE',
      'LINK_WORKER', 'ASSET', 'MEASUREMENT')),
    constraint risk_status_check check (status in ('OPEN', 'MANAGED', 'CLOSED', 'NO_KNOWN_RISK')),
    constraint risk_person_id_foreign foreign key (person_id) references person (id),
    constraint risk_by_id_foreign foreign key (by_id) references member (id),
    constraint risk_recorded_by_id_foreign foreign key (recorded_by_id) references member (id),
    constraint risk_reviewed_by_id_foreign foreign key (reviewed_by_id) references member (id)
  )`);
    this.addSql('create index risk_person_id_index on risk (person_id)');
    this.addSql('create index risk_by_id_index on risk (by_id)');
    this.addSql('create index risk_recorded_by_id_index on risk (recorded_by_id)');
    this.addSql('create index risk_reviewed_by_id_index on risk (reviewed_by_id)');
    this.addSql('create index risk_person_id_raised_at_index on risk (person_id, raised_at)');
    this.addSql(`create table consent (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    scope text not null,
    organisation_id uuid,
    given_at timestamptz(3) not null,
    given_by_id uuid,
    method text not null,
    explained text,
    withdrawn_at timestamptz(3),
    withdrawn_by_id uuid,
    recorded_by_id uuid,
    primary key (id),
    constraint consent_explained_check check (char_length(explained) between 1 and 20000),
    constraint consent_withdrawn_by_check check (withdrawn_by_id is null or withdrawn_at is not null),
    constraint consent_withdrawn_at_check check (withdrawn_at >= given_at),
    constraint consent_organisation_check check ((scope = 'SHARE_WITH_ORGANISATION') = (organisation_id is not null)),
    constraint consent_scope_check check (scope in ('SHARE_WITH_ORGANISATION', 'RESEARCH', 'NATIONAL_DATA_OPT_OUT')),
    constraint consent_method_check check (method in ('SPOKEN', 'WRITTEN', 'ELECTRONIC')),
    constraint consent_person_id_foreign foreign key (person_id) references person (id),
    constraint consent_organisation_id_foreign foreign key (organisation_id) references organisation (id),
    constraint consent_given_by_id_foreign foreign key (given_by_id) references related_person (id),
    constraint consent_withdrawn_by_id_foreign foreign key (withdrawn_by_id) references related_person (id),
    constraint consent_recorded_by_id_foreign foreign key (recorded_by_id) references member (id)
  )`);
    this.addSql('create index consent_person_id_index on consent (person_id)');
    this.addSql('create index consent_organisation_id_index on consent (organisation_id)');
    this.addSql('create index consent_given_by_id_index on consent (given_by_id)');
    this.addSql('create index consent_withdrawn_by_id_index on consent (withdrawn_by_id)');
    this.addSql('create index consent_recorded_by_id_index on consent (recorded_by_id)');
    this.addSql(
      `create index consent_person_id_organisation_id_scope_index on consent (person_id, organisation_id, scope)`,
    );
  }

  override down(): void {
    this.addSql('drop table consent');
    this.addSql('drop table risk');
    this.addSql('drop table related_person');
    this.addSql('drop table need');
    this.addSql('drop table person');
  }
}
