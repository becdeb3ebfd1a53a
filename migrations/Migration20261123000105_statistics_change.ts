/** A question of statistics: how scores changed between the first measurement and the last, said no louder than such data can. */
import { Migration } from '@mikro-orm/migrations';
import { ASKED, named } from './statistics-asked.js';

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
  language sql stable as $$
  select case when p_hidden or p_n < p_setting.threshold then '{}'::jsonb else jsonb_build_object(
      'medianBefore', p_numbers[3], 'medianAfter', p_numbers[4], 'medianDays', p_numbers[7])
    || case when p_score = 'ONS_LONELINESS' then '{}'::jsonb else jsonb_build_object(
      'meanBefore', round(p_numbers[1]::numeric, 1), 'meanAfter', round(p_numbers[2]::numeric, 1), 'meanChange', round(p_numbers[5]::numeric, 1),
      'intervalFrom', round((statistics.interval_of(p_numbers[5], p_numbers[6], p_n))[1]::numeric, 1),
      'intervalTo', round((statistics.interval_of(p_numbers[5], p_numbers[6], p_n))[2]::numeric, 1)) end end
    || jsonb_build_object('intervalMethod', case when p_score = 'ONS_LONELINESS' then 'NONE_ORDINAL' when p_hidden or p_n < 30 then 'NONE_TOO_FEW' else 'STUDENT_T' end) $$`;

const CHANGE = `create function statistics.change(p_score text, p_by text[], p_filter jsonb) returns jsonb
  language plpgsql ${ASKED} as $$
  declare
    v_setting statistics.setting := (select s from statistics.setting s);
    v_better int;
    v_meaningful float8;
    v_from text := format('statistics.pair c where c.score = %L', p_score);
    v_source text;
    v_measures statistics.measure[] := array[(1, 'f.is_pair', array[4]), (2, 'f.is_improved', array[1, 4]), (3, 'f.is_worsened', array[1, 4]), (4, 'true', null)]::statistics.measure[];
    v_groups jsonb;
  begin
    perform statistics.guard('change', p_by, p_filter, v_setting);
    select better, meaningful into strict v_better, v_meaningful from (values ${BETTER.join(', ')}) s(score, better, meaningful) where score = p_score;
    v_source := statistics.source(statistics.values_of(p_by, p_filter), p_filter, statistics.scope(), array['c.after is not null as is_pair',
      format('coalesce((c.after - c.before) * %s >= %s, false) as is_improved', v_better, coalesce(v_meaningful, 1)),
      format('coalesce((c.after - c.before) * %s <= -%s, false) as is_worsened', v_better, coalesce(v_meaningful, 1))], v_from);
    v_from := v_from || ' and c.after is not null and ' || statistics.condition(statistics.scope(), p_filter);
    with c as materialized (select * from statistics.table_of(v_source, p_by, p_filter, v_measures, ', f.is_pair, f.is_improved, f.is_worsened', v_setting)),
      s as materialized (select * from statistics.spread_of(p_by, v_from, '{c.before, c.after, c.after - c.before, c.days}'))
    select jsonb_agg(jsonb_build_object('by', ${named('p_by', 'b.key')}, 'measuredBefore', statistics.figure(b.n, b.hidden, v_setting),
        'pairs', statistics.figure(p.n, p.hidden, v_setting),
        'missingPercent', case when not p.hidden and not b.hidden then 100 - statistics.share(p.n, b.n, v_setting) end,
        'improved', statistics.figure(i.n, i.hidden, v_setting), 'improvedPercent', case when not i.hidden and not p.hidden then statistics.share(i.n, p.n, v_setting) end,
        'worsened', statistics.figure(w.n, w.hidden, v_setting), 'worsenedPercent', case when not w.hidden and not p.hidden then statistics.share(w.n, p.n, v_setting) end)
      || statistics.change_of(p_score, p.n, p.hidden or b.hidden,
        array[before.mean, after.mean, before.middle, after.middle, gain.mean, gain.deviation, days.middle], v_setting) order by b.key)
    into v_groups
    from c b join c p on p.key = b.key and p.what = 1 join c i on i.key = b.key and i.what = 2 join c w on w.key = b.key and w.what = 3
      left join s before on before.key = b.key and before.amount = 1 left join s after on after.key = b.key and after.amount = 2
      left join s gain on gain.key = b.key and gain.amount = 3 left join s days on days.key = b.key and days.amount = 4
    where b.what = 0;
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
