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

const INEQUALITY = `create function statistics.inequality(p_score text, p_filter jsonb) returns jsonb
  language plpgsql ${ASKED} as $$
  declare
    v_setting statistics.setting := (select s from statistics.setting s);
    v_each text[] := array[${EQUITY.map((name) => `'${holds(name)} as is_${name.toLowerCase()}'`).join(', ')}];
    v_measures statistics.measure[] := array[${EQUITY.map((name, index) => `(${index + 1}, 'f.is_${name.toLowerCase()}', 4)`).join(', ')}, (4, 'true', null)]::statistics.measure[];
    v_dimension text;
    v_groups jsonb := '[]';
    v_change jsonb;
  begin
    foreach v_dimension in array array['DEPRIVATION', 'ETHNICITY', 'ACCESS_NEED'] loop
      v_change := statistics.change(p_score, array[v_dimension], p_filter) -> 'groups';
      v_groups := v_groups || coalesce((
        with c as materialized (select * from statistics.table_of(statistics.source(statistics.values_of(array[v_dimension], p_filter), p_filter, statistics.scope(), v_each),
            array[v_dimension], p_filter, v_measures, ', f.is_engaged, f.is_declined, f.is_never_reached', v_setting)),
          r as materialized (select * from statistics.table_of(format('(select f.people * 10000001::float8 as weight, f.ranks%s as %I, %s as is_open from statistics.population f where f.dimension = %2$L) f',
            case when not statistics.is_many(v_dimension) then '[1]' end, lower(v_dimension), statistics.scope('registered')), array[v_dimension], '{}', '{}', '', v_setting)),
          x as (select g ->> 'value' as value, e from jsonb_array_elements(v_change) e cross join jsonb_array_elements(e -> 'by') g)
        select jsonb_agg(jsonb_build_object('dimension', v_dimension, 'value', v.value,
          'registered', statistics.figure(coalesce(r.n, 0), coalesce(r.hidden, false), v_setting), 'referrals', statistics.figure(coalesce(g.n, 0), coalesce(g.hidden, false), v_setting),
          'perThousand', case when not r.hidden and not coalesce(g.hidden, false) then round(1000.0 * statistics.shown(coalesce(g.n, 0), v_setting) / nullif(statistics.shown(r.n, v_setting), 0)) end,
          ${['engaged', 'declined', 'neverReached'].map((name, index) => `'${name}Percent', (select statistics.share(m.n, g.n, v_setting) from c m where m.key = g.key and m.what = ${index + 1} and not m.hidden and not g.hidden)`).join(', ')},
          'pairs', coalesce(x.e -> 'pairs', '{"value": 0, "suppressed": false}'), 'meanChange', x.e -> 'meanChange', 'intervalFrom', x.e -> 'intervalFrom', 'intervalTo', x.e -> 'intervalTo') order by g.key)
        from c g join statistics.value v on v.dimension = lower(v_dimension) and v.rank = g.key[1] left join r on r.key = g.key left join x on x.value = v.value where g.what = 0 and g.key <> '{}'), '[]');
    end loop;
    return jsonb_build_object('asOf', (select as_of from statistics.refresh), 'score', p_score, 'design', 'UNCONTROLLED_BEFORE_AFTER', 'groups', v_groups,
      'slopePerThousand', (select round(statistics.slope(array_agg((g -> 'registered' ->> 'value')::float8 order by g ->> 'value' desc), array_agg((g ->> 'perThousand')::float8 order by g ->> 'value' desc))::numeric)
        from jsonb_array_elements(v_groups) g where g ->> 'dimension' = 'DEPRIVATION' and g ->> 'value' <> 'NOT_KNOWN'),
      'slopeEngagedPercent', (select round(statistics.slope(array_agg((g -> 'referrals' ->> 'value')::float8 order by g ->> 'value' desc), array_agg((g ->> 'engagedPercent')::float8 order by g ->> 'value' desc))::numeric)
        from jsonb_array_elements(v_groups) g where g ->> 'dimension' = 'DEPRIVATION' and g ->> 'value' <> 'NOT_KNOWN'));
  end $$`;

/** Hours and sessions are rounded like counts, and costs worked out from what is shown. */
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
      execute format('select statistics.shown((sum(f.minutes) / 60)::int, $1), statistics.shown(sum(f.sessions)::int, $1),
          coalesce($2, (sum(s.pence_by_contact_hour::bigint * f.minutes) / nullif(sum(f.minutes) filter (where s.pence_by_contact_hour is not null), 0))::int)
        from (select c.place, sum(c.minutes) as minutes, sum(c.sessions) as sessions from statistics.counted c where %s group by 1) f
          join statistics.place p on p.no = f.place join public.scheme s on s.id = p.scheme_id', statistics.condition(statistics.scope(), p_filter))
        into v_hours, v_sessions, v_price using v_setting, p_hour;
      v_total := v_hours::bigint * v_price + coalesce(v_sessions::bigint * p_session, 0);
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
  [6, 'How', 's.intervention_how', `'First contact was made by ' || v_channels || '.'`],
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
    v_is_open boolean;
  begin
    execute format('select exists (select from statistics.counted c where %s)', statistics.condition(statistics.scope(), v_filter)) into v_is_open;
    if not v_is_open then
      return null;
    end if;
    v_done := statistics.activity('{}', v_filter, array['CONTACTED_IN_TIME', 'FOLLOW_UP_DONE']) -> 'groups' -> 0 -> 'shares';
    v_talks := statistics.spreads('{}', v_filter) -> 'groups' -> 0 -> 'spreads' -> 2;
    if v_talks ->> 'suppressed' = 'false' then
      execute format('select string_agg(lower(replace(channel, ''_'', '' '')), '', '' order by channel) from (
        select channel from (select c.channels, count(*) as n from statistics.counted c where %s group by 1) c
          join statistics.value_set s on s.no = c.channels cross join unnest(s.members) channel group by channel having statistics.shown(sum(c.n)::int, $1) > 0) c',
        statistics.has('SCHEME', v_filter -> 'SCHEME')) into v_channels using v_setting;
    end if;
    return (
      with item as (
        select 1 as number, 'Name' as title, s.name as authored, null as computed from public.scheme s where s.name = p_scheme
        ${ITEMS.map(([number, title, authored, computed]) => `union all select ${number}, '${title}', ${authored}, ${computed} from public.scheme s where s.name = p_scheme`).join('\n        ')}),
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
    for (const statement of [SLOPE, INEQUALITY, COST, TIDIER]) this.addSql(statement);
    this.addSql('revoke all on all functions in schema statistics from public');
    for (const question of ['inequality(text, jsonb)', 'cost(text, int, int, jsonb)', 'tidier(text)'])
      this.addSql(`grant execute on function statistics.${question} to kith_analyst, kith_team_lead, kith_gp`);
    this.addSql('reset role');
  }

  override down(): void {
    this.addSql('set local role kith_statistics');
    for (const name of ['tidier', 'cost', 'inequality', 'slope']) this.addSql(`drop function statistics.${name}`);
    this.addSql('reset role');
  }
}
