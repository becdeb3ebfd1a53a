/** Measurements. */
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000208_outcome extends Migration {
  override up(): void {
    this.addSql(`create table measurement (
    id uuid not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    version int not null default 1,
    person_id uuid not null,
    plan_id uuid,
    instrument text not null,
    stage text not null,
    taken_at timestamptz(3) not null,
    answers integer[] not null default '{}',
    satisfied int,
    worthwhile int,
    happy int,
    anxious int,
    score double precision,
    metric_score double precision,
    level int,
    by_id uuid,
    recorded_by_id uuid,
    primary key (id),
    constraint measurement_satisfied_check check (satisfied between 0 and 10),
    constraint measurement_worthwhile_check check (worthwhile between 0 and 10),
    constraint measurement_happy_check check (happy between 0 and 10),
    constraint measurement_anxious_check check (anxious between 0 and 10),
    constraint measurement_level_check check (level between 1 and 4),
    constraint measurement_pam_check check ((level is not null) = (instrument = 'PAM' and score is not null)),
    constraint measurement_metric_score_check check ((metric_score is not null) = (instrument = 'SWEMWBS' and
      score is not null) and metric_score between 7 and 35),
    constraint measurement_score_check check (case instrument when 'SWEMWBS' then score between 7 and
      35 when 'UCLA3' then score between 3 and 9 when 'PAM' then score between 0 and
      100 when 'PHQ9' then score between 0 and 27 when 'GAD7' then score between 0 and
      21 else score is null end),
    constraint measurement_ons4_check check (instrument = 'ONS4' or num_nonnulls(satisfied, worthwhile, happy,
      anxious) = 0),
    constraint measurement_answers_check check (case instrument when 'ONS4' then cardinality(answers) = 4 and
      0 <= all(answers) and 10 >= all(answers) when 'SWEMWBS' then cardinality(answers) = 7 and
      1 <= all(answers) and 5 >= all(answers) when 'UCLA3' then cardinality(answers) = 3 and
      1 <= all(answers) and 3 >= all(answers) when 'ONS_LONELINESS' then cardinality(answers) = 1 and
      1 <= all(answers) and 5 >= all(answers) when 'PHQ9' then cardinality(answers) = 9 and
      0 <= all(answers) and 3 >= all(answers) when 'GAD7' then cardinality(answers) = 7 and
      0 <= all(answers) and 3 >= all(answers) else cardinality(answers) = 0 end),
    constraint measurement_instrument_check check (instrument in ('ONS4', 'SWEMWBS', 'UCLA3', 'ONS_LONELINESS',
      'PAM', 'PHQ9', 'GAD7')),
    constraint measurement_stage_check check (stage in ('BASELINE', 'REVIEW', 'CLOSURE')),
    constraint measurement_person_id_foreign foreign key (person_id) references person (id),
    constraint measurement_plan_id_foreign foreign key (plan_id) references plan (id),
    constraint measurement_by_id_foreign foreign key (by_id) references member (id),
    constraint measurement_recorded_by_id_foreign foreign key (recorded_by_id) references member (id)
  )`);
    this.addSql('create index measurement_person_id_index on measurement (person_id)');
    this.addSql('create index measurement_plan_id_taken_at_index on measurement (plan_id, taken_at)');
    this.addSql('create index measurement_person_id_taken_at_index on measurement (person_id, taken_at)');
  }

  override down(): void {
    this.addSql('drop table measurement');
  }
}
