/** Two questions of statistics: how many were referred, and what was done with and for them. */
import { Migration } from '@mikro-orm/migrations';
import { ASKED, named } from './statistics-asked.js';
import { OPEN } from './statistics-columns.js';
import { ACTIVITY, holds, SPREADS } from './statistics-measures.js';

const COHORT = `create function statistics.cohort(p_by text[], p_filter jsonb) returns jsonb
  language plpgsql ${ASKED} as $$
  declare
    v_setting statistics.setting := (select s from statistics.setting s);
  begin
    perform statistics.guard('cohort', p_by, p_filter, v_setting);
    return (select jsonb_build_object('asOf', (select as_of from statistics.refresh), 'groups', coalesce(jsonb_agg(jsonb_build_object(
        'by', ${named('p_by', 'g.key')}, 'referrals', statistics.figure(g.n, g.hidden, v_setting)) order by g.key), '[]'))
      from statistics.table_of(statistics.source(statistics.values_of(p_by, p_filter), p_filter, statistics.scope()), p_by, p_filter, '{}', '', v_setting) g);
  end $$`;

const names = Object.keys(ACTIVITY);

/** What a measure is a share of, what that is a share of, and so on. */
function basesOf(name: string): string[] {
  const base = ACTIVITY[name]?.among;
  return base === undefined ? [] : [base, ...basesOf(base)];
}

const measures = names
  .map((name, index) => {
    const bases = basesOf(name).map((base) => names.indexOf(base) + 1);
    return `(${index + 1}, '${holds(name, 'f.')}', '{${bases}}')::statistics.measure`;
  })
  .join(', ');

const ACTIVITY_ANSWER = `create function statistics.activity(p_by text[], p_filter jsonb, p_measures text[]) returns jsonb
  language plpgsql ${ASKED} as $$
  declare
    v_setting statistics.setting := (select s from statistics.setting s);
    v_names text[] := array[${names.map((name) => `'${name}'`).join(', ')}];
    v_measures statistics.measure[] := array[${measures}];
    v_course text[];
  begin
    perform statistics.guard('activity', p_by, p_filter, v_setting);
    -- What is asked for, and what that is a share of.
    v_measures := array(select m from unnest(v_measures) m where v_names[m.what] = any(p_measures)
      or exists (select from unnest(v_measures) o where m.what = any(o.among) and v_names[o.what] = any(p_measures)));
    v_course := array[format('c.course & %s::bigint as course', (select coalesce(sum(1::bigint << m.what - 1), 0) from unnest(v_measures) m))];
    return (
      with cell as materialized (select * from statistics.table_of(statistics.source(statistics.values_of(p_by, p_filter), p_filter, statistics.scope(), v_course),
        p_by, p_filter, v_measures, ', f.course', v_setting)),
      share as (
        select c.key, jsonb_agg(statistics.figure(c.n, c.hidden, v_setting) || jsonb_build_object('measure', v_names[c.what],
            'outOf', case when not coalesce(a.hidden, true) then statistics.shown(a.n, v_setting) end,
            'percent', case when not c.hidden and not a.hidden then statistics.share(c.n, a.n, v_setting) end) order by c.what) as shares
        from cell c join unnest(v_measures) m on m.what = c.what left join cell a on a.key = c.key and a.what = m.among[1]
        where v_names[c.what] = any(p_measures) group by c.key)
      select jsonb_build_object('asOf', (select as_of from statistics.refresh), 'groups', coalesce(jsonb_agg(jsonb_build_object(
          'by', ${named('p_by', 'g.key')}, 'referrals', statistics.figure(g.n, g.hidden, v_setting),
          'shares', case when g.hidden then '[]' else coalesce(s.shares, '[]') end) order by g.key), '[]'))
      from cell g left join share s on s.key = g.key where g.what = 0);
  end $$`;

/** One amount over a group as it is answered: whose value a quartile is, nobody can tell of so many. */
const SPREAD = `create function statistics.spread(p_of text, p_spread jsonb, p_hidden boolean, p_setting statistics.setting) returns jsonb
  language sql stable as $$
  select jsonb_build_object('of', p_of, 'n', case when not p_hidden then statistics.shown(n, p_setting) end)
    || case when p_hidden or n < p_setting.threshold then '{"suppressed": true}' else jsonb_build_object('suppressed', false,
      'lowerQuartile', (p_spread -> 'lower')::int, 'median', (p_spread -> 'median')::int, 'upperQuartile', (p_spread -> 'upper')::int) end
  from (select coalesce((p_spread -> 'n')::int, 0) as n) counted $$`;

