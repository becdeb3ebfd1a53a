/** Puts service records of a feed into the directory: new ones are made, known ones changed, nothing doubled. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { OrganisationKind } from '../organisation/organisation.codes.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { codeOf } from '../platform/start-refused.js';
import { ReferralRoute } from './asset.codes.js';
import { Asset } from './asset.entity.js';
import { AssetCategory, AssetCategoryLink } from './asset-category.entity.js';
import { CostOption } from './cost-option.entity.js';
import { ImportedOrganisation } from './imported-organisation.entity.js';
import { Location } from './location.entity.js';
import { type CostRecord, type ServiceRecord, serviceOf } from './oruk.js';
import { RecordRefused } from './oruk-reading.js';
import { Schedule } from './schedule.entity.js';

export type Imported =
  | { readonly outcome: 'new' | 'changed' | 'unchanged'; readonly leftOut: readonly string[] }
  | { readonly outcome: 'refused'; readonly reason: string };

/** One record, in a transaction of its own: a record that is refused leaves nothing behind. */
export async function importService(em: EntityManager, source: string, record: unknown): Promise<Imported> {
  try {
    const service = serviceOf(record);
    const outcome = await em.fork().transactional((inner) => store(inner, source, service));
    return { outcome, leftOut: service.leftOut };
  } catch (error) {
    if (error instanceof RecordRefused) return { outcome: 'refused', reason: error.message };
    // Classes 22 and 23: the values themselves. Anything else is our trouble, not the record's.
    const code = codeOf(error);
    if (!code || !/^2[23]/.test(code)) throw error;
    const constraint = error instanceof Error && 'constraint' in error ? ` (${error.constraint})` : '';
    return { outcome: 'refused', reason: `the database refuses its values${constraint}` };
  }
}

async function store(
  em: EntityManager,
  source: string,
  service: ServiceRecord,
): Promise<'new' | 'changed' | 'unchanged'> {
  const organisation = await organisationFor(em, source, service);
  const known = await em.findOne(Asset, { source, externalId: service.externalId });
  const asset = known ?? new Asset();
  if (!known) {
    Object.assign(asset, { source, externalId: service.externalId, languages: [] });
    // The standard does not say how one comes there; to ask first is right for all.
    asset.referralRoute = ReferralRoute.SELF;
    em.persist(asset);
  }
  asset.organisation = organisation;
  // A record of a list says only part: what it does not say stays as it is.
  assign(asset, service.asset, service.parts === undefined);
  if (service.parts) await storeParts(em, asset, service.parts);
  await addCategories(em, asset, service.terms);
  em.getUnitOfWork().computeChangeSets();
  const isTouched = em.getUnitOfWork().getChangeSets().length > 0 || em.getUnitOfWork().getRemoveStack().size > 0;
  await em.flush();
  if (!known) return 'new';
  return isTouched ? 'changed' : 'unchanged';
}

async function organisationFor(
  em: EntityManager,
  source: string,
  { organisation: record }: ServiceRecord,
): Promise<Organisation> {
  const known = await em.findOne(
    ImportedOrganisation,
    { source, externalId: record.externalId },
    { populate: ['organisation'] },
  );
  const { name, email, url } = record;
  if (known) {
    assign(known.organisation, { name, email, url }, true);
    return known.organisation;
  }
  const organisation = new Organisation();
  organisation.kind = OrganisationKind.CHARITY;
  assign(organisation, { name, email, url }, false);
  const memory = new ImportedOrganisation();
  Object.assign(memory, { source, externalId: record.externalId, organisation });
  em.persist([organisation, memory]);
  return organisation;
}

async function storeParts(em: EntityManager, asset: Asset, parts: NonNullable<ServiceRecord['parts']>): Promise<void> {
  const [locations, schedules, costs] = await Promise.all([
    em.find(Location, { asset: asset.id }),
    em.find(Schedule, { asset: asset.id }),
    em.find(CostOption, { asset: asset.id }),
  ]);
  const places = new Map<string, Location>();
  for (const { externalId, ...values } of parts.locations) {
    const location =
      locations.find((one) => one.externalId === externalId) ?? made(em, new Location(), asset, externalId);
    assign(location, values, false);
    places.set(externalId, location);
  }
  const kept = new Set<unknown>(places.values());
  for (const { externalId, locationId, ...values } of parts.schedules) {
    const schedule =
      schedules.find((one) => one.externalId === externalId) ?? made(em, new Schedule(), asset, externalId);
    assign(schedule, { ...values, location: locationId === undefined ? undefined : places.get(locationId) }, false);
    kept.add(schedule);
  }
  for (const gone of [...schedules, ...locations]) if (!kept.has(gone)) em.remove(gone);
  storeCosts(em, asset, costs, parts.costs);
}

/** Prices have no id worth remembering: equal ones stay, the others are replaced. */
function storeCosts(em: EntityManager, asset: Asset, known: CostOption[], records: readonly CostRecord[]): void {
  const unmatched = [...known];
  for (const record of records) {
    const index = unmatched.findIndex((cost) => priceKey(cost) === priceKey(record));
    if (index >= 0) unmatched.splice(index, 1);
    else assign(made(em, new CostOption(), asset), record, false);
  }
  for (const gone of unmatched) em.remove(gone);
}

function priceKey({ option, amount, amountDescription, validFrom, validTo }: Partial<CostRecord>): string {
  return JSON.stringify([option, amount, amountDescription, validFrom, validTo].map((value) => value ?? null));
}

/** Adds the categories that its terms name by key or name; never takes one away that somebody gave it here. */
async function addCategories(em: EntityManager, asset: Asset, terms: readonly string[]): Promise<void> {
  if (terms.length === 0) return;
  const wanted = new Set(terms.map(slug));
  const categories = (await em.find(AssetCategory, {})).filter(
    ({ key, name }) => wanted.has(key) || wanted.has(slug(name)),
  );
  const links = await em.find(AssetCategoryLink, { asset: asset.id });
  for (const category of categories) {
    if (links.some((link) => link.category === category)) continue;
    const link = new AssetCategoryLink();
    Object.assign(link, { asset, category });
    em.persist(link);
  }
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

function made<T extends Location | Schedule | CostOption>(
  em: EntityManager,
  row: T,
  asset: Asset,
  externalId?: string,
): T {
  Object.assign(row, externalId === undefined ? { asset } : { asset, externalId });
  em.persist(row);
  return row;
}

/** Takes over the values; `onlySaid` leaves alone what the record does not say. */
function assign<T extends object>(
  row: T,
  values: { readonly [K in keyof T]?: T[K] | undefined },
  onlySaid: boolean,
): void {
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined || !onlySaid) Object.assign(row, { [key]: value });
  }
}
