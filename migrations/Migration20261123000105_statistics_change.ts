/** A question of statistics: how scores changed between the first measurement and the last, said no louder than such data can. */
import { Migration } from '@mikro-orm/migrations';

/**
 * How much a score has to change to mean something for one person, as published; and which way is better (1 up, -1 down).
 * Where no value is published, any change counts, and the answer says that none is.
 */
const SCORES: Readonly<Record<string, readonly [better: number, meaningful: number | null]>> = {
  SWEMWBS: [1, 1],
  UCLA3: [-1, null],
  ONS_LONELINESS: [1, null],
  PAM: [1, 4],
  PHQ9: [-1, 6],
  GAD7: [-1, 4],
  ONS4_SATISFIED: [1, null],
  ONS4_WORTHWHILE: [1, null],
  ONS4_HAPPY: [1, null],
  ONS4_ANXIOUS: [-1, null],
};

const BETTER = Object.entries(SCORES).map(
  ([score, [better, meaningful]]) => `('${score}', ${better}, ${meaningful ?? 'null'}::float8)`,
);

/** The 0.975 quantile of Student's t, by Hill's expansion (Abramowitz and Stegun 26.7.5): to four places from 7 degrees on. */
const QUANTILE = `create function statistics.t_quantile(p_degrees int) returns float8 language sql immutable as $$
  select z + (z ^ 3 + z) / (4 * d) + (5 * z ^ 5 + 16 * z ^ 3 + 3 * z) / (96 * d ^ 2)
    + (3 * z ^ 7 + 19 * z ^ 5 + 17 * z ^ 3 - 15 * z) / (384 * d ^ 3)
    + (79 * z ^ 9 + 776 * z ^ 7 + 1482 * z ^ 5 - 1920 * z ^ 3 - 945 * z) / (92160 * d ^ 4)
  from (select 1.959963984540054::float8 as z, p_degrees::float8 as d) x $$`;

/** The 95 % interval of a mean from its standard deviation; none below thirty pairs. */
const INTERVAL = `create function statistics.interval_of(p_mean float8, p_deviation float8, p_n int) returns float8[] language sql immutable as $$
  select case when p_n >= 30 then array[p_mean - half, p_mean + half] end
  from (select statistics.t_quantile(p_n - 1) * p_deviation / sqrt(p_n) as half where p_n > 1) h $$`;

/** What is told of the pairs of one group; nothing but how many, where these are few or hidden. An order of answers has no mean. */
const TOLD = `create function statistics.change_of(p_score text, p_n int, p_hidden boolean, p_numbers float8[], p_setting statistics.setting) returns jsonb
  language sql immutable as $$
  select case when p_hidden or p_n < p_setting.threshold then '{}'::jsonb else jsonb_build_object(
      'medianBefore', p_numbers[3], 'medianAfter', p_numbers[4], 'medianDays', p_numbers[7])
    || case when p_score = 'ONS_LONELINESS' then '{}'::jsonb else jsonb_build_object(
      'meanBefore', round(p_numbers[1]::numeric, 1), 'meanAfter', round(p_numbers[2]::numeric, 1), 'meanChange', round(p_numbers[5]::numeric, 1),
      'intervalFrom', round((statistics.interval_of(p_numbers[5], p_numbers[6], p_n))[1]::numeric, 1),
      'intervalTo', round((statistics.interval_of(p_numbers[5], p_numbers[6], p_n))[2]::numeric, 1)) end end
    || jsonb_build_object('intervalMethod', case when p_score = 'ONS_LONELINESS' then 'NONE_ORDINAL' when p_hidden or p_n < 30 then 'NONE_TOO_FEW' else 'STUDENT_T' end) $$`;

