/** The assets that charities run, with where, when and for how much; some closed, some full, some sensitive. */
import {
  AccessibilityFeature,
  AssetStatus,
  LocationKind,
  ReferralRoute,
  ScheduleFrequency,
} from '../../asset/asset.codes.js';
import { Asset } from '../../asset/asset.entity.js';
import { AssetCategory, AssetCategoryLink } from '../../asset/asset-category.entity.js';
import { CostOption } from '../../asset/cost-option.entity.js';
import { Location } from '../../asset/location.entity.js';
import { MemberAsset } from '../../asset/member-asset.entity.js';
import { Schedule } from '../../asset/schedule.entity.js';
import { FIRST_CHARITIES } from './answers.js';
import type { AssetPlan } from './asset-plan.js';
import { PLANS, type PlanName } from './asset-plans.js';
import type { Calendar } from './calendar.js';
import { landline, makeAddress } from './places.js';
import { Random } from './random.js';
import { type Batch, made } from './tables.js';
import type { Activity, Charity } from './world.js';

/** Categories that the schemes added to those every Kith starts with; both are sensitive. */
const ADDED = [
  ['domestic-abuse-support', 'Domestic abuse support'],
  ['substance-use-support', 'Substance use support'],
] as const;

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const STATUSES = [AssetStatus.TEMPORARILY_CLOSED, AssetStatus.INACTIVE, AssetStatus.DEFUNCT];

export class AssetMaker {
  readonly #random: Random;
  readonly #categories: Map<string, string>;
  readonly #sensitive = new Set<string>(ADDED.map(([key]) => key));
  #count = 0;
  #closed = 0;

