/** Keeping assets right: new ones, what changes of them, that they are still right today, and how many they can take. */
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { notAllowed } from '../platform/errors.js';
import type { Row } from '../platform/row.js';
import { AssetStatus } from './asset.codes.js';
import { Asset } from './asset.entity.js';
import {
  AssetCapacityInput,
  AssetCreateInput,
  AssetNoticeInput,
  AssetStepInput,
  AssetUpdateInput,
} from './asset.input.js';
import { AssetCategory, AssetCategoryLink } from './asset-category.entity.js';
import { CostOption } from './cost-option.entity.js';
import { Location } from './location.entity.js';
import { Schedule } from './schedule.entity.js';

const DETAILS = [
  'name',
  'description',
  'referralRoute',
  'greenKind',
  'url',
  'email',
  'phone',
  'fees',
  'minimumAge',
  'maximumAge',
  'eligibility',
  'languages',
  'accessibility',
  'accessibilityNotes',
  'maximumPlaces',
  'availablePlaces',
  'waitingList',
  'alert',
] as const satisfies readonly (keyof Asset & keyof AssetUpdateInput)[];

mutation('assetCreate', Asset, {
  description:
    'Adds an asset. It is not assured until somebody says so with `assetAssure`; a charity adds only its own.',
  input: AssetCreateInput,
  starts: 'anew',
  run: async (change, input) => {
    const organisation = await change.find(Organisation, input.organisation, ['input', 'organisation']);
    const { role, organisation: own, assets } = change.viewer;
    if (role === 'CHARITY' && (organisation.id !== own || assets !== undefined)) {
      throw notAllowed('A charity adds assets of its own, by a member who is not limited to some of them.');
    }
    const asset = change.add(Asset, { organisation });
    change.assign(asset, input, DETAILS);
    await describe(change, asset, input);
    return asset;
  },
});

mutation('assetUpdate', Asset, {
  description: 'Changes what is told of an asset. Lists that are given replace those it had.',
  input: AssetUpdateInput,
  run: async (change, input, asset) => {
    change.assign(asset, input, DETAILS);
    await describe(change, asset, input);
    return asset;
  },
});

mutation('assetAssure', Asset, {
  description: 'Says that what Kith tells of an asset is still right, and that it is safe and sound today.',
  input: AssetStepInput,
  from: [AssetStatus.ACTIVE],
  run: async (change, _input, asset) => {
    const { name } = await change.find(Member, change.viewer.member, []);
    asset.assuredOn = change.today;
    asset.assuredBy = name;
    return asset;
  },
});

mutation('assetPause', Asset, {
  description: 'Closes an asset for a while: nobody is sent there until it is resumed.',
  input: AssetNoticeInput,
  from: [AssetStatus.ACTIVE],
  run: (change, input, asset) => {
    asset.status = AssetStatus.TEMPORARILY_CLOSED;
    change.assign(asset, input, ['alert']);
    return asset;
  },
});

mutation('assetResume', Asset, {
  description: 'Opens an asset again that was paused or not running.',
  input: AssetNoticeInput,
  from: [AssetStatus.TEMPORARILY_CLOSED, AssetStatus.INACTIVE],
  run: (change, input, asset) => {
    asset.status = AssetStatus.ACTIVE;
    change.assign(asset, { alert: input.alert ?? null }, ['alert']);
    return asset;
  },
});

mutation('assetEnd', Asset, {
  description:
    'Says that an asset has ended for good. Those who are connected to it stay connected until that is ended too.',
  input: AssetNoticeInput,
  from: [AssetStatus.ACTIVE, AssetStatus.TEMPORARILY_CLOSED, AssetStatus.INACTIVE],
  run: (change, input, asset) => {
    asset.status = AssetStatus.DEFUNCT;
    change.assign(asset, input, ['alert']);
    return asset;
  },
});

mutation('assetCapacitySet', Asset, {
  description: 'Says how many an asset can take, how many places are free, and how many wait.',
  input: AssetCapacityInput,
  run: (change, input, asset) => {
    change.assign(asset, input, ['maximumPlaces', 'availablePlaces', 'waitingList']);
    checkPlaces(change, asset);
    return asset;
  },
});

