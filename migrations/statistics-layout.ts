/** Lays rows of statistics out for counting, whenever any is written: each value is given a number, and each row the numbers of its values. */
import { AMOUNTS, MANY, SINGLE } from './statistics-columns.js';
import { ACTIVITY } from './statistics-measures.js';

/** What is counted of a row, a bit for each measure in their order. */
const COURSE = Object.values(ACTIVITY)
  .map(({ counts }, index) => `case when ${counts} then ${2 ** index} else 0 end::bigint`)
  .join(' | ');

const listed = (names: readonly string[], one: (name: string) => string, between = ', '): string =>
  names.map(one).join(between);

/** Gives new values their place in the alphabet, and with it a new one to whatever comes after them. */
export const RANK = `create function statistics.rank() returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare
    v_moved text[];
  begin
    insert into statistics.value (dimension, value)
      select distinct dimension, unnest(members) from statistics.value_set where ranks is null
      except select dimension, value from statistics.value;
    with moved as (
      update statistics.value v set rank = r.rank
        from (select no, row_number() over (partition by dimension order by value) as rank from statistics.value) r
        where r.no = v.no and v.rank is distinct from r.rank returning v.dimension)
    select array_agg(distinct dimension) into v_moved from moved;
    update statistics.value_set s set ranks = r.ranks
      from (select s.no, array_agg(v.rank order by v.rank) as ranks from statistics.value_set s
        cross join unnest(s.members) m(value) join statistics.value v on v.dimension = s.dimension and v.value = m.value
        where s.ranks is null or s.dimension = any(v_moved) group by s.no) r
      where r.no = s.no;
  end $$`;

/** `added` and `removed` are the rows that one statement wrote and took away. */
export const LAY_OUT = `create function statistics.lay_out() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin
    if tg_op in ('UPDATE', 'DELETE') then
      delete from statistics.counted where referral_id in (select referral_id from removed);
      delete from statistics.pair where referral_id in (select referral_id from removed);
    end if;
    if tg_op in ('INSERT', 'UPDATE') then
      insert into statistics.place (scheme_id, practice_id, organisations)
        select scheme_id, practice_id, organisations from added except select scheme_id, practice_id, organisations from statistics.place;
      insert into statistics.value_set (dimension, members)
        select distinct v.* from added f cross join lateral (values ${listed(MANY, (name) => `('${name}', f.${name})`)}) v
        except select dimension, members from statistics.value_set;
      insert into statistics.value (dimension, value)
        select distinct v.* from added f cross join lateral (values ${listed(SINGLE, (name) => `('${name}', f.${name})`)}) v
        except select dimension, value from statistics.value;
      perform statistics.rank();
      insert into statistics.counted
        select f.referral_id, f.weight, ${COURSE}, place.no, ${listed([...SINGLE, ...MANY], (name) => `${name}.no`)}, ${listed(AMOUNTS, (name) => `f.${name}`)}
        from added f
        join statistics.place on place.scheme_id = f.scheme_id and place.practice_id is not distinct from f.practice_id and place.organisations = f.organisations
        ${listed(SINGLE, (name) => `join statistics.value ${name} on ${name}.dimension = '${name}' and ${name}.value = f.${name}`, '\n        ')}
        ${listed(MANY, (name) => `join statistics.value_set ${name} on ${name}.dimension = '${name}' and ${name}.members = f.${name}`, '\n        ')};
      insert into statistics.pair
        select c.referral_id, c.weight, c.course, c.place, ${listed([...SINGLE, ...MANY], (name) => `c.${name}`)}, b.score, b.value, a.value, a.day - b.day
        from added f join statistics.counted c using (referral_id)
        cross join lateral (select distinct on (m.score) m.* from statistics.score m
          where m.referral_id = c.referral_id and m.stage = 'BASELINE' order by m.score, m.taken_at) b
        left join lateral (select m.* from statistics.score m
          where m.referral_id = c.referral_id and m.stage <> 'BASELINE' and m.score = b.score and m.taken_at > b.taken_at
          order by m.taken_at desc limit 1) a on true;
    end if;
    if tg_op = 'TRUNCATE' then
      delete from statistics.counted;
      delete from statistics.pair;
    end if;
    return null;
  end $$`;

const laidOut = (event: string, rows: string): string =>
  `create trigger lay_out_${event} after ${event} on statistics.fact referencing ${rows} for each statement execute function statistics.lay_out()`;

export const LAID_OUT = [
  laidOut('insert', 'new table as added'),
  laidOut('update', 'old table as removed new table as added'),
  laidOut('delete', 'old table as removed'),
  'create trigger lay_out_truncate after truncate on statistics.fact for each statement execute function statistics.lay_out()',
];
