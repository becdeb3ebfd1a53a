/** How far an asset is from the place a `near` means. */
import { kilometresTo, type Point } from './derived.js';
import type { Sight } from './sight.js';
import type { Row } from './world.js';

/** The point meant by a `near`: the postcode's, else its outward code's, else the one given. */
function pointOf(near: unknown, { world }: Pick<Sight, 'world'>): Point | undefined {
  const { postcode, latitude, longitude } = (near ?? {}) as Partial<Record<string, string | number | null>>;
  if (typeof postcode !== 'string') {
    if (typeof latitude !== 'number' || typeof longitude !== 'number') return undefined;
    return { latitude, longitude };
  }
  const written = postcode.replaceAll(/\s/g, '').toUpperCase();
  const found = [written, written.slice(0, -3)].flatMap((code) => world.by('postcode', 'postcode', code))[0];
  return found && { latitude: Number(found.latitude), longitude: Number(found.longitude) };
}

/** Whether any location lies within the distance; anywhere will do where none is given. */
export function isNear(asset: Row, near: unknown, sight: Sight): boolean {
  const distance = nearness(asset, near, sight);
  const { withinKm } = near as { withinKm?: number | null };
  return distance !== null && (withinKm === undefined || withinKm === null || distance <= withinKm);
}

/** How far the nearest location is, for `NEAREST_ASC`. */
export function nearness(asset: Row, near: unknown, { world }: Sight): number | null {
  const point = pointOf(near, { world });
  if (point === undefined) return null;
  const all = world.by('location', 'asset_id', asset.id).map((location) => kilometresTo(point, location));
  const known = all.filter((distance) => distance !== null);
  return known.length === 0 ? null : Math.min(...known);
}