function checkPlaces(change: Change, { maximumPlaces, availablePlaces, minimumAge, maximumAge }: Asset): void {
  if (maximumPlaces !== undefined && availablePlaces !== undefined && availablePlaces > maximumPlaces) {
    change.problem(['input', 'availablePlaces'], 'places', 'There cannot be more free places than places.');
  }
  if (minimumAge !== undefined && maximumAge !== undefined && minimumAge > maximumAge) {
    change.problem(['input', 'minimumAge'], 'ages', 'The youngest age cannot be above the oldest.');
  }
}

/** Everything beside the asset's own columns: what is given replaces what was there, and null empties it. */
async function describe(change: Change, asset: Asset, input: AssetCreateInput | AssetUpdateInput): Promise<void> {
  checkPlaces(change, asset);
  checkLists(change, input);
  if (input.categories !== undefined) await categorise(change, asset, input.categories ?? []);
  await replace(change, asset, Schedule, input.schedules);
  await replace(change, asset, Location, input.locations);
  await replace(change, asset, CostOption, input.costOptions);
}

type Lists = Pick<AssetUpdateInput, 'schedules' | 'costOptions' | 'locations'>;

function checkLists(change: Change, { schedules, costOptions, locations }: Lists): void {
  const inOrder = (from: string | null | undefined, to: string | null | undefined) => !from || !to || from <= to;
  for (const [index, schedule] of (schedules ?? []).entries()) {
    const path = ['input', 'schedules', index];
    if (!inOrder(schedule.validFrom, schedule.validTo) || !inOrder(schedule.startsOn, schedule.until)) {
      change.problem(path, 'days', 'The first day cannot be after the last.');
    }
    const isMonthly = schedule.frequency === 'MONTHLY' || !schedule.frequency;
    const wantsMonthly = schedule.byMonthDay?.length || schedule.byDay?.some((day) => /\d/.test(day));
    if (!isMonthly && wantsMonthly) {
      change.problem(path, 'weekly', 'Days of the month, and ordinals such as `2TU`, belong to a monthly schedule.');
    }
  }
  for (const [index, cost] of (costOptions ?? []).entries()) {
    if (!inOrder(cost.validFrom, cost.validTo))
      change.problem(['input', 'costOptions', index], 'days', 'The first day cannot be after the last.');
  }
  for (const [index, { latitude, longitude }] of (locations ?? []).entries()) {
    if ((latitude == null) !== (longitude == null))
      change.problem(['input', 'locations', index], 'coordinates', 'A latitude goes together with a longitude.');
  }
}

async function categorise(change: Change, asset: Asset, keys: readonly string[]): Promise<void> {
  const categories = await change.em.find(AssetCategory, { key: { $in: [...keys] } });
  for (const [index, key] of keys.entries()) {
    if (!categories.some((category) => category.key === key))
      change.problem(['input', 'categories', index], 'exists', 'There is no such category: see `assetCategories`.');
  }
  const links = await change.em.find(AssetCategoryLink, { asset: asset.id });
  for (const link of links.filter(({ category }) => !categories.includes(category))) await uncategorise(change, link);
  for (const category of categories) {
    if (links.some((link) => link.category === category)) continue;
    change.em.persist(Object.assign(new AssetCategoryLink(), { asset, category }));
  }
}

/** What people did at an asset is sensitive by its category: whoever takes that away brings it into sight of others. */
async function uncategorise(change: Change, link: AssetCategoryLink): Promise<void> {
  const { isSensitive } = await change.em.findOneOrFail(AssetCategory, link.category);
  if (isSensitive && change.viewer.role !== 'TEAM_LEAD') {
    change.problem(['input', 'categories'], 'sensitive', 'A sensitive category is taken away by a team lead only.');
  }
  change.em.remove(link);
}

async function replace<E extends Row & { asset: Asset }>(
  change: Change,
  asset: Asset,
  Entity: new () => E,
  items: readonly object[] | null | undefined,
): Promise<void> {
  if (items === undefined) return;
  for (const row of await change.em.find(Entity, { asset: asset.id } as never)) change.em.remove(row);
  for (const item of items ?? []) {
    const told = Object.entries(item).filter(([, value]) => value !== null);
    change.add(Entity, { ...Object.fromEntries(told), asset } as Partial<E>);
  }
}
