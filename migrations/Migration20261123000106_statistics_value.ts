/** Three questions of statistics: whom the scheme reaches and whom not, what it costs, and what it is (TIDieR). */
import { Migration } from '@mikro-orm/migrations';
import { ASKED } from './statistics-asked.js';
import { holds } from './statistics-measures.js';

/** As an index of `ACTIVITY` counts them, each among all of the group. */
const EQUITY = ['ENGAGED', 'DECLINED', 'NEVER_REACHED'];

/**
 * How much a rate differs between the most and the least deprived, were the fifths a straight line: the slope of a regression
 * on the middle of each fifth's place in the population, weighted by its size (the slope index of inequality).
 */
const SLOPE = `create function statistics.slope(p_sizes float8[], p_rates float8[]) returns float8 language sql immutable as $$
  with fifth as (select size, rate, (sum(size) over (order by n) - size / 2) / sum(size) over () as x from unnest(p_sizes, p_rates) with ordinality f(size, rate, n)),
    mean as (select sum(size * x) / sum(size) as x, sum(size * rate) / sum(size) as rate from fifth)
  select case when count(*) = 5 and bool_and(f.size > 0 and f.rate is not null)
    then sum(f.size * (f.x - m.x) * (f.rate - m.rate)) / nullif(sum(f.size * (f.x - m.x) ^ 2), 0) end from fifth f cross join mean m $$`;

/** Rows of a source packed up, to be counted more than once; each with an amount, if it has one. */
const PACKED = `create function statistics.packed(p_values text[], p_flags text[], p_amount text, p_source text) returns statistics.row[]
  language plpgsql stable as $$
  declare
    v_rows statistics.row[];
  begin
    execute format('select array_agg((array[%s]::int[], f.access_need, array[%s], %s, f.n, f.weight)::statistics.row) from %s',
      (select string_agg('f.' || v, ', ' order by n) from unnest(p_values) with ordinality p(v, n)),
      (select string_agg('f.' || v, ', ' order by n) from unnest(p_flags) with ordinality p(v, n)), p_amount, p_source) into v_rows;
    return v_rows;
  end $$`;

/** The same rows as a source again, out of the first parameter of whichever statement reads it. */
const UNPACKED = `create function statistics.unpacked(p_values text[], p_flags text[]) returns text language sql immutable as $$
  select format('(select %s, %s, r.members as access_need, r.amount, r.n, r.weight from unnest($1) r) f',
    (select string_agg(format('r.ranks[%s] as %s', n, v), ', ') from unnest(p_values) with ordinality p(v, n)),
    (select string_agg(format('r.flags[%s] as %s', n, v), ', ') from unnest(p_flags) with ordinality p(v, n))) $$`;

/** The mean gain of packed pairs by one dimension, and its deviation. */
const GAINS = `create function statistics.gains(p_dimension text, p_source text, p_rows statistics.row[])
  returns table (key int[], mean float8, deviation float8) language plpgsql stable as $$
  begin
    return query execute format('select array[%s], sum(f.n * f.amount) / sum(f.n),
        sqrt(greatest(sum(f.n * f.amount ^ 2) - sum(f.n * f.amount) ^ 2 / sum(f.n), 0) / nullif(sum(f.n) - 1, 0))
      from %s%s where f.is_pair and f.is_asked group by 1', case when statistics.is_many(p_dimension) then 'm.v' else 'f.' || lower(p_dimension) end, p_source,
      case when statistics.is_many(p_dimension) then format(' cross join unnest(f.%I) m(v)', lower(p_dimension)) end) using p_rows;
  end $$`;

