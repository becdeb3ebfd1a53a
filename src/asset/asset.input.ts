/** What one tells Kith of an asset: the asset itself, and where, when and for how much it takes place. */
import { ArrayMaxSize, ArrayUnique, IsIn, IsOptional, Matches, Min } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import { Confirmable, ExpectedVersion, SameAs, Versioned } from '../mutation/input.js';
import { Organisation } from '../organisation/organisation.entity.js';
import type { AccessibilityFeature, GreenKind, LocationKind, ReferralRoute, ScheduleFrequency } from './asset.codes.js';
import { Asset } from './asset.entity.js';
import { CostOption } from './cost-option.entity.js';
import { Location } from './location.entity.js';
import { Schedule } from './schedule.entity.js';

const HOUR = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;
const DAY = /^(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/;
const LANGUAGE = /^[a-z]{2,3}$/;

@InputType({ description: 'A place where an asset is.' })
export class LocationInput {
  @SameAs(Location) kind!: LocationKind;
  @SameAs(Location) name?: string;
  @SameAs(Location) description?: string;
  @SameAs(Location) latitude?: number;
  @SameAs(Location) longitude?: number;
  @SameAs(Location) addressLine?: string;
  @SameAs(Location) city?: string;
  @SameAs(Location) county?: string;
  @SameAs(Location) postcode?: string;
  @SameAs(Location) country?: string;
  @SameAs(Location) accessibilityNotes?: string;
}

@InputType({ description: 'When an asset takes place.' })
export class ScheduleInput {
  @SameAs(Schedule) frequency?: ScheduleFrequency;
  @SameAs(Schedule, { nullable: true }) interval?: number;

  @SameAs(Schedule, { nullable: true })
  @IsOptional()
  @Matches(DAY, { each: true, message: 'must be days such as `MO`, or `2TU` in a monthly schedule' })
  byDay?: string[];

  @SameAs(Schedule, { nullable: true })
  @IsOptional()
  @IsIn(
    [...Array(63).keys()].map((day) => day - 31).filter((day) => day !== 0),
    {
      each: true,
      message: 'must be days of the month, 1 to 31, or −1 to −31 from its end',
    },
  )
  byMonthDay?: number[];

  @SameAs(Schedule) startsOn?: string;
  @SameAs(Schedule) until?: string;

  @SameAs(Schedule)
  @IsOptional()
  @Matches(HOUR, { message: 'must be a time as HH:MM' })
  opensAt?: string;

  @SameAs(Schedule)
  @IsOptional()
  @Matches(HOUR, { message: 'must be a time as HH:MM' })
  closesAt?: string;

  @SameAs(Schedule) validFrom?: string;
  @SameAs(Schedule) validTo?: string;
  @SameAs(Schedule) description?: string;
  @SameAs(Schedule) attendingType?: string;
  @SameAs(Schedule) notes?: string;
}

@InputType({ description: 'What an asset costs.' })
export class CostOptionInput {
  @SameAs(CostOption) option?: string;

  @SameAs(CostOption)
  @IsOptional()
  @Min(0)
  amount?: number;

  @SameAs(CostOption) amountDescription?: string;
  @SameAs(CostOption) validFrom?: string;
  @SameAs(CostOption) validTo?: string;
}

@InputType({ description: 'What is told of an asset.' })
abstract class AssetDetails extends Confirmable {
  @SameAs(Asset) description?: string;
  @SameAs(Asset, { nullable: true }) referralRoute?: ReferralRoute;
  @SameAs(Asset) greenKind?: GreenKind;
  @SameAs(Asset) url?: string;
  @SameAs(Asset) email?: string;
  @SameAs(Asset) phone?: string;
  @SameAs(Asset) fees?: string;
  @SameAs(Asset) minimumAge?: number;
  @SameAs(Asset) maximumAge?: number;
  @SameAs(Asset) eligibility?: string;

  @SameAs(Asset, { nullable: true })
  @IsOptional()
  @ArrayMaxSize(50)
  @Matches(LANGUAGE, { each: true, message: 'must be ISO 639 codes in lower case' })
  languages?: string[];

  @SameAs(Asset, { nullable: true }) accessibility?: AccessibilityFeature[];
  @SameAs(Asset) accessibilityNotes?: string;
  @SameAs(Asset) maximumPlaces?: number;
  @SameAs(Asset) availablePlaces?: number;
  @SameAs(Asset) waitingList?: number;
  @SameAs(Asset) alert?: string;

  @Field(() => [String], { nullable: true, description: 'What kinds of asset it is, by key (`assetCategories`).' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ArrayUnique()
  categories?: string[];

  @Field(() => [LocationInput], {
    nullable: true,
    description: 'Where it takes place: the whole list, as it is to be.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  locations?: LocationInput[];

  @Field(() => [ScheduleInput], { nullable: true, description: 'When it takes place: the whole list, as it is to be.' })
  @IsOptional()
  @ArrayMaxSize(100)
  schedules?: ScheduleInput[];

  @Field(() => [CostOptionInput], { nullable: true, description: 'What it costs: the whole list, as it is to be.' })
  @IsOptional()
  @ArrayMaxSize(50)
  costOptions?: CostOptionInput[];
}

@InputType({ description: 'An asset that Kith does not know yet.' })
export class AssetCreateInput extends AssetDetails {
  @Field(() => ID, { description: 'The organisation that runs it; for a charity its own.' })
  @IdOf(Organisation)
  organisation!: string;

  @SameAs(Asset) name!: string;
}

@InputType({ description: 'What is to be changed of an asset. What is left out stays; null empties.' })
export class AssetUpdateInput extends AssetDetails {
  @Field(() => ID, { description: 'The asset.' })
  @IdOf(Asset)
  id!: string;

  @ExpectedVersion() expectedVersion!: number;

  @SameAs(Asset, { nullable: true }) name?: string;
}

@InputType({ description: 'Which asset.' })
export class AssetStepInput extends Versioned {
  @Field(() => ID, { description: 'The asset.' })
  @IdOf(Asset)
  id!: string;
}

@InputType({ description: 'Which asset, and what visitors are told.' })
export class AssetNoticeInput extends AssetStepInput {
  @SameAs(Asset) alert?: string | null;
}

@InputType({ description: 'How many an asset can take now.' })
export class AssetCapacityInput extends AssetStepInput {
  @SameAs(Asset) maximumPlaces?: number | null;
  @SameAs(Asset) availablePlaces?: number | null;
  @SameAs(Asset) waitingList?: number | null;
}
