/** Two questions of statistics: how many were referred, and what was done with and for them. */
import { Migration } from '@mikro-orm/migrations';
import { ACTIVITY, SPREADS } from './statistics-measures.js';

const COHORT = `create function statistics.cohort(p_by text[], p_filter jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    v_setting statistics.setting := (select s from statistics.setting s);
  begin
    perform statistics.guard('cohort', p_by, p_filter, v_setting);
    return (select jsonb_build_object('asOf', (select as_of from statistics.refresh), 'groups', coalesce(jsonb_agg(jsonb_build_object(
        'by', statistics.named(p_by, g.key), 'referrals', statistics.figure(g.n, g.hidden, v_setting)) order by g.key), '[]'))
      from statistics.table_of(statistics.source(statistics.dimensions_of(p_by, p_filter), false), p_by, p_filter, '{}', '', '',
        statistics.scope(), v_setting) g);
  end $$`;

const names = Object.keys(ACTIVITY);

const measures = Object.values(ACTIVITY)
  .map(({ counts, among }, index) => {
    const of = among === undefined ? 'null' : String(names.indexOf(among) + 1);
    return `(${index + 1}, '${counts.replaceAll("'", "''")}', ${of})::statistics.measure`;
  })
  .join(', ');

const ACTIVITY_ANSWER = `create function statistics.activity(p_by text[], p_filter jsonb, p_measures text[]) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    v_setting statistics.setting := (select s from statistics.setting s);
    v_names text[] := array[${names.map((name) => `'${name}'`).join(', ')}];
    v_measures statistics.measure[] := array[${measures}];
  begin
    perform statistics.guard('activity', p_by, p_filter, v_setting);
    -- What is asked for, and what that is a share of.
    v_measures := array(select m from unnest(v_measures) m where v_names[m.what] = any(p_measures)
      or exists (select from unnest(v_measures) o where o.among = m.what and v_names[o.what] = any(p_measures)));
    return (
      with cell as materialized (select * from statistics.table_of(statistics.source(statistics.dimensions_of(p_by, p_filter), true),
        p_by, p_filter, v_measures, ', f.course_no', 'join statistics.course using (course_no)', statistics.scope(), v_setting)),
      share as (
        select c.key, jsonb_agg(statistics.figure(c.n, c.hidden, v_setting) || jsonb_build_object('measure', v_names[c.what],
            'outOf', case when not coalesce(a.hidden, true) then statistics.shown(a.n, v_setting) end,
            'percent', case when not c.hidden and not a.hidden then statistics.share(c.n, a.n, v_setting) end) order by c.what) as shares
        from cell c join unnest(v_measures) m on m.what = c.what left join cell a on a.key = c.key and a.what = m.among
        where v_names[c.what] = any(p_measures) group by c.key)
      select jsonb_build_object('asOf', (select as_of from statistics.refresh), 'groups', coalesce(jsonb_agg(jsonb_build_object(
          'by', statistics.named(p_by, g.key), 'referrals', statistics.figure(g.n, g.hidden, v_setting),
          'shares', case when g.hidden then '[]' else coalesce(s.shares, '[]') end) order by g.key), '[]'))
      from cell g left join share s on s.key = g.key where g.what = 0);
  end $$`;

/** One amount over a group as it is answered: whose value a quartile is, nobody can tell of so many. */
const SPREAD = `create function statistics.spread(p_of text, p_quartiles int[], p_n int, p_hidden boolean, p_setting statistics.setting) returns jsonb
  language sql immutable as $$
  select jsonb_build_object('of', p_of, 'n', case when not p_hidden then statistics.shown(p_n, p_setting) end)
    || case when p_hidden or p_n < p_setting.threshold then '{"suppressed": true}' else jsonb_build_object('suppressed', false,
      'lowerQuartile', p_quartiles[1], 'median', p_quartiles[2], 'upperQuartile', p_quartiles[3]) end $$`;