const INEQUALITY = `create function statistics.inequality(p_score text, p_filter jsonb) returns jsonb
  language plpgsql ${ASKED} as $$
  declare
    v_setting statistics.setting := (select s from statistics.setting s);
    v_dimensions text[] := '{DEPRIVATION, ETHNICITY, ACCESS_NEED}';
    v_all text[] := statistics.values_of(v_dimensions, p_filter);
    v_values text[] := array(select distinct lower(d) from unnest(v_all) d where not statistics.is_many(d));
    v_cohort text[] := 'is_open'::text || array(select 'is_' || lower(d) from jsonb_object_keys(p_filter) d where statistics.is_many(d));
    v_counted text[] := v_cohort || '{is_engaged, is_declined, is_never_reached}'::text[];
    v_paired text[] := v_cohort || '{is_pair, is_asked}'::text[];
    v_referrals statistics.row[];
    v_pairs statistics.row[];
    v_dimension text;
    v_is_rated boolean;
    v_groups jsonb := '[]';
  begin
    foreach v_dimension in array v_dimensions loop
      perform statistics.guard('inequality', array[v_dimension], p_filter, v_setting);
    end loop;
    -- Everybody is gone through once, however many dimensions they are then divided by.
    v_referrals := statistics.packed(v_values, v_counted, 'null', statistics.source(v_all, p_filter, statistics.scope(),
      array[${EQUITY.map((name) => `'${holds(name)} as is_${name.toLowerCase()}'`).join(', ')}]));
    v_pairs := statistics.packed(v_values, v_paired, 'f.gain', statistics.source(v_all, p_filter, statistics.scope(),
      array['c.after is not null as is_pair', 'c.after - c.before as gain', statistics.condition(statistics.scope(), p_filter) || ' as is_asked'], format('statistics.pair c where c.score = %L', p_score)));
    foreach v_dimension in array v_dimensions loop
      -- The people registered are all of them, so a filter that picks people by anything else leaves nothing to rate against.
      v_is_rated := not p_filter ?| array_remove(array['PCN', 'PRACTICE', 'AGE_BAND', 'GENDER', 'ETHNICITY', 'DEPRIVATION', 'ACCESS_NEED'], v_dimension);
      v_groups := v_groups || coalesce((
        with c as materialized (select * from statistics.table_of(statistics.unpacked(v_values, v_counted), array[v_dimension], p_filter,
            array[${EQUITY.map((name, index) => `(${index + 1}, 'f.is_${name.toLowerCase()}', array[4])::statistics.measure`).join(', ')}, (4, 'true', null)::statistics.measure],
            ', f.is_engaged, f.is_declined, f.is_never_reached', v_setting, v_referrals)),
          r as materialized (select * from statistics.table_of(format('(select f.people * 10000001::float8 as weight, f.ranks%s as %I, (%s) as is_open from statistics.population f where f.dimension = %2$L) f',
            case when not statistics.is_many(v_dimension) then '[1]' end, lower(v_dimension), statistics.scope('registered')), array[v_dimension], '{}', '{}', '', v_setting)),
          p as materialized (select * from statistics.table_of(statistics.unpacked(v_values, v_paired), array[v_dimension], p_filter,
            array[(1, 'f.is_pair', array[4]), (4, 'true', null)]::statistics.measure[], ', f.is_pair', v_setting, v_pairs)),
          x as (select p.key, p.n, p.hidden, statistics.change_of(p_score, p.n, p.hidden or b.hidden, array[null, null, null, null, g.mean, g.deviation, null], v_setting) as of
            from p join p b on b.key = p.key and b.what = 0
              left join statistics.gains(v_dimension, statistics.unpacked(v_values, v_paired), v_pairs) g on g.key = p.key
            where p.what = 1)
        select jsonb_agg(jsonb_build_object('dimension', v_dimension, 'value', v.value,
          'registered', statistics.figure(coalesce(r.n, 0), coalesce(r.hidden, false), v_setting), 'referrals', statistics.figure(coalesce(g.n, 0), coalesce(g.hidden, false), v_setting),
          'perThousand', case when v_is_rated and not r.hidden and not coalesce(g.hidden, false) then round(1000.0 * statistics.shown(coalesce(g.n, 0), v_setting) / nullif(statistics.shown(r.n, v_setting), 0)) end,
          ${['engaged', 'declined', 'neverReached'].map((name, index) => `'${name}Percent', (select statistics.share(m.n, g.n, v_setting) from c m where m.key = g.key and m.what = ${index + 1} and not m.hidden and not g.hidden)`).join(', ')},
          'pairs', statistics.figure(coalesce(x.n, 0), coalesce(x.hidden, false), v_setting), 'meanChange', x.of -> 'meanChange', 'intervalFrom', x.of -> 'intervalFrom', 'intervalTo', x.of -> 'intervalTo') order by v.rank)
        from (select * from c where what = 0) g full join r using (key) join statistics.value v on v.dimension = lower(v_dimension) and v.rank = key[1] left join x using (key)
        where key <> '{}' and (g.n is not null or not p_filter ? v_dimension or p_filter -> v_dimension ? v.value)), '[]');
    end loop;
    return jsonb_build_object('asOf', (select as_of from statistics.refresh), 'score', p_score, 'design', 'UNCONTROLLED_BEFORE_AFTER', 'groups', v_groups,
      'slopePerThousand', (select round(statistics.slope(array_agg((g -> 'registered' ->> 'value')::float8 order by g ->> 'value' desc), array_agg((g ->> 'perThousand')::float8 order by g ->> 'value' desc))::numeric)
        from jsonb_array_elements(v_groups) g where g ->> 'dimension' = 'DEPRIVATION' and g ->> 'value' <> 'NOT_KNOWN'),
      'slopeEngagedPercent', (select round(statistics.slope(array_agg((g -> 'referrals' ->> 'value')::float8 order by g ->> 'value' desc), array_agg((g ->> 'engagedPercent')::float8 order by g ->> 'value' desc))::numeric)
        from jsonb_array_elements(v_groups) g where g ->> 'dimension' = 'DEPRIVATION' and g ->> 'value' <> 'NOT_KNOWN'));
  end $$`;

