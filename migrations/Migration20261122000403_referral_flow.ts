/** What referrals need to flow: feedback to the referrer, who keeps a person at risk safe, and references that are free. */
import { Migration } from '@mikro-orm/migrations';
import { keepTrack, protect } from './protection.js';

const feedback = [
  `create table feedback (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    referral_id uuid not null,
    kind text not null,
    text text not null,
    sent_at timestamptz(3) not null,
    read_at timestamptz(3),
    by_id uuid,
    primary key (id),
    constraint feedback_text_check check (char_length(text) between 1 and 4000),
    constraint feedback_read_check check (read_at >= sent_at),
    constraint feedback_kind_check check (kind in ('RECEIVED', 'ACCEPTED', 'OUTCOME')),
    constraint feedback_person_id_foreign foreign key (person_id) references person (id),
    constraint feedback_referral_id_foreign foreign key (referral_id) references referral (id),
    constraint feedback_by_id_foreign foreign key (by_id) references member (id),
    constraint feedback_referral_id_same_person foreign key (referral_id, person_id) references referral (id, person_id)
  )`,
  'create index feedback_person_id_index on feedback (person_id)',
  'create index feedback_by_id_index on feedback (by_id)',
  'create index feedback_referral_id_sent_at_index on feedback (referral_id, sent_at)',
  ...protect(['feedback']),
  ...keepTrack(['feedback']),
];

/** As the owner, for the references of referrals that the caller cannot see are taken too. They are no secret. */
const newReference = `create function new_referral_reference() returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
  declare
    v_letters constant text := '23456789ABCDEFGHJKLMNPQRSTVWXYZ';
    v_made text;
  begin
    loop
      select string_agg(substr(v_letters, 1 + floor(random() * char_length(v_letters))::int, 1), '') into v_made
        from generate_series(1, 6);
      v_made := substr(v_made, 1, 3) || '-' || substr(v_made, 4);
      exit when not exists (select from referral f where f.reference = v_made);
    end loop;
    return v_made;
  end
  $$`;

export class Migration20261122000403_referral_flow extends Migration {
  override up(): void {
    this.addSql(`alter table referral
      add column care_in_place_clinician text,
      add column no_feedback_reason text,
      add constraint referral_care_in_place_clinician_check check (char_length(care_in_place_clinician) between 1 and 200),
      add constraint referral_no_feedback_reason_check check (char_length(no_feedback_reason) between 1 and 2000),
      add constraint referral_clinician_check check (care_in_place_clinician is null or care_in_place is not null),
      add constraint referral_no_feedback_check check (no_feedback_reason is null or status = 'CLOSED')`);
    for (const statement of feedback) this.addSql(statement);
    this.addSql(newReference);
    this.addSql('revoke all on function new_referral_reference() from public');
    this.addSql('grant execute on function new_referral_reference() to kith_app');
  }

  override down(): void {
    this.addSql('drop function new_referral_reference()');
    this.addSql('drop table feedback');
    this.addSql('alter table referral drop column no_feedback_reason, drop column care_in_place_clinician');
  }
}
