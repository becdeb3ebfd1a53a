/** Disclosure control, in one place: what a count is shown as, which cells of a table are hidden, and which question is refused. */
import { Migration } from '@mikro-orm/migrations';
import { PARTS } from './statistics-columns.js';

/** A count as it is shown: nothing stays nothing, few people are not shown, all else is rounded. */
const SHOWN = `create function statistics.shown(p_n int, p_setting statistics.setting) returns int language sql immutable as $$
  select case when p_n = 0 then 0 when p_n < p_setting.threshold then null
    else round(p_n::numeric / p_setting.rounding)::int * p_setting.rounding end $$`;

/** A share of two counts as they are shown. */
const SHARE = `create function statistics.share(p_n int, p_of int, p_setting statistics.setting) returns int language sql immutable as $$
  select round(100.0 * statistics.shown(p_n, p_setting) / nullif(statistics.shown(p_of, p_setting), 0))::int $$`;

/**
 * Hides cells of a table of any number of dimensions. First those with few people, and those that all but few of their
 * base belong to. Then, as long as a line (all values of one dimension, the others held fast) has a total from which what
 * is hidden in it could be found by subtraction, its smallest cell that is still shown. \`what\` tells figures of the same
 * group apart; minus it is the rest of its base, and both are hidden together.
 */
const PROTECT = `create function statistics.protect(p_cells statistics.cell[], p_setting statistics.setting) returns statistics.cell[]
  language plpgsql stable as $$
  declare
    v_cells statistics.cell[] := array(select (c.key, c.line, c.what, c.n, c.people,
      c.n > 0 and least(c.n, c.people) < p_setting.threshold)::statistics.cell from unnest(p_cells) c);
    v_next statistics.cell[];
  begin
    loop
      select array_agg((c.key, c.line, c.what, c.n, c.people, c.hidden or c.is_next)::statistics.cell) into v_next
      from (
        select l.key, l.line, l.what, l.n, l.people, bool_or(l.hidden) as hidden,
          bool_or(not l.hidden and l.n > 0 and l.place = 1 and l.count > 0 and (l.count = 1 or l.sum < p_setting.threshold)) as is_next
        from (
          select c.*, count(*) filter (where c.hidden) over same as count, sum(c.n) filter (where c.hidden) over same as sum,
            row_number() over (partition by c.what, c.d, c.line[c.d], c.others, c.hidden or c.n = 0 order by c.n, c.key) as place
          from (
            select c.key, c.line, c.what, c.n, c.people, d,
              bool_or(c.hidden and c.n > 0) over (partition by c.key, abs(c.what)) and c.n > 0 as hidden,
              c.key[:d - 1] || c.key[d + 1:] as others
            from unnest(v_cells) c cross join lateral generate_series(1, greatest(cardinality(c.key), 1)) d) c
          window same as (partition by c.what, c.d, c.line[c.d], c.others)) l
        group by l.key, l.line, l.what, l.n, l.people) c;
      exit when v_next is null
        or (select count(*) filter (where c.hidden) from unnest(v_next) c) = (select count(*) filter (where c.hidden) from unnest(v_cells) c);
      v_cells := v_next;
    end loop;
    return v_cells;
  end $$`;

/** Whose referrals the viewer may count, as a condition on a row f; every question begins here. */
const SCOPE = `create function statistics.scope(p_of text default 'fact') returns text language plpgsql stable as $$
  declare
    v_role text := current_setting('kith.role', true);
    v_organisation uuid := nullif(current_setting('kith.organisation', true), '')::uuid;
    v_parties uuid[] := nullif(current_setting('kith.parties', true), '')::uuid[];
  begin
    if v_role = 'ANALYST' and v_organisation is not null then
      -- Who are registered do not name the schemes that serve their practice, as referrals do.
      return format('%L::uuid = any(f.organisations)', v_organisation) || case when p_of = 'registered' then format(' or f.practice_id = any(%L::uuid[])',
        array(select p.practice_id from public.scheme_practice p join public.scheme s on s.id = p.scheme_id where v_organisation in (s.provider_id, s.commissioner_id)))
        else '' end;
    elsif v_role = 'GP' and v_organisation is not null then
      return format('coalesce(f.practice_id = %L::uuid, false)', v_organisation);
    elsif v_role = 'TEAM_LEAD' and v_parties is not null and p_of = 'fact' then
      return format('f.scheme_id = any(%L::uuid[])', v_parties);
    elsif v_role = 'TEAM_LEAD' and v_parties is not null then
      return format('f.practice_id in (select practice_id from public.scheme_practice where scheme_id = any(%L::uuid[]))', v_parties);
    end if;
    raise exception 'This role may not ask for statistics.' using errcode = 'KS001';
  end $$`;

/** A filter as a condition on a row f: each dimension of a list of its values, or of one, where a referral can have many. */
const CONDITION = `create function statistics.condition(p_filter jsonb) returns text language sql immutable as $$
  select coalesce(string_agg(case when statistics.is_many(d.key)
      then format('f.%I && %L::text[]', lower(d.key), array(select jsonb_array_elements_text(d.value)))
      else format('f.%I = any(%L::text[])', lower(d.key), array(select jsonb_array_elements_text(d.value))) end,
    ' and ' order by d.key), 'true')
  from jsonb_each(p_filter) d $$`;

/**
 * Rows f to count, with what belongs to these dimensions and to the viewer's part, each with the number of referrals
 * (\`n\`) and the weight it stands for. Where two parts at the most are needed, equal rows are taken together first,
 * unless each has to stand by itself.
 */