const CHANGE = `create function statistics.change(p_score text, p_by text[], p_filter jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    v_setting statistics.setting := (select s from statistics.setting s);
    v_dimensions text[] := statistics.dimensions_of(p_by, p_filter);
    v_better int;
    v_meaningful float8;
    v_many text := (select d from unnest(p_by) d where statistics.is_many(d));
    v_where text := format(' where %s and %s and f.after is not null', statistics.scope(), statistics.condition(p_filter));
    v_source text;
    v_numbers text := 'array[avg(f.before), avg(f.after), percentile_cont(0.5) within group (order by f.before), percentile_cont(0.5) within group (order by f.after),
      avg(f.after - f.before), stddev_samp(f.after - f.before), percentile_cont(0.5) within group (order by f.days)] as numbers, count(*)::int as n';
    v_groups jsonb;
  begin
    perform statistics.guard('change', p_by, p_filter, v_setting);
    select better, meaningful into strict v_better, v_meaningful from (values ${BETTER.join(', ')}) s(score, better, meaningful) where score = p_score;
    v_source := format('(select s.*, x.before, x.after, x.days, (x.after - x.before) * %s as gain from statistics.pair x join %s using (referral_id) where x.score = %L) f',
      v_better, regexp_replace(statistics.source(v_dimensions, true), 'f$', 's'), p_score);
    execute 'with r as (select ''{}''::text[] as key, ' || v_numbers || ' from ' || v_source || v_where
      || case when p_by = '{}' then '' else ' union all select ' || (select format('array[%s]', string_agg(case when d = v_many then 'm.v' else format('f.%I', lower(d)) end, ', ' order by n))
          from unnest(p_by) with ordinality b(d, n)) || ', ' || v_numbers || ' from ' || v_source
          || case when v_many is null then '' else format(' cross join unnest(f.%I) m(v)', lower(v_many)) end || v_where || ' group by 1' end
      || '), c as materialized (select * from statistics.table_of($1, $2, $3, $4, '', f.after, f.gain'', '''', $5, $6))
      select jsonb_agg(jsonb_build_object(''by'', statistics.named($2, b.key), ''measuredBefore'', statistics.figure(b.n, b.hidden, $6),
          ''pairs'', statistics.figure(p.n, p.hidden, $6),
          ''missingPercent'', case when not p.hidden then 100 - statistics.share(p.n, b.n, $6) end,
          ''improved'', statistics.figure(i.n, i.hidden, $6), ''improvedPercent'', case when not i.hidden then statistics.share(i.n, p.n, $6) end,
          ''worsened'', statistics.figure(w.n, w.hidden, $6), ''worsenedPercent'', case when not w.hidden then statistics.share(w.n, p.n, $6) end)
        || statistics.change_of($7, p.n, p.hidden or b.hidden, r.numbers, $6) order by b.key)
      from c b join c p on p.key = b.key and p.what = 1 join c i on i.key = b.key and i.what = 2 join c w on w.key = b.key and w.what = 3
        left join r on r.key = b.key where b.what = 0'
      into v_groups using v_source, p_by, p_filter, array[(1, 'f.after is not null', 4), (2, format('f.gain >= %s', coalesce(v_meaningful, 1)), 1),
          (3, format('f.gain <= -%s', coalesce(v_meaningful, 1)), 1), (4, 'true', null)]::statistics.measure[], statistics.scope(), v_setting, p_score;
    return jsonb_build_object('asOf', (select as_of from statistics.refresh), 'score', p_score, 'design', 'UNCONTROLLED_BEFORE_AFTER',
      'isHigherBetter', v_better = 1, 'meaningfulChange', v_meaningful, 'groups', coalesce(v_groups, '[]'));
  end $$`;

export class Migration20261123000105_statistics_change extends Migration {
  override up(): void {
    this.addSql('set local role kith_statistics');
    for (const statement of [QUANTILE, INTERVAL, TOLD, CHANGE]) this.addSql(statement);
    this.addSql('revoke all on all functions in schema statistics from public');
    this.addSql(
      'grant execute on function statistics.change(text, text[], jsonb) to kith_analyst, kith_team_lead, kith_gp',
    );
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role kith_statistics');
    for (const name of ['change', 'change_of', 'interval_of', 't_quantile'])
      this.addSql(`drop function statistics.${name}`);
    this.addSql('reset role');
  }
}