const LOAD = `create function statistics.load(p_open int, p_link_workers int, p_hidden boolean, p_setting statistics.setting) returns jsonb
  language sql stable as $$
  select jsonb_build_object('of', 'CASELOAD', 'n', case when not p_hidden then statistics.shown(p_open, p_setting) end,
    'suppressed', p_hidden or statistics.shown(p_open, p_setting) is null,
    'mean', case when not p_hidden then round(statistics.shown(p_open, p_setting)::numeric / nullif(p_link_workers, 0)) end) $$`;

/** Counted rows c over again for the whole (an empty key) and for each group asked by, with these columns of theirs. */
const DIVIDED = `create function statistics.divided(p_by text[], p_counted text, p_columns text) returns text language plpgsql stable as $$
  declare
    v_many text := (select lower(d) from unnest(p_by) d where statistics.is_many(d));
  begin
    return format('(with c as materialized (%s) select ''{}''::int[] as key, %s from c', p_counted, p_columns)
      || case when p_by = '{}' then '' else format(' union all select array[%s], %s from c %s %s',
        (select string_agg(case when lower(d) = v_many then 'm.v' else format('%I.rank', lower(d)) end, ', ' order by n) from unnest(p_by) with ordinality b(d, n)), p_columns,
        (select string_agg(distinct statistics.looked_up(lower(d)), ' ') from unnest(p_by) d),
        case when v_many is not null then format('cross join unnest(%I.ranks) m(v)', v_many) end) end || ') r';
  end $$`;

/**
 * How amounts are spread over each group: counted value by value in one go, since sorting the rows takes the longest. A
 * median of an even number is the lower of the two in the middle (\`median\`), or between them (\`middle\`).
 */
const SPREAD_OF = `create function statistics.spread_of(p_by text[], p_from text, p_amounts text[])
  returns table (key int[], amount int, n int, mean float8, deviation float8, lower float8, median float8, middle float8, upper float8)
  language plpgsql stable as $$
  declare
    v_by text := (select string_agg(distinct 'c.' || lower(d) || ', ', '') from unnest(p_by) d);
    v_x text := (select string_agg('c.x' || place, ', ' order by place) from unnest(p_amounts) with ordinality p(a, place));
    -- Equal rows first: far fewer are then divided into one value at a time.
    v_counted text := format('select %1$scase %2$s end as amount, coalesce(%3$s)::float8 as x, sum(c.n) as n
        from (select %1$s%4$s, count(*) as n from %5$s group by %6$s) c group by grouping sets (%7$s)', v_by,
      (select string_agg(format('when grouping(c.x%s) = 0 then %1$s', place), ' ' order by place) from unnest(p_amounts) with ordinality p(a, place)), v_x,
      (select string_agg(format('%s as x%s', a, place), ', ' order by place) from unnest(p_amounts) with ordinality p(a, place)), p_from,
      (select string_agg(no::text, ', ') from generate_series(1, cardinality(p_amounts) + (select count(distinct d) from unnest(p_by) d)) no),
      (select string_agg(format('(%sc.x%s)', v_by, place), ', ') from unnest(p_amounts) with ordinality p(a, place)));
  begin
    return query execute format('
      select r.key, r.amount, max(r.total)::int, max(r.mean), sqrt(sum(r.n * (r.x - r.mean) ^ 2) / nullif(max(r.total) - 1, 0)),
        min(r.x) filter (where r.upto >= 0.25 * r.total), min(r.x) filter (where r.upto >= 0.5 * r.total),
        (min(r.x) filter (where r.upto >= floor((r.total + 1) / 2.0)) + min(r.x) filter (where r.upto >= floor(r.total / 2.0) + 1)) / 2,
        min(r.x) filter (where r.upto >= 0.75 * r.total)
      from (select r.key, r.amount, r.x, r.n, sum(r.n) over (partition by r.key, r.amount order by r.x) as upto, sum(r.n) over same as total,
          sum(r.n * r.x) over same / sum(r.n) over same as mean
        from (select r.key, r.amount, r.x, sum(r.n) as n from %s where r.x is not null group by 1, 2, 3) r window same as (partition by r.key, r.amount)) r
      group by r.key, r.amount', statistics.divided(p_by, v_counted, 'c.amount, c.x, c.n'));
  end $$`;

