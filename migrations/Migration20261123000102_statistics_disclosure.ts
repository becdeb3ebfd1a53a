/** Disclosure control, in one place: what a count is shown as, which cells of a table are hidden, and which question is refused. */
import { Migration } from '@mikro-orm/migrations';
import { ASKING_LOCK } from './statistics-asked.js';
import { PROTECT } from './statistics-protect.js';

/** A count as it is shown: nothing stays nothing, few people are not shown, all else is rounded. */
const SHOWN = `create function statistics.shown(p_n int, p_setting statistics.setting) returns int language sql immutable as $$
  select case when p_n = 0 then 0 when p_n < p_setting.threshold then null
    else round(p_n::numeric / p_setting.rounding)::int * p_setting.rounding end $$`;

/** A share of two counts as they are shown. */
const SHARE = `create function statistics.share(p_n int, p_of int, p_setting statistics.setting) returns int language sql immutable as $$
  select round(100.0 * statistics.shown(p_n, p_setting) / nullif(statistics.shown(p_of, p_setting), 0))::int $$`;

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

/** One dimension of a filter as a condition on a counted row c: it has one of these values, or several and one of these among them. */
const HAS = `create function statistics.has(p_dimension text, p_values jsonb) returns text language sql stable as $$
  select format('c.%I = any(%L::int[])', d, case when statistics.is_many(d)
    then array(select s.no from statistics.value_set s where s.dimension = d and s.members && v)
    else array(select w.no from statistics.value w where w.dimension = d and w.value = any(v)) end)
  from (select lower(p_dimension) as d, array(select jsonb_array_elements_text(p_values)) as v) asked $$`;

/** The viewer's part as a condition on a counted row c. */
const OPEN_TO = `create function statistics.open_to(p_scope text) returns text language plpgsql stable as $$
  declare
    v_places int[];
  begin
    execute format('select array(select f.no from statistics.place f where %s)', p_scope) into v_places;
    return format('c.place = any(%L::int[])', v_places);
  end $$`;

const CONDITION = `create function statistics.condition(p_scope text, p_filter jsonb) returns text language sql stable as $$
  select concat_ws(' and ', statistics.open_to(p_scope), string_agg(statistics.has(d.key, d.value), ' and ' order by d.key))
  from jsonb_each(p_filter) d $$`;

/** Joins to rows c what their number of a dimension stands for. */
const LOOKED_UP = `create function statistics.looked_up(p_dimension text) returns text language sql immutable as $$
  select format(case when statistics.is_many(p_dimension)
    then 'join (select no, ranks from statistics.value_set where dimension = %1$L offset 0) %1$I on %1$I.no = c.%1$I'
    else 'join statistics.value %1$I on %1$I.no = c.%1$I' end, p_dimension) $$`;

/**
 * Rows f to count, all of the viewer's part and beyond: equal ones are taken together by their numbers before anything is
 * looked up. Each has the ranks of its values, whether what it can have several values of holds as filtered (\`is_need\`),
 * whether it is of the viewer's part, what \`p_each\` adds, and how many it stands for (\`n\`, and \`weight\`).
 */
const SOURCE = `create function statistics.source(p_values text[], p_filter jsonb, p_scope text, p_each text[] default '{}',
    p_from text default 'statistics.counted c') returns text language plpgsql stable as $$
  declare
    v_values text[] := array(select distinct lower(d) from unnest(p_values) d);
    v_added text[] := array(select format('%s as is_%s', statistics.has(d.key, d.value), lower(d.key)) from jsonb_each(p_filter) d where statistics.is_many(d.key))
      || format('%s as is_open', statistics.open_to(p_scope)) || p_each;
  begin
    -- Offset 0, for PostgreSQL looks a value up in a list of constants at once, but not where it groups by that.
    return format('(select c.n, c.weight%1$s from (select %2$s, count(*) as n, sum(c.weight) as weight
        from (select %3$s, c.weight from %4$s offset 0) c group by %2$s) c%5$s) f',
      coalesce((select string_agg(format(', %I.rank%s as %1$I', d, case when statistics.is_many(d) then 's' end), '') from unnest(v_values) d), '')
        || (select string_agg(', c.' || substring(a from '\\w+$'), '') from unnest(v_added) a),
      (select string_agg('c.' || substring(a from '\\w+$'), ', ') from unnest(v_values || v_added) a),
      array_to_string(array(select format('c.%I', d) from unnest(v_values) d) || v_added, ', '),
      p_from,
      (select string_agg(' ' || statistics.looked_up(d), '') from unnest(v_values) d));
  end $$`;

