/** How any table of statistics is counted: by which dimensions, under which filter, with which measures of each group. */
import { Migration } from '@mikro-orm/migrations';

/** What grouping by these expressions is written as; one that is the same for all needs none. */
const GROUPED = `create function statistics.grouped(p_by text[], p_each text) returns text language sql immutable as $$
  select coalesce(' group by ' || string_agg(distinct k, ', '), '') || p_each from unnest(p_by) k where k <> '0' $$`;

/** Each measure summed over each group of a base: a step of its own, for two sorts of cells are made of it. */
const SUMS_OF = `create function statistics.sums_of(p_base text, p_level int, p_measures statistics.measure[]) returns text
  language sql immutable as $$
  select ', g' || p_level || ' as materialized (select key, line, array[' || string_agg(format('coalesce(sum(f.weight) filter (where %s), 0)', counts), ', ' order by place) || '] as w
    from ' || p_base || ' f group by 1, 2)'
  from unnest(p_measures) with ordinality m(what, counts, among, place) having count(*) > 0 $$`;

/**
 * The cells of one level of a table: of each group how many referrals; of these each measure, and the rest of what it is a
 * share of (minus the measure's number). What that is a share of in turn has a rest as well, which matters only where it is
 * of few (\`$5\`): who was contacted in time tells how many were contacted at all. Levels are told apart by thousands, and
 * whose rest it is by ten thousands.
 */
const CELLS_OF = `create function statistics.cells_of(p_base text, p_level int, p_measures statistics.measure[]) returns text
  language sql immutable as $$
  select format('select key, line, %s as what, sum(weight) as w from %s group by key, line', p_level, p_base)
    || case when p_measures = '{}' then '' else format('
      union all select g.key, g.line, %s + m.what, g.w[m.place] from g%1$s g cross join m
      union all select g.key, g.line, -(%1$s + m.what), g.w[a.place] - g.w[m.place] from g%1$s g cross join m join m a on a.what = m.among[1]
      union all select * from (select g.key, g.line, -(%1$s + m.what + 10000 * a.what), g.w[a.place] - g.w[m.place] as w
        from g%1$s g cross join m join m a on a.what = any(m.among[2:])) r
      where r.w::bigint %% 10000000 > 0 and least(r.w::bigint %% 10000000, floor(r.w / 1e7)) < $5',
      p_level) end $$`;

/** In whose lines a dimension's values are set against each other: months in a quarter, practices in a network. */
const LINE_OF = `create function statistics.line_of(p_dimension text) returns text language sql immutable as $$
  select case p_dimension when 'MONTH' then 'QUARTER' when 'QUARTER' then 'YEAR' when 'PRACTICE' then 'PCN' end $$`;

/** What a row of the source has to have a value of: what is asked by, what is filtered by, and the lines of both. */
const VALUES_OF = `create function statistics.values_of(p_by text[], p_filter jsonb) returns text[] language sql immutable as $$
  with named as (select unnest(p_by) as d union select jsonb_object_keys(p_filter))
  select array_agg(d) from (
    select d from named where d = any(p_by) or not statistics.is_many(d)
    union select statistics.line_of(d) from named where statistics.line_of(d) is not null) v $$`;

/** By what the rank at each place of a key is multiplied, so that all of them make one number. */
const TIMES = `create function statistics.times(p_places text[]) returns bigint[] language plpgsql stable as $$
  declare
    v_times bigint[];
    v_next bigint := 1;
    v_place text;
  begin
    for v_n in reverse cardinality(p_places)..1 loop
      v_times[v_n] := v_next;
      v_place := p_places[v_n];
      v_next := v_next * (select 2 * coalesce(max(v.rank), 0) + 2 from statistics.value v
        where v.dimension in (lower(v_place), lower(statistics.line_of(v_place))));
    end loop;
    return v_times;
  end $$`;