const SPREADS_ANSWER = `create function statistics.spreads(p_by text[], p_filter jsonb) returns jsonb
  language plpgsql ${ASKED} as $$
  declare
    v_setting statistics.setting := (select s from statistics.setting s);
    v_from text := 'statistics.counted c where ' || statistics.condition(statistics.scope(), p_filter);
    v_by text := (select string_agg(distinct 'c.' || lower(d) || ', ', '') from unnest(p_by) d);
    v_load text := format('select %sc.link_worker, count(*) as n from %s and ${OPEN} group by %1$sc.link_worker', v_by, v_from);
    -- How many an amount is of is a count like any.
    v_counted statistics.measure[] := array[(1, 'f.is_contacted', array[3]), (2, 'f.is_open_load', array[3]), (3, 'true', null)]::statistics.measure[];
    v_answer jsonb;
  begin
    perform statistics.guard('activity', p_by, p_filter, v_setting);
    execute format('with cell as materialized (select * from statistics.table_of($4, $1, $5, $6, '', f.is_contacted, f.is_open_load'', $2)),
        load as (select r.key, sum(r.n)::int as open, count(*)::int as workers from (select r.key, sum(r.n) as n from %s group by r.key, r.link_worker) r group by 1),
        spread as (select s.key, jsonb_object_agg(s.amount, to_jsonb(s)) as of from statistics.spread_of($1, $3, ''{${Object.values(
          SPREADS,
        )
          .map((column) => `c.${column}`)
          .join(', ')}}'') s group by 1)
      select jsonb_agg(jsonb_build_object(''by'', ${named('$1', 'g.key').replaceAll("'", "''")}, ''spreads'', jsonb_build_array(${Object.keys(
        SPREADS,
      )
        .map((name, index) => {
          const hidden = name === 'DAYS_TO_FIRST_CONTACT' ? 'g.hidden or contacted.hidden' : 'g.hidden';
          return `statistics.spread(''${name}'', s.of -> ''${index + 1}'', ${hidden}, $2)`;
        })
        .join(
          ', ',
        )}, statistics.load(coalesce(l.open, 0), coalesce(l.workers, 0), g.hidden or open.hidden, $2))) order by g.key)
      from cell g join cell contacted on contacted.key = g.key and contacted.what = 1 join cell open on open.key = g.key and open.what = 2
        join spread s on s.key = g.key left join load l on l.key = g.key where g.what = 0',
      statistics.divided(p_by, v_load, 'c.link_worker, c.n'))
      into v_answer using p_by, v_setting, v_from, statistics.source(statistics.values_of(p_by, p_filter), p_filter, statistics.scope(), array[
        'c.${SPREADS.DAYS_TO_FIRST_CONTACT} is not null as is_contacted', '${OPEN} as is_open_load']), p_filter, v_counted;
    return jsonb_build_object('asOf', (select as_of from statistics.refresh), 'groups', coalesce(v_answer, '[]'));
  end $$`;

/** Whom the questions are open to; which rows each counts, they ask \`statistics.scope\`. */
export const ASKING = 'kith_analyst, kith_team_lead, kith_gp';

export class Migration20261123000104_statistics_activity extends Migration {
  override up(): void {
    this.addSql('set local role kith_statistics');
    for (const statement of [COHORT, ACTIVITY_ANSWER, SPREAD, LOAD, DIVIDED, SPREAD_OF, SPREADS_ANSWER])
      this.addSql(statement);
    this.addSql('revoke all on all functions in schema statistics from public');
    for (const question of ['cohort(text[], jsonb)', 'activity(text[], jsonb, text[])', 'spreads(text[], jsonb)'])
      this.addSql(`grant execute on function statistics.${question} to ${ASKING}`);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role kith_statistics');
    for (const name of ['spreads', 'spread_of', 'divided', 'load', 'spread', 'activity', 'cohort'])
      this.addSql(`drop function statistics.${name}`);
    this.addSql('reset role');
  }
}
