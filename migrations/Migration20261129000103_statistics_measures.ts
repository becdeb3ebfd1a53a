/** How any table of statistics is counted and protected, and the two questions of it: who was reached, and what was done. */
import { Migration } from '@mikro-orm/migrations';
import { ACTIVITY, AMOUNTS } from './statistics-measures.js';

/**
 * Counts measures of the referrals f of a source, by dimensions. A filter is answered as cells of the table over its
 * dimensions and those asked by, and so is the viewer's own part of all: whatever is asked by which way, and by whom, the
 * same cells are hidden. What belongs to several values of a dimension is set against its own rest, value by value.
 */
const MEASURED = `create function statistics.measured(p_source text, p_by text[], p_filter jsonb, p_measures statistics.measure[],
    p_is_expanded boolean, p_scope text, p_setting statistics.setting) returns setof statistics.cell
  language plpgsql stable as $$
  declare
    v_filters text[] := array(select jsonb_object_keys(p_filter) order by 1);
    v_many int := (select n from unnest(p_by) with ordinality d(d, n) where statistics.is_many(d));
    v_keys text[];
    v_lines text[];
    v_sums text := (select string_agg(format('coalesce(sum(f.weight) filter (where %s), 0)', counts), ', ' order by place)
      from unnest(p_measures) with ordinality m(what, counts, among, place));
    v_grouped text;
    v_cells statistics.cell[];
  begin
    v_keys := array(select case when statistics.is_many(d) then 'm.v' else format('f.%I', lower(d)) end from unnest(p_by) with ordinality b(d, n) order by n)
      || array(select case when p_is_expanded and not statistics.is_many(d) and d <> all(p_by) then format('f.%I', lower(d))
        else format('(%s)::text', statistics.condition(jsonb_build_object(d, p_filter -> d))) end from unnest(v_filters) with ordinality b(d, n) order by n)
      || format('(%s)::text', p_scope);
    v_lines := array(select case d when 'MONTH' then 'f.quarter' when 'QUARTER' then 'f.year' when 'PRACTICE' then 'f.pcn'
        when p_by[v_many] then 'm.v' else '''''' end
      from unnest(p_by || v_filters || 'SCOPE'::text) with ordinality b(d, n) order by n);
    v_grouped := 'select array[' || array_to_string(v_keys, ', ') || '] as key, array[' || array_to_string(v_lines, ', ') || '] as line, array['
      || v_sums || '] as w from ' || p_source;
    if v_many is null then
      v_grouped := v_grouped || statistics.grouped(v_keys || v_lines);
    else
      -- For each value also the rest: whoever does not have it.
      v_grouped := 'with held as (' || v_grouped || format(' cross join unnest(f.%I) m(v)', lower(p_by[v_many])) || statistics.grouped(v_keys || v_lines)
        || '), whole as (' || replace(v_grouped, 'm.v', '''''') || statistics.grouped(array_remove(v_keys || v_lines, 'm.v'))
        || '), value as (select distinct key[$2] as v from held)
        select key, line, w from held union all
        select e.key, w.line[:$2 - 1] || v || w.line[$2 + 1:], array(select a - coalesce(b, 0) from unnest(w.w, h.w) u(a, b))
        from whole w cross join value cross join lateral (select w.key[:$2 - 1] || (v || chr(31)) || w.key[$2 + 1:] as key) e
          left join held h on h.key = w.key[:$2 - 1] || v || w.key[$2 + 1:]';
    end if;
    execute 'with g as materialized (' || v_grouped || '), m as (select * from unnest($1) with ordinality m(what, counts, among, place))
      select array_agg((key, line, what, w::bigint % 10000000, floor(w / 1e7), false)::statistics.cell) from (
        select g.key, g.line, m.what, g.w[m.place] as w from g cross join m
        union all select g.key, g.line, -m.what, g.w[a.place] - g.w[m.place] from g cross join m join m a on a.what = m.among) c'
      into v_cells using p_measures, v_many;
    if cardinality(v_cells) > 100000 then
      raise exception 'This splits people into more groups than can be answered at once: ask by fewer or broader dimensions.'
        using errcode = 'KS004';
    end if;
    return query select c.key[:cardinality(p_by)], null::text[], c.what, sum(c.n)::int, sum(c.people)::int, bool_or(c.hidden)
      from unnest(statistics.protect(v_cells, p_setting)) c
      where c.key[cardinality(c.key)] = 'true' and c.what >= 0 and array_to_string(c.key, '') not like '%' || chr(31) || '%'
        and not exists (select from unnest(v_filters) with ordinality b(d, n) where c.key[cardinality(p_by) + n] <> all(
          case when p_is_expanded and not statistics.is_many(d) and d <> all(p_by) then array(select jsonb_array_elements_text(p_filter -> d))
          else array['true'] end))
      group by 1, c.what;
  end $$`;

