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
  @SameAs(Location) name?: string | null;
  @SameAs(Location) description?: string | null;
  @SameAs(Location) latitude?: number | null;
  @SameAs(Location) longitude?: number | null;
  @SameAs(Location) addressLine?: string | null;
  @SameAs(Location) city?: string | null;
  @SameAs(Location) county?: string | null;
  @SameAs(Location) postcode?: string | null;
  @SameAs(Location) country?: string | null;
  @SameAs(Location) accessibilityNotes?: string | null;
}

@InputType({ description: 'When an asset takes place.' })
export class ScheduleInput {
  @SameAs(Schedule) frequency?: ScheduleFrequency | null;
  @SameAs(Schedule, { nullable: true }) interval?: number | null;

  @SameAs(Schedule, { nullable: true })
  @IsOptional()
  @Matches(DAY, { each: true, message: 'must be days such as `MO`, or `2TU` in a monthly schedule' })
  byDay?: string[] | null;

  @SameAs(Schedule, { nullable: true })
  @IsOptional()
  @IsIn(
    [...Array(63).keys()].map((day) => day - 31).filter((day) => day !== 0),
    {
      each: true,
      message: 'must be days of the month, 1 to 31, or −1 to −31 from its end',
    },
  )
  byMonthDay?: number[] | null;

  @SameAs(Schedule) startsOn?: string | null;
  @SameAs(Schedule) until?: string | null;

  @SameAs(Schedule)
  @IsOptional()
  @Matches(HOUR, { message: 'must be a time as HH:MM' })
  opensAt?: string | null;

  @SameAs(Schedule)
  @IsOptional()
  @Matches(HOUR, { message: 'must be a time as HH:MM' })
  closesAt?: string | null;

  @SameAs(Schedule) validFrom?: string | null;
  @SameAs(Schedule) validTo?: string | null;
  @SameAs(Schedule) description?: string | null;
  @SameAs(Schedule) attendingType?: string | null;
  @SameAs(Schedule) notes?: string | null;
}

@InputType({ description: 'What an asset costs.' })
export class CostOptionInput {
  @SameAs(CostOption) option?: string | null;

  @SameAs(CostOption)
  @IsOptional()
  @Min(0)
  amount?: number | null;

  @SameAs(CostOption) amountDescription?: string | null;
  @SameAs(CostOption) validFrom?: string | null;
  @SameAs(CostOption) validTo?: string | null;
}

@InputType({ description: 'What is told of an asset.' })
abstract class AssetDetails extends Confirmable {
  @SameAs(Asset) description?: string | null;
  @SameAs(Asset, { nullable: true }) referralRoute?: ReferralRoute | null;
  @SameAs(Asset) greenKind?: GreenKind | null;
  @SameAs(Asset) url?: string | null;
  @SameAs(Asset) email?: string | null;
  @SameAs(Asset) phone?: string | null;
  @SameAs(Asset) fees?: string | null;
  @SameAs(Asset) minimumAge?: number | null;
  @SameAs(Asset) maximumAge?: number | null;
  @SameAs(Asset) eligibility?: string | null;

  @SameAs(Asset, { nullable: true })
  @IsOptional()
  @ArrayMaxSize(50)
  @Matches(LANGUAGE, { each: true, message: 'must be ISO 639 codes in lower case' })
  languages?: string[] | null;

  @SameAs(Asset, { nullable: true })
  @IsOptional()
  @ArrayMaxSize(20)
  @ArrayUnique()
  accessibility?: AccessibilityFeature[] | null;
  @SameAs(Asset) accessibilityNotes?: string | null;
  @SameAs(Asset) maximumPlaces?: number | null;
  @SameAs(Asset) availablePlaces?: number | null;
  @SameAs(Asset) waitingList?: number | null;
  @SameAs(Asset) alert?: string | null;

  @Field(() => [String], { nullable: true, description: 'What kinds of asset it is, by key (`assetCategories`).' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ArrayUnique()
  categories?: string[] | null;

  @Field(() => [LocationInput], {
    nullable: true,
    description: 'Where it takes place: the whole list, as it is to be.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  locations?: LocationInput[] | null;

  @Field(() => [ScheduleInput], { nullable: true, description: 'When it takes place: the whole list, as it is to be.' })
  @IsOptional()
  @ArrayMaxSize(100)
  schedules?: ScheduleInput[] | null;

  @Field(() => [CostOptionInput], { nullable: true, description: 'What it costs: the whole list, as it is to be.' })
  @IsOptional()
  @ArrayMaxSize(50)
  costOptions?: CostOptionInput[] | null;
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

  @SameAs(Asset, { nullable: true }) name?: string | null;
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
