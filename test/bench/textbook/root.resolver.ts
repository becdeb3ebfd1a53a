/** The textbook's root fields: which rows exist for whom is asked here; what is beneath a visible person is visible with it. */
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { Asset, FollowUp, Plan } from './care.js';
import { bare, type Context } from './context.js';
import { Person } from './people.js';
import {
  AssetOrder,
  AssetPage,
  AssetWhere,
  FollowUpOrder,
  FollowUpPage,
  FollowUpWhere,
  firstOf,
  type Page,
  PersonOrder,
  PersonPage,
  PersonWhere,
  PlanOrder,
  PlanPage,
  PlanWhere,
} from './types.js';

/** Which open relationships let each role know of a person. */
const KINDS: Readonly<Record<string, string>> = {
  LINK_WORKER: `(r.kind in ('CASELOAD', 'COVER', 'EMERGENCY') or r.kind = 'TEAM' and r.stage = 'QUEUE')`,
  CHARITY: `(r.kind = 'REFERRED' or r.kind = 'SUPPORTING' and (?::uuid[] is null or connection_leads_to(r.cause_id, ?::uuid[])))`,
  INTEGRATOR: `r.kind = 'GRANTED'`,
};

interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

const array = (ids: readonly string[]): string => `{${ids.join(',')}}`;

function known(person: string, { viewer, now }: Context): Condition {
  const { role, parties, assets } = viewer;
  const limited = role === 'CHARITY' ? [assets ? array(assets) : null, assets ? array(assets) : null] : [];
  return {
    sql: `exists (select from care_relationship r where r.person_id = ${person} and r.party = any(?::uuid[])
      and r.since <= ? and r.until > ? and ? <> all(r.closed_to) and ${KINDS[role] ?? 'false'})`,
    values: [array(parties), now, now, role, ...limited],
  };
}

/** A page of rows by id, one more than asked for, and how many there are. */
async function listed<T extends { id: string }>(
  { em }: Context,
  Entity: new () => T,
  { from, where, order, first }: { from: string; where: Condition; order: string; first: number },
): Promise<Page<T>> {
  const values = [...where.values];
  const [counted] = await em.execute<{ total: number }[]>(
    `select count(*)::int as total from ${from} where ${where.sql}`,
    values,
  );
  const page = await em.execute<{ id: string }[]>(
    `select t.id from ${from} where ${where.sql} order by ${order} limit ?`,
    [...values, first + 1],
  );
  const ids = page.map(({ id }) => id);
  const found = await em.find<T>(Entity, { id: { $in: ids } } as never);
  const byId = new Map(found.map((row) => [row.id, row]));
  return firstOf(
    ids.flatMap((id) => byId.get(id) ?? []),
    first,
    counted?.total ?? 0,
  );
}

const and = (...conditions: readonly Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => `(${sql})`).join(' and '),
  values: conditions.flatMap(({ values }) => values),
});

@Resolver()
export class RootResolver {
  @Query(() => Person, { nullable: true })
  async person(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Person | null> {
    const where = and({ sql: 't.id = surviving_person(?)', values: [bare(id)] }, known('t.id', context));
    const { nodes } = await listed(context, Person, { from: 'person t', where, order: 't.id', first: 1 });
    return nodes[0] ?? null;
  }

  @Query(() => PersonPage)
  people(
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) _after: string | undefined,
    @Arg('where', () => PersonWhere, { nullable: true }) where: PersonWhere | undefined,
    @Arg('orderBy', () => PersonOrder, { nullable: true }) _orderBy: PersonOrder | undefined,
    @Ctx() context: Context,
  ): Promise<Page<Person>> {
    const { now, viewer } = context;
    const led = {
      sql: `exists (select from care_relationship r where r.person_id = t.id and r.kind = 'CASELOAD' and r.party = ?
        and r.since <= ? and r.until > ?)`,
      values: [bare(where?.linkWorker ?? ''), now, now],
    };
    const rule = known('t.id', context);
    // A charity does not learn the order of names it may not read.
    const byName = 't.family_name collate kith_text, t.given_name collate kith_text, t.id';
    const order = viewer.role === 'CHARITY' ? 't.id' : byName;
    return listed(context, Person, {
      from: 'person t',
      where: where?.linkWorker ? and(led, rule) : rule,
      order,
      first,
    });
  }

  @Query(() => FollowUpPage)
  followUps(
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) _after: string | undefined,
    @Arg('where', () => FollowUpWhere, { nullable: true }) _where: FollowUpWhere | undefined,
    @Arg('orderBy', () => FollowUpOrder, { nullable: true }) _orderBy: FollowUpOrder | undefined,
    @Ctx() context: Context,
  ): Promise<Page<FollowUp>> {
    const open = { sql: 't.occurred_at is null and t.cancelled_at is null and t.due_on is not null', values: [] };
    const where = and(open, known('t.person_id', context));
    return listed(context, FollowUp, { from: 'follow_up t', where, order: 't.due_on nulls last, t.id', first });
  }

  @Query(() => PlanPage)
  plans(
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) _after: string | undefined,
    @Arg('where', () => PlanWhere, { nullable: true }) _where: PlanWhere | undefined,
    @Arg('orderBy', () => PlanOrder, { nullable: true }) _orderBy: PlanOrder | undefined,
    @Ctx() context: Context,
  ): Promise<Page<Plan>> {
    const where = and(
      { sql: `t.status not in ('COMPLETED', 'ENDED_EARLY')`, values: [] },
      known('t.person_id', context),
    );
    return listed(context, Plan, { from: 'plan t', where, order: 't.updated_at desc, t.id desc', first });
  }

  @Query(() => AssetPage)
  assets(
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) _after: string | undefined,
    @Arg('where', () => AssetWhere) { text, category, near }: AssetWhere,
    @Arg('orderBy', () => AssetOrder) _orderBy: AssetOrder,
    @Ctx() context: Context,
  ): Promise<Page<Asset>> {
    const { latitude, longitude, withinKm } = near;
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    const from = `asset t cross join lateral (select min(12742.0176 * asin(sqrt(least(1.0::float8,
      sin(radians(l.latitude - ${Number(latitude)}) / 2) ^ 2 + cos(radians(${Number(latitude)})) * cos(radians(l.latitude))
      * sin(radians(l.longitude - ${Number(longitude)}) / 2) ^ 2)))) as km from location l where l.asset_id = t.id) d`;
    const where = {
      sql: `(t.name ilike ? or t.description ilike ?) and exists (select from asset_category_link k
        join asset_category y on y.id = k.category_id where k.asset_id = t.id and y.key = any(?::text[])) and d.km <= ?`,
      values: [pattern, pattern, array(category), withinKm],
    };
    return listed(context, Asset, { from, where, order: 'd.km, t.id', first });
  }
}