/** What grouping by these expressions is written as; one that is the same for all needs none. */
const GROUPED = `create function statistics.grouped(p_by text[]) returns text language sql immutable as $$
  select coalesce(' group by ' || string_agg(distinct k, ', '), '') from unnest(p_by) k where k <> '''''' $$`;

/** The groups of a question, the whole first: by what, and how many referrals. */
const GROUPS = `create function statistics.groups(p_by text[], p_filter jsonb, p_setting statistics.setting) returns setof statistics.cell
  language plpgsql stable as $$
  begin
    return query select * from statistics.measured('statistics.fact f', '{}', p_filter, array[(0, 'true', null)::statistics.measure], true,
      statistics.scope(), p_setting);
    if p_by <> '{}' then
      return query select * from statistics.measured('statistics.fact f', p_by, p_filter, array[(0, 'true', null)::statistics.measure], true,
        statistics.scope(), p_setting);
    end if;
  end $$`;

/** The values a group is of, as they are answered. */
const NAMED = `create function statistics.named(p_by text[], p_key text[]) returns jsonb language sql immutable as $$
  select coalesce(jsonb_agg(jsonb_build_object('dimension', d, 'value', k) order by n), '[]')
  from unnest(p_by, p_key) with ordinality b(d, k, n) where cardinality(p_key) > 0 $$`;

const FIGURE = `create function statistics.figure(p_n int, p_hidden boolean, p_setting statistics.setting) returns jsonb language sql immutable as $$
  select jsonb_build_object('value', case when not p_hidden then statistics.shown(p_n, p_setting) end,
    'suppressed', p_hidden or statistics.shown(p_n, p_setting) is null) $$`;

const COHORT = `create function statistics.cohort(p_by text[], p_filter jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    v_setting statistics.setting := (select s from statistics.setting s);
  begin
    perform statistics.guard('cohort', p_by, p_filter, v_setting);
    return (select jsonb_build_object('asOf', (select as_of from statistics.refresh), 'groups', coalesce(jsonb_agg(jsonb_build_object(
        'by', statistics.named(p_by, g.key), 'referrals', statistics.figure(g.n, g.hidden, v_setting)) order by g.key), '[]'))
      from statistics.groups(p_by, p_filter, v_setting) g);
  end $$`;

const measures = (): string =>
  Object.values(ACTIVITY)
    .map(({ counts, among }, index) => {
      const of = among === undefined ? 'null' : String(Object.keys(ACTIVITY).indexOf(among) + 1);
      return `(${index + 1}, '${counts.replaceAll("'", "''")}', ${of})::statistics.measure`;
    })
    .join(', ');

const names = (list: Readonly<Record<string, unknown>>): string =>
  `array[${Object.keys(list)
    .map((name) => `'${name}'`)
    .join(', ')}]`;

const ACTIVITY_ANSWER = `create function statistics.activity(p_by text[], p_filter jsonb, p_measures text[]) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    v_setting statistics.setting := (select s from statistics.setting s);
    v_names text[] := ${names(ACTIVITY)};
    v_measures statistics.measure[] := array[${measures()}];
    v_shares jsonb;
    v_amounts jsonb;
  begin
    perform statistics.guard('activity', p_by, p_filter, v_setting);
    -- What is asked for, and what that is a share of.
    v_measures := array(select m from unnest(v_measures) m where v_names[m.what] = any(p_measures)
      or exists (select from unnest(v_measures) o where o.among = m.what and v_names[o.what] = any(p_measures)));
    with cell as (
      select key, what, n, hidden from statistics.measured('statistics.fact f', '{}', p_filter, v_measures, false, statistics.scope(), v_setting)
      union all
      select key, what, n, hidden from statistics.measured('statistics.fact f', p_by, p_filter, v_measures, false, statistics.scope(), v_setting)
        where p_by <> '{}')
    select jsonb_object_agg(key::text, shares) into v_shares from (
      select c.key, jsonb_agg(statistics.figure(c.n, c.hidden, v_setting) || jsonb_build_object('measure', v_names[c.what],
          'outOf', case when not coalesce(a.hidden, false) then statistics.shown(a.n, v_setting) end,
          'percent', case when not c.hidden and not a.hidden then statistics.share(c.n, a.n, v_setting) end) order by c.what) as shares
      from cell c join unnest(v_measures) m on m.what = c.what left join cell a on a.key = c.key and a.what = m.among
      where v_names[c.what] = any(p_measures) group by c.key) k;
    select jsonb_object_agg(key, amounts) into v_amounts from statistics.amounts(p_by, p_filter, v_setting);
    return (select jsonb_build_object('asOf', (select as_of from statistics.refresh), 'groups', coalesce(jsonb_agg(jsonb_build_object(
        'by', statistics.named(p_by, g.key), 'referrals', statistics.figure(g.n, g.hidden, v_setting),
        'shares', case when g.hidden then '[]' else v_shares -> g.key::text end,
        'amounts', case when g.hidden then '[]' else coalesce(v_amounts -> g.key::text, '[]') end) order by g.key), '[]'))
      from statistics.groups(p_by, p_filter, v_setting) g);
  end $$`;

