/** The textbook's resolvers of an asset. */
import DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { Asset, AssetCategory, CostOption, Location } from './care.js';
import type { Context } from './context.js';
import { Organisation } from './people.js';
import { PointInput } from './types.js';

const DIAMETER = 12742.0176;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle kilometres (haversine). */
function kilometres(from: PointInput, latitude: number, longitude: number): number {
  const half = (degrees: number): number => Math.sin(radians(degrees) / 2) ** 2;
  const share =
    half(latitude - from.latitude) +
    Math.cos(radians(from.latitude)) * Math.cos(radians(latitude)) * half(longitude - from.longitude);
  return DIAMETER * Math.asin(Math.sqrt(Math.min(1, share)));
}

/** Categories come through a table that is no entity: a loader of their own, one a request. */
const categoryLoaders = new WeakMap<Context, DataLoader<string, AssetCategory[]>>();

function categoriesOf(context: Context): DataLoader<string, AssetCategory[]> {
  const known =
    categoryLoaders.get(context) ??
    new DataLoader<string, AssetCategory[]>(async (ids) => {
      const found = await context.em.execute<(AssetCategory & { asset: string })[]>(
        `select k.asset_id as asset, y.id, y.name from asset_category_link k join asset_category y on y.id = k.category_id
         where k.asset_id = any(?::uuid[]) order by y.name, y.id`,
        [`{${ids.join(',')}}`],
      );
      const byAsset = Map.groupBy(found, ({ asset }) => asset);
      return ids.map((id) => byAsset.get(id) ?? []);
    });
  categoryLoaders.set(context, known);
  return known;
}

@Resolver(() => Asset)
export class AssetResolver {
  @FieldResolver(() => Boolean, { nullable: true }) hasCapacity(@Root() { status, availablePlaces }: Asset) {
    if (status !== 'ACTIVE') return false;
    return availablePlaces === undefined || availablePlaces === null ? null : availablePlaces > 0;
  }
  @FieldResolver(() => Boolean, { nullable: true })
  async isFree(@Root() { id }: Asset, @Ctx() context: Context): Promise<boolean | null> {
    const { today } = context;
    const all = await context.many(CostOption, 'assetId', id, { amount: 'asc', id: 'asc' });
    const now = all.filter(
      ({ validFrom, validTo }) => (!validFrom || validFrom <= today) && (!validTo || validTo >= today),
    );
    if (now.some(({ amount }) => (amount ?? 0) > 0)) return false;
    return now.length > 0 && now.every(({ amount }) => amount !== undefined && amount !== null) ? true : null;
  }
  @FieldResolver(() => Organisation) organisation(@Root() { organisationId }: Asset, @Ctx() context: Context) {
    return context.one(Organisation, organisationId);
  }
  @FieldResolver(() => [AssetCategory]) categories(@Root() { id }: Asset, @Ctx() context: Context) {
    return categoriesOf(context).load(id);
  }
  @FieldResolver(() => Float, { nullable: true })
  async distanceKm(@Root() { id }: Asset, @Arg('from', () => PointInput) from: PointInput, @Ctx() context: Context) {
    const places = await context.many(Location, 'assetId', id, { id: 'asc' });
    const distances = places.flatMap(({ latitude, longitude }) =>
      latitude == null || longitude == null ? [] : [kilometres(from, latitude, longitude)],
    );
    return distances.length > 0 ? Math.round(Math.min(...distances) * 100) / 100 : null;
  }
  @FieldResolver(() => [Location]) locations(@Root() { id }: Asset, @Ctx() context: Context) {
    return context.many(Location, 'assetId', id, { id: 'asc' });
  }
  @FieldResolver(() => [CostOption]) costOptions(@Root() { id }: Asset, @Ctx() context: Context) {
    return context.many(CostOption, 'assetId', id, { amount: 'asc', id: 'asc' });
  }
}