  constructor(
    seed: number,
    readonly calendar: Calendar,
    readonly batch: Batch,
    categories: ReadonlyMap<string, string>,
  ) {
    this.#random = new Random(seed, 'assets');
    this.#categories = new Map(categories);
    for (const [key, name] of ADDED) {
      const stamp = made(this.#random, calendar.ago(1600));
      batch.add(AssetCategory, { ...stamp, key, name, isSensitive: true });
      this.#categories.set(key, stamp.id);
    }
  }

  make(charities: readonly Charity[]): Activity[] {
    const names = Object.keys(PLANS) as PlanName[];
    return charities.flatMap((charity, index) => {
      const chosen = FIRST_CHARITIES[index] ?? this.#random.some(names, this.#random.whole(3, 5));
      const running = chosen.map((name) => this.#asset(charity, PLANS[name], AssetStatus.ACTIVE, index < 2 ? 1.6 : 1));
      // What has closed stays known, for those who went there once.
      if (index < 2 || index % 4 === 3) {
        this.#asset(charity, PLANS[this.#random.pick(names)], STATUSES[this.#closed++ % STATUSES.length]!, 0);
      }
      return running;
    });
  }

  limit(member: string, assets: readonly Activity[]): void {
    for (const { id } of assets) this.batch.add(MemberAsset, { member, asset: id });
  }

  #asset(charity: Charity, plan: AssetPlan, status: AssetStatus, weight: number): Activity {
    const random = this.#random;
    this.#count += 1;
    const stamp = made(
      random,
      this.calendar.ago(random.between(1450, 1490)),
      this.calendar.ago(random.between(2, 400)),
    );
    const isActive = status === AssetStatus.ACTIVE;
    const maximumPlaces = random.maybe(0.8, () => random.whole(8, 30));
    const isFull = random.chance(0.2);
    const availablePlaces = maximumPlaces && (isFull || !isActive ? 0 : random.whole(1, maximumPlaces));
    const name = plan.name.startsWith('Mill') ? plan.name : `${plan.name}, ${charity.borough.name}`;
    this.batch.add(Asset, {
      ...stamp,
      organisation: charity.id,
      name: isActive ? name : `${name} (former)`,
      description: plan.about,
      status,
      greenKind: plan.green,
      referralRoute: ReferralRoute[plan.route],
      url: `https://activities.example.org/${this.#count}`,
      email: 'hello@example.org',
      phone: landline(random),
      fees:
        plan.price === undefined
          ? undefined
          : plan.price === 0
            ? 'Free of charge.'
            : `£${plan.price.toFixed(2)} a session.`,
      minimumAge: plan.ages?.[0],
      maximumAge: plan.ages?.[1],
      eligibility: plan.route === 'LINK_WORKER_ONLY' ? 'By introduction of a link worker.' : undefined,
      languages: ['en', ...random.some(['ur', 'pl', 'pa', 'bn', 'cy', 'bfi', 'ar', 'ro'], random.whole(0, 2))],
      accessibility: random.some(Object.values(AccessibilityFeature), random.whole(2, 5)),
      accessibilityNotes: random.maybe(0.2, () => 'Ring the bell at the side door; somebody will come.'),
      maximumPlaces,
      availablePlaces,
      waitingList: isFull && maximumPlaces ? random.whole(0, 9) : undefined,
      assuredOn: random.maybe(0.75, () => this.calendar.day(random.whole(20, 500))),
      assuredBy: random.maybe(0.6, () => 'Westmarch VCSE Alliance'),
      alert:
        status === AssetStatus.TEMPORARILY_CLOSED
          ? 'Closed while the hall is being repaired.'
          : random.maybe(0.08, () => 'Moved to the small hall this month.'),
      source: undefined,
      externalId: undefined,
      externalUpdatedAt: undefined,
    });
    for (const key of plan.categories) {
      const category = this.#categories.get(key);
      if (category === undefined) throw new Error(`There is no asset category ${key}.`);
      this.batch.add(AssetCategoryLink, { asset: stamp.id, category });
    }
    this.#whereAndWhen(stamp.id, stamp.createdAt, charity, plan);
    return {
      id: stamp.id,
      name,
      charity,
      categories: plan.categories,
      isSensitive: plan.categories.some((key) => this.#sensitive.has(key)),
      isOpen: plan.route === 'OPEN',
      minimumAge: plan.ages?.[0] ?? 0,
      maximumAge: plan.ages?.[1] ?? 150,
      weekday: DAYS.indexOf(plan.when[0].slice(-2)),
      weight,
    };
  }

  #whereAndWhen(asset: string, since: number, charity: Charity, plan: AssetPlan): void {
    const random = this.#random;
    const place = random.pick(random.pick(charity.borough.neighbourhoods).places);
    const isSecret = plan.categories.includes('domestic-abuse-support');
    const kind = plan.isOnline ? LocationKind.VIRTUAL : isSecret ? LocationKind.POSTAL : LocationKind.PHYSICAL;
    const isPlace = kind === LocationKind.PHYSICAL;
    const address = makeAddress(random, charity.borough, place);
    const location = made(random, since);
    this.batch.add(Location, {
      ...location,
      asset,
      kind,
      name: isPlace
        ? random.pick(['St Anne’s Hall', 'The Old Library', 'Community Centre', 'Mill House', 'The Annexe'])
        : undefined,
      latitude: isPlace ? place.latitude : undefined,
      longitude: isPlace ? place.longitude : undefined,
      addressLine: isPlace ? address.line1 : undefined,
      city: kind === LocationKind.VIRTUAL ? undefined : address.city,
      county: kind === LocationKind.VIRTUAL ? undefined : address.county,
      postcode: isPlace ? address.postcode : undefined,
      country: 'GB',
    });
    const [day, opensAt, closesAt] = plan.when;
    const isMonthly = /\d/.test(day);
    this.batch.add(Schedule, {
      ...made(random, since),
      asset,
      location: location.id,
      frequency: isMonthly ? ScheduleFrequency.MONTHLY : ScheduleFrequency.WEEKLY,
      interval: !isMonthly && random.chance(0.1) ? 2 : 1,
      byDay: [day],
      byMonthDay: [],
      startsOn: this.calendar.day(1440),
      opensAt,
      closesAt,
      attendingType: plan.isOnline ? 'By telephone' : 'In person',
      notes: random.maybe(0.3, () => 'Not in the school holidays.'),
    });
    if (plan.price === undefined) return;
    this.batch.add(CostOption, { ...made(random, since), asset, amount: plan.price, amountDescription: 'per session' });
    if (plan.price > 2) {
      const option = 'Concessions';
      this.batch.add(CostOption, {
        ...made(random, since),
        asset,
        option,
        amount: plan.price / 2,
        amountDescription: 'per session',
      });
    }
  }
}
