/** How any table of statistics is counted: by which dimensions, under which filter, with which measures of each group. */
import { Migration } from '@mikro-orm/migrations';

/** What grouping by these expressions is written as; one that is the same for all needs none. */
const GROUPED = `create function statistics.grouped(p_by text[], p_each text) returns text language sql immutable as $$
  select coalesce(' group by ' || string_agg(distinct k, ', '), '') || p_each from unnest(p_by) k where k <> '''''' $$`;

/** Each measure summed over each group of a base: a step of its own, for two sorts of cells are made of it. */
const SUMS_OF = `create function statistics.sums_of(p_base text, p_level int, p_joined text, p_measures statistics.measure[]) returns text
  language sql immutable as $$
  select ', g' || p_level || ' as materialized (select key[:$2] || flags as key,
      line[:$2] || array_fill(''''::text, array[cardinality(flags)]) as line,
      array[' || string_agg(format('coalesce(sum(f.weight) filter (where %s), 0)', counts), ', ' order by place) || '] as w
    from (select * from ' || p_base || ' b ' || p_joined || ') f group by 1, 2)'
  from unnest(p_measures) with ordinality m(what, counts, among, place) having count(*) > 0 $$`;

/**
 * The cells of one level of a table: of each group how many referrals; of these each measure, and the rest of what it is a
 * share of (minus the measure's number). Levels are told apart by thousands.
 */
const CELLS_OF = `create function statistics.cells_of(p_base text, p_level int, p_measures statistics.measure[]) returns text
  language sql immutable as $$
  select format('select key, line, %s as what, sum(weight) as w from %s group by key, line', p_level, p_base)
    || case when p_measures = '{}' then '' else format('
      union all select g.key, g.line, %s + m.what, g.w[m.place] from g%1$s g cross join m
      union all select g.key, g.line, -(%1$s + m.what), g.w[a.place] - g.w[m.place] from g%1$s g cross join m join m a on a.what = m.among',
      p_level) end $$`;

/**
 * Counts referrals f of a source by dimensions, and measures of them, and protects the table. A filter is answered as
 * cells of the table over its dimensions and those asked by, and so is the viewer's own part of everything: whatever is
 * asked by which way, and by whom, the same cells are hidden. What has several values of a dimension at once is set
 * against its own rest, value by value. Measures are taken of rows grouped by \`p_each\` too, once \`p_joined\` is joined.
 * The whole is answered with the groups, under an empty key.
 */