/**
 * The guard. A cohort that differs from one that the same organisation asked for before by fewer people than may be shown
 * is refused: the two answers together would tell of those few. Whoever asks, and for what, is written down.
 */
const GUARD = `create function statistics.guard(p_question text, p_by text[], p_filter jsonb, p_setting statistics.setting) returns void
  language plpgsql as $$
  declare
    v_organisation uuid := current_setting('kith.organisation')::uuid;
    v_scope text := statistics.scope();
    v_dimensions text[] := array(select upper(d) from unnest(p_by) d union select jsonb_object_keys(p_filter) order by 1);
    v_condition text;
    v_size int;
    v_near statistics.asked[]; v_shared int[];
  begin
    if cardinality(v_dimensions) > 4 then
      raise exception 'A question takes four dimensions at the most, those of its filter included; this one has %.',
        cardinality(v_dimensions) using errcode = 'KS002';
    elsif (select count(*) <> count(distinct upper(d)) from unnest(p_by) d) then
      -- Lines of such a table have one cell each, so nothing in them could be hidden for another.
      raise exception 'A dimension can be asked by once.' using errcode = 'KS002';
    elsif (select count(*) > 1 from unnest(p_by) d where statistics.is_many(d)) then
      raise exception 'Only one of CHARITY, NEED, ACCESS_NEED and ASSET_CATEGORY can be asked by at once: a referral can have several of each.'
        using errcode = 'KS002';
    elsif not exists (select from statistics.refresh) then
      raise exception 'Statistics have not been worked out yet: ask again in some minutes.' using errcode = 'KS003';
    end if;
    perform pg_advisory_xact_lock_shared(${ASKING_LOCK});
    -- One question of an organisation after the other, or two at once would not know of each other.
    perform pg_advisory_xact_lock(72057594, hashtext(v_organisation::text));
    if not exists (select from statistics.asked a where a.organisation_id = v_organisation and md5(a.scope || a.filter::text) = md5(v_scope || p_filter::text)) then
      v_condition := statistics.condition(v_scope, p_filter);
      execute format('select count(*) from statistics.counted c where %s', v_condition) into v_size;
      v_near := array(select a from statistics.asked a where a.organisation_id = v_organisation and a.size > 0 and v_size > 0
        and a.size between v_size - p_setting.threshold + 1 and v_size + p_setting.threshold - 1);
      if v_near <> '{}' then
        execute format('select array[%s] from statistics.counted c where %s',
          (select string_agg(format('count(*) filter (where %s)', statistics.condition(a.scope, a.filter)), ', ' order by n)
            from unnest(v_near) with ordinality a(organisation_id, scope, filter, size, counted_in, n)), v_condition) into v_shared;
        if exists (select from unnest(v_near) with ordinality a(organisation_id, scope, filter, size, counted_in, n)
          where v_size + a.size - 2 * v_shared[a.n] between 1 and p_setting.threshold - 1) then
          raise exception 'This differs by fewer than % referrals from what your organisation asked for before, so the two answers together could tell of single people. Ask for a broader group, or a quite different one.',
            p_setting.threshold using errcode = 'KS001';
        end if;
      end if;
      insert into statistics.asked (organisation_id, scope, filter, size) values (v_organisation, v_scope, p_filter, v_size);
    end if;
    insert into statistics.query (at, member_id, organisation_id, role, question, dimensions, cohort)
      values (current_setting('kith.now')::timestamptz, current_setting('kith.member')::uuid, v_organisation,
        current_setting('kith.role'), p_question, v_dimensions, v_scope || ' and ' || p_filter::text);
  end $$`;

export class Migration20261123000102_statistics_disclosure extends Migration {
  override up(): void {
    this.addSql('set local role kith_statistics');
    this.addSql(`create type statistics.cell as (key int[], lines bigint[], what int, n int, people int)`);
    this.addSql(`create function statistics.is_many(p_dimension text) returns boolean language sql immutable as $$
      select lower(p_dimension) in ('charity', 'need', 'access_need', 'asset_category') $$`);
    for (const statement of [SHOWN, SHARE, PROTECT, SCOPE, HAS, OPEN_TO, CONDITION, LOOKED_UP, SOURCE, GUARD])
      this.addSql(statement);
    this.addSql('revoke all on all functions in schema statistics from public');
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role kith_statistics');
    this.addSql('drop function statistics.guard(text, text[], jsonb, statistics.setting)');
    this.addSql(
      'drop function statistics.source, statistics.looked_up, statistics.condition, statistics.open_to, statistics.has, statistics.scope',
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
