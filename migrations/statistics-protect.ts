/** Which cells of a table of statistics are hidden: small ones, and those they could be found from by subtraction. */

/**
 * Hides cells of a table of any number of dimensions. First those with few people, and those that all but few of their
 * base belong to. Then, as long as a line (all values of one dimension, the others held fast) has a total from which what
 * is hidden in it could be found by subtraction, its smallest cell that is still shown; of those that stand in other lines
 * by themselves only where there is no other, for the totals of such lines are what they are. `what` tells figures of the
 * same group apart; minus it is the rest of its base, and both are hidden together. Cells come in the order of their size,
 * and each time only those few lines are looked at in which something has just been hidden. Tells of each cell whether it is.
 */
export const PROTECT = `create function statistics.protect(p_cells statistics.cell[], p_setting statistics.setting) returns boolean[]
  language plpgsql stable as $$
  declare
    v_n int[];
    -- The time at which each was hidden; 0 while it is shown.
    v_hidden int[];
    v_now int[];
    -- A cell stands in a line for each place of its key, and in one more with the rest of its base.
    v_places int := 1 + cardinality(p_cells[1].lines);
    v_lines int[] := array_fill(0, array[v_places * cardinality(p_cells)]);
    -- In how many lines each stands with others.
    v_beside int[] := array_fill(0, array[cardinality(p_cells)]);
    v_line int[]; v_member int[]; v_slot int[];
    -- Where each line begins and ends among the members, and when it was looked at last.
    v_first int[]; v_last int[]; v_seen int[];
    v_next int[];
    v_time int := 1;
    v_cell int;
    v_no int;
    v_count int;
    v_sum int;
    v_shown int;
  begin
    select array_agg(c.n), array_agg((c.n > 0 and least(c.n, c.people) < p_setting.threshold)::int) into v_n, v_hidden from unnest(p_cells) c;
    v_now := array(select i from unnest(v_hidden) with ordinality h(is_hidden, i) where is_hidden = 1);
    if v_now = '{}' then
      return v_hidden::boolean[];
    end if;
    with cell as (select * from unnest(p_cells) with ordinality c(key, lines, what, n, people, i) where n > 0),
      line as (select array_agg(c.i) as cells, l.place from cell c cross join unnest(c.lines) with ordinality l(line, place)
          group by c.what, l.place, l.line having count(*) > 1
        union all select array_agg(c.i), v_places from cell c group by c.key, abs(c.what) % 10000 having count(*) > 1),
      numbered as (select *, row_number() over () as no, sum(cardinality(cells)) over (rows unbounded preceding) as upto from line),
      member as (select array_agg(l.no) as line, array_agg(m) as member, array_agg((m - 1) * v_places + l.place) as slot
        from numbered l cross join unnest(l.cells) m)
    select line, member, slot, first, last, array_fill(0, array[cardinality(last)]) into v_line, v_member, v_slot, v_first, v_last, v_seen
    from member cross join (select array_agg(upto - cardinality(cells) + 1) as first, array_agg(upto) as last from numbered) l;
    for v_at in 1..coalesce(cardinality(v_line), 0) loop
      v_lines[v_slot[v_at]] := v_line[v_at];
      if v_slot[v_at] % v_places <> 0 then
        v_beside[v_member[v_at]] := v_beside[v_member[v_at]] + 1;
      end if;
    end loop;
    while v_now <> '{}' loop
      v_next := '{}';
      foreach v_cell in array v_now loop
        v_no := v_lines[v_cell * v_places];
        continue when v_no = 0;
        for v_at in v_first[v_no]..v_last[v_no] loop
          if v_hidden[v_member[v_at]] = 0 then
            v_hidden[v_member[v_at]] := v_time;
            v_next := v_next || v_member[v_at];
          end if;
        end loop;
      end loop;
      v_now := v_now || v_next;
      v_next := '{}';
      foreach v_cell in array v_now loop
        for v_place in 1..v_places - 1 loop
          v_no := v_lines[(v_cell - 1) * v_places + v_place];
          continue when v_no = 0 or v_seen[v_no] = v_time;
          v_seen[v_no] := v_time;
          v_count := 0;
          v_sum := 0;
          v_shown := null;
          for v_at in v_first[v_no]..v_last[v_no] loop
            if v_hidden[v_member[v_at]] between 1 and v_time then
              v_count := v_count + 1;
              v_sum := v_sum + v_n[v_member[v_at]];
            elsif v_shown is null or (v_beside[v_shown], -v_shown) < (v_beside[v_member[v_at]], -v_member[v_at]) then
              v_shown := v_member[v_at];
            end if;
          end loop;
          if (v_count = 1 or v_sum < p_setting.threshold) and v_hidden[v_shown] = 0 then
            v_hidden[v_shown] := v_time + 1;
            v_next := v_next || v_shown;
          end if;
        end loop;
      end loop;
      v_now := v_next;
      v_time := v_time + 1;
    end loop;
    return v_hidden::boolean[];
  end $$`;