const TABLE_OF = `create function statistics.table_of(p_source text, p_by text[], p_filter jsonb, p_measures statistics.measure[],
    p_each text, p_joined text, p_scope text, p_setting statistics.setting) returns setof statistics.cell
  language plpgsql stable as $$
  declare
    v_by int := cardinality(p_by);
    v_filters text[] := array(select jsonb_object_keys(p_filter) order by 1);
    v_many int := (select n from unnest(p_by) with ordinality d(d, n) where statistics.is_many(d));
    v_flags text[];
    v_keys text[];
    v_lines text[];
    v_grouped text;
    v_text text;
    v_cells statistics.cell[];
  begin
    v_flags := array(select format('(%s)::text', statistics.condition(jsonb_build_object(d, p_filter -> d)))
        from unnest(v_filters) with ordinality b(d, n) order by n)
      || format('(%s)::text', p_scope);
    v_keys := array(select case when statistics.is_many(d) then 'm.v' else format('f.%I', lower(d)) end
        from unnest(p_by) with ordinality b(d, n) order by n)
      || array(select case when statistics.is_many(d) or d = any(p_by) then v_flags[n] else format('f.%I', lower(d)) end
        from unnest(v_filters) with ordinality b(d, n) order by n)
      || v_flags[cardinality(v_flags)];
    v_lines := array(select case when n = v_many then 'm.v' when d = 'MONTH' then 'f.quarter' when d = 'QUARTER' then 'f.year'
        when d = 'PRACTICE' then 'f.pcn' else '''''' end
      from unnest(p_by || v_filters || 'SCOPE'::text) with ordinality b(d, n) order by n);
    v_grouped := format('select array[%s] as key, array[%s] as line, array[%s] as flags%s, sum(f.weight) as weight from %s',
      array_to_string(v_keys, ', '), array_to_string(v_lines, ', '), array_to_string(v_flags, ', '), p_each, p_source);
    v_text := 'with m as (select * from unnest($1) with ordinality m(what, counts, among, place)), base as materialized (' || v_grouped
      || case when v_many is null then '' else format(' cross join unnest(f.%I) m(v)', lower(p_by[v_many])) end
      || statistics.grouped(v_keys || v_lines || v_flags, p_each) || ')';
    if v_many is not null then
      v_text := v_text || ', undivided as materialized (' || replace(v_grouped, 'm.v', '''''')
        || statistics.grouped(array_remove(v_keys || v_lines || v_flags, 'm.v'), p_each) || ')'
        || coalesce(statistics.sums_of('undivided', 2000, p_joined, p_measures), '');
    end if;
    v_text := v_text || ', whole as materialized (select array_fill(''''::text, array[$2]) || key[$2 + 1:] as key,
        array_fill(''''::text, array[$2]) || line[$2 + 1:] as line, flags' || replace(p_each, 'f.', '') || ', weight from '
      || case when v_many is null then 'base' else 'undivided' end || ')'
      || coalesce(statistics.sums_of('whole', 0, p_joined, p_measures) || statistics.sums_of('base', 1000, p_joined, p_measures), '')
      || ', c as (' || statistics.cells_of('whole', 0, p_measures)
      || case when v_by > 0 then ' union all ' || statistics.cells_of('base', 1000, p_measures) else '' end || ')';
    if v_many is not null then
      -- For each value also the rest: whoever does not have it.
      v_text := v_text || ', u as (' || statistics.cells_of('undivided', 2000, p_measures) || ')
        , each as (select u.*, u.what - sign(u.what)::int * 1000 as of, v from u cross join (select distinct key[$3] as v from base) v)
        , every as (select * from c union all select e.key[:$3 - 1] || (e.v || chr(31)) || e.key[$3 + 1:], e.line[:$3 - 1] || e.v || e.line[$3 + 1:],
            e.of, e.w - coalesce(c.w, 0)
          from each e left join c on c.what = e.of and c.key = e.key[:$3 - 1] || e.v || e.key[$3 + 1:])';
    end if;
    execute v_text || ' select array_agg((key, line, what, w::bigint % 10000000, floor(w / 1e7), false)::statistics.cell) from '
      || case when v_many is null then 'c' else 'every' end into v_cells using p_measures, v_by, v_many;
    if cardinality(v_cells) > 20000 then
      raise exception 'This splits people into too many groups to answer at once: ask by fewer or by broader dimensions, or for fewer measures.'
        using errcode = 'KS004';
    end if;
    return query select case when c.what >= 1000 then c.key[:v_by] else '{}' end, null::text[], c.what % 1000,
        sum(c.n)::int, sum(c.people)::int, bool_or(c.hidden)
      from unnest(statistics.protect(v_cells, p_setting)) c
      where c.what >= 0 and c.key[cardinality(c.key)] = 'true' and array_to_string(c.key, '') not like '%' || chr(31) || '%'
        and not exists (select from unnest(v_filters) with ordinality b(d, n) where c.key[v_by + n] <> all(
          case when c.what % 1000 = 0 and not statistics.is_many(d) and d <> all(p_by)
            then array(select jsonb_array_elements_text(p_filter -> d)) else array['true'] end))
      group by 1, 3;
  end $$`;

/** The values a group is of, as they are answered. */
const NAMED = `create function statistics.named(p_by text[], p_key text[]) returns jsonb language sql immutable as $$
  select coalesce(jsonb_agg(jsonb_build_object('dimension', d, 'value', k) order by n), '[]')
  from unnest(p_by, p_key) with ordinality b(d, k, n) where p_key <> '{}' $$`;

/** A count as it is answered. */
const FIGURE = `create function statistics.figure(p_n int, p_hidden boolean, p_setting statistics.setting) returns jsonb language sql immutable as $$
  select jsonb_build_object('value', case when not p_hidden then statistics.shown(p_n, p_setting) end,
    'suppressed', p_hidden or statistics.shown(p_n, p_setting) is null) $$`;

const DIMENSIONS_OF = `create function statistics.dimensions_of(p_by text[], p_filter jsonb) returns text[] language sql immutable as $$
  select p_by || array(select jsonb_object_keys(p_filter)) $$`;

export class Migration20261123000103_statistics_tables extends Migration {
  override up(): void {
    this.addSql('set local role kith_statistics');
    this.addSql('create type statistics.measure as (what int, counts text, among int)');
    for (const statement of [GROUPED, SUMS_OF, CELLS_OF, TABLE_OF, NAMED, FIGURE, DIMENSIONS_OF])
      this.addSql(statement);
    this.addSql('revoke all on all functions in schema statistics from public');
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role kith_statistics');
    for (const name of ['dimensions_of', 'figure', 'named', 'table_of', 'cells_of', 'sums_of', 'grouped'])
      this.addSql(`drop function statistics.${name}`);
    this.addSql('drop type statistics.measure');
    this.addSql('reset role');
  }
}