/**
 * Counts the rows of a source by dimensions, and measures of them, and protects the table. A filter is answered as
 * cells of the table over its dimensions and those asked by, and so is the viewer's own part of everything: whatever is
 * asked by which way, and by whom, the same cells are hidden. What has several values of a dimension at once is set
 * against its own rest, value by value. Measures are taken of rows grouped by \`p_each\` too.
 * A key is the ranks of the values asked by; the whole is answered with the groups, under an empty key. The source may
 * read \`p_rows\` (see \`statistics.unpacked\`).
 */
const TABLE_OF = `create function statistics.table_of(p_source text, p_by text[], p_filter jsonb, p_measures statistics.measure[],
    p_each text, p_setting statistics.setting, p_rows statistics.row[] default null) returns table (key int[], what int, n int, hidden boolean)
  language plpgsql stable as $$
  #variable_conflict use_column
  declare
    v_by int := cardinality(p_by);
    v_filters text[] := array(select jsonb_object_keys(p_filter) order by 1);
    v_many int := (select n from unnest(p_by) with ordinality d(d, n) where statistics.is_many(d));
    v_keys text[];
    v_lines text[];
    v_times bigint[];
    v_whole text;
    v_grouped text;
    v_text text;
    v_cells statistics.cell[];
    v_hidden boolean[];
  begin
    -- A rank is doubled where the odd number after it means: whoever does not have this value.
    v_keys := array(select case when statistics.is_many(d) then 'm.v * 2' else format('f.%I', lower(d)) end
        from unnest(p_by) with ordinality b(d, n) order by n)
      || array(select format(case when statistics.is_many(d) then 'f.is_%s::int' else 'f.%I' end, lower(d))
        from unnest(v_filters) with ordinality b(d, n) order by n)
      || 'f.is_open::int'::text;
    v_lines := array(select case when n = v_many then 'm.v * 2' else coalesce('f.' || lower(statistics.line_of(d)), '0') end
      from unnest(p_by || v_filters || 'SCOPE'::text) with ordinality b(d, n) order by n);
    v_grouped := format('select array[%s] as key, array[%s] as line%s, sum(f.weight) as weight from f',
      array_to_string(v_keys, ', '), array_to_string(v_lines, ', '), p_each);
    v_text := 'with m as (select * from unnest($4) with ordinality m(what, counts, among, place)), f as materialized (select * from ' || p_source || '), base as materialized (' || v_grouped
      || case when v_many is null then '' else format(' cross join unnest(f.%I) m(v)', lower(p_by[v_many])) end
      || statistics.grouped(v_keys || v_lines, p_each) || ')';
    if v_many is not null then
      v_text := v_text || ', undivided as materialized (' || replace(v_grouped, 'm.v * 2', '0')
        || statistics.grouped(array_remove(v_keys || v_lines, 'm.v * 2'), p_each) || ')'
        || coalesce(statistics.sums_of('undivided', 2000, p_measures), '');
    end if;
    v_text := v_text || ', whole as materialized (select array_fill(0, array[$2]) || key[$2 + 1:] as key,
        array_fill(0, array[$2]) || line[$2 + 1:] as line' || replace(p_each, 'f.', '') || ', weight from '
      || case when v_many is null then 'base' else 'undivided' end || ')'
      || coalesce(statistics.sums_of('whole', 0, p_measures) || statistics.sums_of('base', 1000, p_measures), '')
      || ', c as (' || statistics.cells_of('whole', 0, p_measures)
      || case when v_by > 0 then ' union all ' || statistics.cells_of('base', 1000, p_measures) else '' end || ')';
    if v_many is not null then
      -- For each value also the rest: whoever does not have it.
      v_text := v_text || ', u as (' || statistics.cells_of('undivided', 2000, p_measures) || ')
        , each as (select u.*, u.what - sign(u.what)::int * 1000 as of, v from u cross join (select distinct key[$3] as v from base) v)
        , every as (select * from c union all select e.key[:$3 - 1] || (e.v + 1) || e.key[$3 + 1:], e.line[:$3 - 1] || e.v || e.line[$3 + 1:],
            e.of, e.w - coalesce(c.w, 0)
          from each e left join c on c.what = e.of and c.key = e.key[:$3 - 1] || e.v || e.key[$3 + 1:])';
    end if;
    -- Each cell stands in a line for each place of its key, which is the key with that place left out; what is asked by
    -- and filtered by too stands in the key twice, and is left out at both places.
    v_times := statistics.times(p_by || v_filters || 'SCOPE'::text);
    v_whole := (select string_agg(format('c.key[%s] * %s::bigint', n, times), ' + ') from unnest(v_times) with ordinality t(times, n));
    execute v_text || format(' select array_agg((c.key, array[%s], c.what, c.w::bigint %% 10000000, floor(c.w / 1e7))::statistics.cell
          order by c.w::bigint %% 10000000, c.key, c.what)
        from (select c.*, %s as whole from %s c) c',
      (select string_agg(format('c.whole + (c.line[%s] - c.key[%1$s]) * %s::bigint', n, times)
          || coalesce((select format(' - case when c.key[%s] <> 0 then c.key[%s] * %s::bigint else 0 end', t.n, v_by + j, v_times[v_by + j])
            from unnest(v_filters) with ordinality b(d, j) where b.d = p_by[t.n] and not statistics.is_many(b.d)), ''), ', ' order by n)
        from unnest(v_times) with ordinality t(times, n)),
      v_whole, case when v_many is null then 'c' else 'every' end) into v_cells using p_rows, v_by, v_many, p_measures, p_setting.threshold;
    if v_cells is null then
      return;
    elsif cardinality(v_cells) > 20000 then
      raise exception 'This splits people into too many groups to answer at once: ask by fewer or by broader dimensions, or for fewer measures.'
        using errcode = 'KS004';
    end if;
    v_hidden := statistics.protect(v_cells, p_setting);
    return query
      with asked as materialized (select n, case when statistics.is_many(d) then '{1}'
          else array(select v.rank from statistics.value v where v.dimension = lower(d) and p_filter -> d ? v.value) end as ranks
        from unnest(v_filters) with ordinality b(d, n))
      select case when c.what < 1000 then '{}' when v_many is null then c.key[:v_by]
          else c.key[:v_many - 1] || c.key[v_many] / 2 || c.key[v_many + 1:v_by] end, c.what % 1000,
        sum(c.n)::int, bool_or(c.is_hidden)
      from rows from (unnest(v_cells), unnest(v_hidden)) c(key, lines, what, n, people, is_hidden)
      where c.what >= 0 and c.key[cardinality(c.key)] = 1 and coalesce(c.key[v_many] % 2, 0) = 0
        and not exists (select from asked a where c.key[v_by + a.n] <> all(a.ranks))
      group by 1, 2;
  end $$`;

/** A count as it is answered. */
const FIGURE = `create function statistics.figure(p_n int, p_hidden boolean, p_setting statistics.setting) returns jsonb language sql stable as $$
  select jsonb_build_object('value', case when not p_hidden then statistics.shown(p_n, p_setting) end,
    'suppressed', p_hidden or statistics.shown(p_n, p_setting) is null) $$`;

export class Migration20261123000103_statistics_tables extends Migration {
  override up(): void {
    this.addSql('set local role kith_statistics');
    this.addSql('create type statistics.measure as (what int, counts text, among int[])');
    this.addSql(
      'create type statistics.row as (ranks int[], members int[], flags boolean[], amount float8, n bigint, weight float8)',
    );
    for (const statement of [GROUPED, SUMS_OF, CELLS_OF, LINE_OF, VALUES_OF, TIMES, TABLE_OF, FIGURE])
      this.addSql(statement);
    this.addSql('revoke all on all functions in schema statistics from public');
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role kith_statistics');
    for (const name of ['figure', 'table_of', 'times', 'values_of', 'line_of', 'cells_of', 'sums_of', 'grouped'])
      this.addSql(`drop function statistics.${name}`);
    this.addSql('drop type statistics.measure, statistics.row');
    this.addSql('reset role');
  }
}