/** Hours and sessions are rounded like counts, and costs worked out from what is shown: none, where one of them is hidden. */
const COST = `create function statistics.cost(p_score text, p_hour int, p_session int, p_filter jsonb) returns jsonb
  language plpgsql ${ASKED} as $$
  declare
    v_setting statistics.setting := (select s from statistics.setting s);
    v_activity jsonb := statistics.activity('{}', p_filter, array['CONTACTED', 'ENGAGED']) -> 'groups' -> 0;
    v_improved jsonb := statistics.change(p_score, '{}', p_filter) -> 'groups' -> 0;
    v_hours int;
    v_sessions int;
    v_price int := p_hour;
    v_total bigint;
  begin
    if (v_activity -> 'referrals' ->> 'value')::int > 0 then
      execute format('select statistics.shown((sum(f.minutes) / 60.0)::int, $1), statistics.shown(sum(f.sessions)::int, $1),
          coalesce($2, (sum(s.pence_by_contact_hour::bigint * f.minutes) / nullif(sum(f.minutes) filter (where s.pence_by_contact_hour is not null), 0))::int)
        from (select c.place, sum(c.minutes) as minutes, sum(c.sessions) as sessions from statistics.counted c where %s group by 1) f
          join statistics.place p on p.no = f.place join public.scheme s on s.id = p.scheme_id', statistics.condition(statistics.scope(), p_filter))
        into v_hours, v_sessions, v_price using v_setting, p_hour;
      v_total := v_hours::bigint * v_price + case when p_session is null then 0 else v_sessions::bigint * p_session end;
    end if;
    return jsonb_build_object('asOf', (select as_of from statistics.refresh), 'hours', v_hours, 'sessions', v_sessions, 'penceByHour', v_price, 'penceBySession', p_session,
      'pounds', round(v_total / 100.0),
      'poundsByReached', round(v_total / 100.0 / nullif((v_activity -> 'shares' -> 0 ->> 'value')::int, 0)),
      'poundsByEngaged', round(v_total / 100.0 / nullif((v_activity -> 'shares' -> 1 ->> 'value')::int, 0)),
      'poundsByImproved', round(v_total / 100.0 / nullif((v_improved -> 'improved' ->> 'value')::int, 0)));
  end $$`;