const LOAD = `create function statistics.load(p_open int, p_link_workers int, p_hidden boolean, p_setting statistics.setting) returns jsonb
  language sql immutable as $$
  select jsonb_build_object('of', 'CASELOAD', 'n', case when not p_hidden then statistics.shown(p_open, p_setting) end,
    'suppressed', p_hidden or statistics.shown(p_open, p_setting) is null,
    'mean', case when not p_hidden then round(statistics.shown(p_open, p_setting)::numeric / nullif(p_link_workers, 0)) end) $$`;

/** Quartiles of each amount over groups of rows, as text of a statement. */
const SPREADS_OF = `create function statistics.spreads_of(p_key text, p_from text) returns text language sql immutable as $$
  select format('select %s as key, ${Object.entries(SPREADS)
    .map(
      ([name, value]) =>
        `percentile_disc(array[0.25, 0.5, 0.75]) within group (order by ${value}) as q_${name}, count(${value})::int as n_${name}`,
    )
    .join(', ')},
    count(*) filter (where not ended and link_worker is not null)::int as open, count(distinct link_worker) filter (where not ended)::int as workers
    from %s group by 1', p_key, p_from) $$`;

const SPREADS_ANSWER = `create function statistics.spreads(p_by text[], p_filter jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    v_setting statistics.setting := (select s from statistics.setting s);
    v_dimensions text[] := statistics.dimensions_of(p_by, p_filter);
    v_many text := (select d from unnest(p_by) d where statistics.is_many(d));
    v_from text := statistics.source(v_dimensions || 'STATUS'::text, true);
    v_where text := format(' where %s and %s', statistics.scope(), statistics.condition(p_filter));
    v_answer jsonb;
  begin
    perform statistics.guard('activity', p_by, p_filter, v_setting);
    execute 'with r as (' || statistics.spreads_of('''{}''::text[]', v_from || v_where)
      || case when p_by = '{}' then '' else ' union all ' || statistics.spreads_of(
        (select format('array[%s]', string_agg(case when d = v_many then 'm.v' else format('f.%I', lower(d)) end, ', ' order by n))
          from unnest(p_by) with ordinality b(d, n)),
        v_from || case when v_many is null then '' else format(' cross join unnest(f.%I) m(v)', lower(v_many)) end || v_where) end
      || ') select jsonb_agg(jsonb_build_object(''by'', statistics.named($2, r.key), ''spreads'', jsonb_build_array(${Object.keys(
        SPREADS,
      )
        .map((name) => `statistics.spread(''${name}'', q_${name}, n_${name}, g.hidden, $1)`)
        .join(', ')}, statistics.load(open, workers, g.hidden, $1))) order by r.key)
        from r join statistics.table_of($3, $2, $4, ''{}'', '''', '''', $5, $1) g on g.key = r.key'
      into v_answer using v_setting, p_by, statistics.source(v_dimensions, false), p_filter, statistics.scope();
    return jsonb_build_object('asOf', (select as_of from statistics.refresh), 'groups', coalesce(v_answer, '[]'));
  end $$`;

/** Whom the questions are open to; which rows each counts, they ask \`statistics.scope\`. */
export const ASKING = 'kith_analyst, kith_team_lead, kith_gp';

export class Migration20261123000104_statistics_activity extends Migration {
  override up(): void {
    this.addSql('set local role kith_statistics');
    for (const statement of [COHORT, ACTIVITY_ANSWER, SPREAD, LOAD, SPREADS_OF, SPREADS_ANSWER]) this.addSql(statement);
    this.addSql('revoke all on all functions in schema statistics from public');
    for (const question of ['cohort(text[], jsonb)', 'activity(text[], jsonb, text[])', 'spreads(text[], jsonb)'])
      this.addSql(`grant execute on function statistics.${question} to ${ASKING}`);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role kith_statistics');
    for (const name of ['spreads', 'spreads_of', 'load', 'spread', 'activity', 'cohort'])
      this.addSql(`drop function statistics.${name}`);
    this.addSql('reset role');
  }
}