/** What is measured rather than counted, of each group: quartiles, and the referrals a link worker has open. */
const AMOUNTS_OF = `create function statistics.amounts(p_by text[], p_filter jsonb, p_setting statistics.setting)
  returns table (key text, amounts jsonb) language plpgsql stable as $$
  declare
    v_where text := format('%s and %s', statistics.scope(), statistics.condition(p_filter));
    v_by text[];
    v_many text;
  begin
    foreach v_by slice 1 in array case when p_by = '{}' then array[array['']] else array[array_fill(''::text, array[cardinality(p_by)]), p_by] end loop
      v_by := array_remove(v_by, '');
      v_many := (select d from unnest(v_by) d where statistics.is_many(d));
      return query execute format('select array[%s]::text[]::text, jsonb_build_array(${Object.entries(AMOUNTS)
        .map(
          ([name, value]) =>
            `statistics.spread(''${name}'', percentile_disc(array[0.25, 0.5, 0.75]) within group (order by ${value}), count(${value})::int, $1)`,
        )
        .join(', ')},
          statistics.load(count(*) filter (where not f.ended and f.link_worker is not null)::int, count(distinct f.link_worker) filter (where not f.ended)::int, $1))
        from statistics.fact f %s where %s %s', (select string_agg(case when d = v_many then 'm.v' else format('f.%I', lower(d)) end, ', ' order by n) from unnest(v_by) with ordinality b(d, n)),
        case when v_many is not null then format('cross join unnest(f.%I) m(v)', lower(v_many)) else '' end, v_where,
        (select 'group by ' || string_agg(case when d = v_many then 'm.v' else format('f.%I', lower(d)) end, ', ') from unnest(v_by) d)) using p_setting;
    end loop;
  end $$`;

const SPREAD = `create function statistics.spread(p_measure text, p_quartiles int[], p_n int, p_setting statistics.setting) returns jsonb language sql immutable as $$
  select jsonb_build_object('measure', p_measure, 'n', statistics.shown(p_n, p_setting), 'suppressed', statistics.shown(p_n, p_setting) is null)
    || case when p_n >= p_setting.threshold then jsonb_build_object('lowerQuartile', p_quartiles[1], 'median', p_quartiles[2], 'upperQuartile', p_quartiles[3]) else '{}' end $$`;

const LOAD = `create function statistics.load(p_open int, p_link_workers int, p_setting statistics.setting) returns jsonb language sql immutable as $$
  select jsonb_build_object('measure', 'CASELOAD', 'n', statistics.shown(p_open, p_setting), 'suppressed', statistics.shown(p_open, p_setting) is null,
    'mean', round(statistics.shown(p_open, p_setting)::numeric / nullif(p_link_workers, 0))) $$`;

/** Roles that may ask. */
export const ASKING = 'kith_analyst, kith_team_lead, kith_gp';

export class Migration20261129000103_statistics_measures extends Migration {
  override up(): void {
    this.addSql('set local role kith_statistics');
    this.addSql('create type statistics.measure as (what int, counts text, among int)');
    for (const statement of [GROUPED, MEASURED, GROUPS, NAMED, FIGURE, COHORT, SPREAD, LOAD, AMOUNTS_OF, ACTIVITY_ANSWER]) this.addSql(statement);
    this.addSql('revoke all on all functions in schema statistics from public');
    for (const question of ['cohort(text[], jsonb)', 'activity(text[], jsonb, text[])'])
      this.addSql(`grant execute on function statistics.${question} to ${ASKING}`);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role kith_statistics');
    for (const name of ['activity', 'cohort', 'amounts', 'load', 'spread', 'figure', 'named', 'groups', 'measured', 'grouped'])
      this.addSql(`drop function statistics.${name}`);
    this.addSql('drop type statistics.measure');
    this.addSql('reset role');
  }
}