const ITEMS = [
  [2, 'Why', 's.intervention_why', 'null'],
  [3, 'What: materials', 's.intervention_materials', 'null'],
  [4, 'What: procedures', 's.intervention_procedures', 'null'],
  [5, 'Who provides it', 's.intervention_providers', 'null'],
  [6, 'How', 's.intervention_how', `'Contact was by ' || v_channels || '.'`],
  [7, 'Where', 's.intervention_whereabouts', 'null'],
  [
    8,
    'When and how much',
    's.intervention_amount',
    `'Half of those referred had ' || (v_talks ->> 'median') || ' conversations or fewer; support usually takes ' || s.usual_weeks || ' weeks.'`,
  ],
  [9, 'Tailoring', 's.intervention_tailoring', 'null'],
  [10, 'Modifications', 's.intervention_modifications', 'null'],
  [
    11,
    'How well: planned',
    's.intervention_fidelity',
    `'First contact is meant within ' || s.first_contact_within_days || ' days, in up to ' || s.contact_attempts_wanted || ' attempts.'`,
  ],
  [
    12,
    'How well: actual',
    'null',
    `(v_done -> 0 ->> 'percent') || ' % of those contacted were contacted in time; ' || (v_done -> 1 ->> 'percent') || ' % of those with a follow-up due were reached by one.'`,
  ],
] as const;

const TIDIER = `create function statistics.tidier(p_scheme text) returns jsonb
  language plpgsql ${ASKED} as $$
  declare
    v_setting statistics.setting := (select s from statistics.setting s);
    v_filter jsonb := jsonb_build_object('SCHEME', jsonb_build_array(p_scheme));
    v_done jsonb;
    v_talks jsonb;
    v_channels text;
    v_scheme uuid;
  begin
    -- Others may have a scheme of that name too.
    execute format('select p.scheme_id from statistics.counted c join statistics.place p on p.no = c.place where %s order by 1 limit 1',
      statistics.condition(statistics.scope(), v_filter)) into v_scheme;
    if v_scheme is null then
      return null;
    end if;
    v_done := statistics.activity('{}', v_filter, array['CONTACTED_IN_TIME', 'FOLLOW_UP_DONE']) -> 'groups' -> 0 -> 'shares';
    v_talks := statistics.spreads('{}', v_filter) -> 'groups' -> 0 -> 'spreads' -> 2;
    if v_talks ->> 'suppressed' = 'false' then
      execute format('select string_agg(lower(replace(channel, ''_'', '' '')), '', '' order by channel) from (
        select channel from (select c.channels, count(*) as n from statistics.counted c where %s group by 1) c
          join statistics.value_set s on s.no = c.channels cross join unnest(s.members) channel
          group by channel having statistics.shown(sum(c.n)::int, $1) > 0) c', statistics.condition(statistics.scope(), v_filter))
        into v_channels using v_setting;
    end if;
    return (
      with item as (
        select 1 as number, 'Name' as title, s.name as authored, null as computed from public.scheme s where s.id = v_scheme
        ${ITEMS.map(([number, title, authored, computed]) => `union all select ${number}, '${title}', ${authored}, ${computed} from public.scheme s where s.id = v_scheme`).join('\n        ')}),
      told as (select number, title, case when nullif(authored, '') is not null then 'AUTHORED' when computed is not null then 'COMPUTED' else 'MISSING' end as status,
        coalesce(nullif(authored, ''), computed) as text from item)
      select jsonb_build_object('asOf', (select as_of from statistics.refresh), 'scheme', p_scheme,
        'items', jsonb_agg(jsonb_build_object('number', number, 'title', title, 'status', status, 'text', text) order by number),
        'markdown', string_agg(format(E'## %s. %s\\n\\n%s', number, title, coalesce(text || case when status = 'COMPUTED' then ' (worked out from the record)' else '' end, '_Not written yet._')), E'\\n\\n' order by number))
      from told);
  end $$`;

export class Migration20261123000106_statistics_value extends Migration {
  override up(): void {
    this.addSql('set local role kith_statistics');
    for (const statement of [SLOPE, PACKED, UNPACKED, GAINS, INEQUALITY, COST, TIDIER]) this.addSql(statement);
    this.addSql('revoke all on all functions in schema statistics from public');
    for (const question of ['inequality(text, jsonb)', 'cost(text, int, int, jsonb)', 'tidier(text)'])
      this.addSql(`grant execute on function statistics.${question} to kith_analyst, kith_team_lead, kith_gp`);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role kith_statistics');
    for (const name of ['tidier', 'cost', 'inequality', 'gains', 'unpacked', 'packed', 'slope'])
      this.addSql(`drop function statistics.${name}`);
    this.addSql('reset role');
  }
}