const SOURCE = `create function statistics.source(p_dimensions text[], p_is_whole boolean) returns text language plpgsql stable as $$
  declare
    v_parts text[] := array(select distinct case ${Object.keys(PARTS)
      .map(
        (part) => `when lower(d) = any(string_to_array('${PARTS[part as keyof typeof PARTS]}', ', ')) then '${part}'`,
      )
      .join(' ')} end from unnest(p_dimensions || 'PRACTICE'::text) d);
    v_joins text := (select string_agg(format('join statistics.%s using (%1$s_no)', p), ' ') from unnest(v_parts) p);
  begin
    if cardinality(v_parts) > 2 or p_is_whole then
      return format('(select *, 1 as n from statistics.compact %s) f', v_joins);
    end if;
    return format('(select * from (select %s, count(*) as n, sum(weight) as weight from statistics.compact group by %1$s) c %s) f',
      (select string_agg(p || '_no', ', ') from unnest(v_parts) p), v_joins);
  end $$`;

/**
 * The guard. A cohort that differs from one that the same organisation asked for before by fewer people than may be shown
 * is refused: the two answers together would tell of those few. Whoever asks, and for what, is written down.
 */
const GUARD = `create function statistics.guard(p_question text, p_by text[], p_filter jsonb, p_setting statistics.setting) returns void
  language plpgsql as $$
  declare
    v_organisation uuid := current_setting('kith.organisation')::uuid;
    v_cohort text := format('%s and %s', statistics.scope(), statistics.condition(p_filter));
    v_dimensions text[] := array(select upper(d) from unnest(p_by) d union select jsonb_object_keys(p_filter) order by 1);
    v_source text := statistics.source(v_dimensions, false);
    v_size int;
    v_near statistics.asked[];
    v_shared int[];
  begin
    if cardinality(v_dimensions) > 4 then
      raise exception 'A question takes four dimensions at the most, those of its filter included; this one has %.',
        cardinality(v_dimensions) using errcode = 'KS002';
    elsif (select count(*) > 1 from unnest(p_by) d where statistics.is_many(d)) then
      raise exception 'Only one of CHARITY, NEED, ACCESS_NEED and ASSET_CATEGORY can be asked by at once: a referral can have several of each.'
        using errcode = 'KS002';
    elsif not exists (select from statistics.refresh) then
      raise exception 'Statistics have not been worked out yet: ask again in some minutes.' using errcode = 'KS003';
    end if;
    -- One question of an organisation after the other, or two at once would not know of each other.
    perform pg_advisory_xact_lock(72057594, hashtext(v_organisation::text));
    if not exists (select from statistics.asked a where a.organisation_id = v_organisation and md5(a.cohort) = md5(v_cohort)) then
      execute format('select coalesce(sum(f.n), 0) from %s where %s', v_source, v_cohort) into v_size;
      v_near := array(select a from statistics.asked a where a.organisation_id = v_organisation and a.size > 0 and v_size > 0
        and a.size between v_size - p_setting.threshold + 1 and v_size + p_setting.threshold - 1);
      if v_near <> '{}' then
        execute format('select array[%s] from %s where %s',
          (select string_agg(format('coalesce(sum(f.n) filter (where %s), 0)', a.cohort), ', ' order by n) from unnest(v_near) with ordinality a(organisation_id, cohort, size, dimensions, n)),
          statistics.source(v_dimensions || array(select d from unnest(v_near) a cross join unnest(a.dimensions) d), false), v_cohort) into v_shared;
        if exists (select from unnest(v_near) with ordinality a(organisation_id, cohort, size, dimensions, n)
          where v_size + a.size - 2 * v_shared[a.n] between 1 and p_setting.threshold - 1) then
          raise exception 'This differs by fewer than % referrals from what your organisation asked for before, so the two answers together could tell of single people. Ask for a broader group, or a quite different one.',
            p_setting.threshold using errcode = 'KS001';
        end if;
      end if;
      insert into statistics.asked (organisation_id, cohort, size, dimensions)
        values (v_organisation, v_cohort, v_size, array(select jsonb_object_keys(p_filter)));
    end if;
    insert into statistics.query (at, member_id, organisation_id, role, question, dimensions, cohort)
      values (current_setting('kith.now')::timestamptz, current_setting('kith.member')::uuid, v_organisation,
        current_setting('kith.role'), p_question, v_dimensions, v_cohort);
  end $$`;

export class Migration20261123000102_statistics_disclosure extends Migration {
  override up(): void {
    this.addSql('set local role kith_statistics');
    this.addSql(
      `create type statistics.cell as (key text[], line text[], what int, n int, people int, hidden boolean)`,
    );
    this.addSql(`create function statistics.is_many(p_dimension text) returns boolean language sql immutable as $$
      select lower(p_dimension) in ('charity', 'need', 'access_need', 'asset_category') $$`);
    for (const statement of [SHOWN, SHARE, PROTECT, SCOPE, CONDITION, SOURCE, GUARD]) this.addSql(statement);
    this.addSql('revoke all on all functions in schema statistics from public');
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role kith_statistics');
    this.addSql('drop function statistics.guard(text, text[], jsonb, statistics.setting)');
    this.addSql(
      'drop function statistics.source(text[], boolean), statistics.condition(jsonb), statistics.scope(text)',
    );
    this.addSql('drop function statistics.protect(statistics.cell[], statistics.setting)');
    this.addSql(
      'drop function statistics.share(int, int, statistics.setting), statistics.shown(int, statistics.setting)',
    );
    this.addSql('drop function statistics.is_many(text)');
    this.addSql('drop type statistics.cell');
    this.addSql('reset role');
  }
}
