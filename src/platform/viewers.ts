/** From verified claims to a viewer: built from the database, kept briefly, and checked again by every transaction. */
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import { unauthenticated } from './errors.js';
import type { Claims, Viewer } from './viewer.js';

/** Viewers kept, and for how long (milliseconds) what only a parent organisation knows may be outdated. */
const KEPT = { max: 10_000, ttl: 10_000 };

interface ViewerRow {
  readonly organisation: string;
  readonly role: string;
  readonly parties: readonly string[];
  readonly assets: readonly string[] | null;
  readonly stamp: string;
}

export class Viewers {
  private readonly kept = new LRUCache<string, Viewer>(KEPT);

  constructor(private readonly pool: Pool) {}

  /** The viewer of a token; throws UNAUTHENTICATED when the member is suspended or no longer what the token says. */
  async of(claims: Claims): Promise<Viewer> {
    return this.kept.get(keyOf(claims)) ?? this.load(claims);
  }

  /** The viewer as the database has it now, after a transaction found the kept one outdated. */
  async again(claims: Claims): Promise<Viewer> {
    this.kept.delete(keyOf(claims));
    return this.load(claims);
  }

  private async load(claims: Claims): Promise<Viewer> {
    const { rows } = await this.pool.query<ViewerRow>(
      'select organisation, role, parties, assets, stamp from viewer_of($1)',
      [claims.member],
    );
    const found = rows[0];
    if (!found || found.organisation !== claims.organisation || found.role !== claims.role) throw unauthenticated();
    const viewer = { ...claims, parties: found.parties, assets: found.assets ?? undefined, stamp: found.stamp };
    this.kept.set(keyOf(claims), viewer);
    return viewer;
  }
}

function keyOf({ member, organisation, role }: Claims): string {
  return `${member} ${organisation} ${role}`;
}
