/** What every resolver of the textbook has at hand: who asks, the moment, and a request's own loaders. */
import type { EntityManager, QueryOrderMap } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import type { Viewer } from '../../../src/platform/viewer.js';
import { noon, TODAY } from '../story.js';
import { CareRelationship, Consent } from './people.js';

type Class<T> = new () => T;
type Order = Readonly<Record<string, string>>;

export class Context {
  readonly now = noon();
  readonly today = TODAY;
  private readonly loaders = new Map<string, DataLoader<string, unknown>>();

  constructor(
    readonly em: EntityManager,
    readonly viewer: Viewer,
  ) {}

  /** One row by its id. */
  one<T extends { id: string }>(Entity: Class<T>, id: string | undefined | null): Promise<T | null> {
    if (!id) return Promise.resolve(null);
    return this.loader(`one ${Entity.name}`, async (ids) => {
      const found = await this.em.find<T>(Entity, { id: { $in: [...ids] } } as never);
      const byId = new Map(found.map((row) => [row.id, row]));
      return ids.map((each) => byId.get(each) ?? null);
    }).load(id) as Promise<T | null>;
  }

  /** The rows whose `key` holds this id, in this order. */
  many<T extends object>(Entity: Class<T>, key: string & keyof T, id: string, order: Order): Promise<T[]> {
    return this.where(Entity, key, id, order, {});
  }

  /** Relationships of a person that are open now, the earliest first. */
  relationships(person: string): Promise<CareRelationship[]> {
    const { now } = this;
    const isOpen = { since: { $lte: now }, until: { $gt: now.toISOString() } };
    return this.where(CareRelationship, 'personId', person, { since: 'asc', id: 'asc' }, isOpen);
  }

  /** Those of the open relationships that the viewer acts under, and that the person has not closed to them. */
  async ties(person: string): Promise<CareRelationship[]> {
    const { parties, role } = this.viewer;
    const open = await this.relationships(person);
    return open.filter(({ party, closedTo }) => parties.includes(party) && !closedTo.includes(role));
  }

  async hasConsented(person: string): Promise<boolean> {
    const { organisation } = this.viewer;
    const given = await this.many(Consent, 'personId', person, {});
    return given.some(
      ({ organisationId, scope, givenAt, withdrawnAt }) =>
        organisationId === organisation &&
        scope === 'SHARE_WITH_ORGANISATION' &&
        givenAt <= this.now &&
        (!withdrawnAt || withdrawnAt > this.now),
    );
  }

  private where<T extends object>(
    Entity: Class<T>,
    key: string & keyof T,
    id: string,
    order: Order,
    also: object,
  ): Promise<T[]> {
    const name = `${Entity.name} by ${key} ${Object.keys(order)} ${Object.keys(also)}`;
    return this.loader(name, async (ids) => {
      const wanted = { [key]: { $in: [...ids] }, ...also } as never;
      const found = await this.em.find<T>(Entity, wanted, { orderBy: order as QueryOrderMap<T> });
      const byOwner = Map.groupBy(found, (row) => row[key] as string);
      return ids.map((each) => byOwner.get(each) ?? []);
    }).load(id) as Promise<T[]>;
  }

  private loader(name: string, batch: (ids: readonly string[]) => Promise<unknown[]>): DataLoader<string, unknown> {
    const known = this.loaders.get(name) ?? new DataLoader(batch);
    this.loaders.set(name, known);
    return known;
  }
}

/** An id as portals send it carries its type. */
export const bare = (id: string): string => id.replace(/^[a-z_]+_/, '');
