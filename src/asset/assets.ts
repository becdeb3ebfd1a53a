/** How assets are found: filters, orders, and the edges and root fields that list them. */
import { ArrayMaxSize, IsLatitude, IsLongitude, IsOptional, Length, Matches, Max, Min } from 'class-validator';
import { ArgsType, Field, Float, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { listing, relation, rootList, rootOne } from '../graph/declare.js';
import type { Parameter } from '../graph/declared.js';
import { IdOf } from '../graph/identifier.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { raw, type Sql, sql } from '../platform/sql.js';
import { contains } from '../platform/text-search.js';
import { AssetStatus, GreenKind, Weekday } from './asset.codes.js';
import { Asset, hasCapacity } from './asset.entity.js';
import { AssetCategory } from './asset-category.entity.js';
import { isFree } from './cost-option.entity.js';
import { kilometres, Location } from './location.entity.js';
import { coordinatesOf } from './postcode.entity.js';
import { Schedule } from './schedule.entity.js';

@InputType({ description: 'Around where: a postcode, or a latitude together with a longitude.' })
class NearInput {
  @Field(() => String, {
    nullable: true,
    description: 'A UK postcode; where it is not known its outward code is used; unknown ones match nothing.',
  })
  @IsOptional()
  @Matches(/^\s*[A-Za-z]{1,2}\d[A-Za-z\d]?(\s*\d[A-Za-z]{2})?\s*$/, { message: 'postcode must be a UK postcode' })
  postcode?: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Latitude in decimal degrees (WGS 84), when no postcode is given.',
  })
  @IsOptional()
  @IsLatitude()
  latitude?: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Longitude in decimal degrees (WGS 84), when no postcode is given.',
  })
  @IsOptional()
  @IsLongitude()
  longitude?: number;

  @Field(() => Float, { nullable: true, description: 'Only within this many kilometres in a straight line.' })
  @IsOptional()
  @Min(0)
  @Max(2000)
  withinKm?: number;
}

@InputType({ description: 'Which assets. All that is given must hold.' })
class AssetWhere {
  @Field(() => String, { nullable: true, description: 'Words in the name or the description, whatever the case.' })
  @IsOptional()
  @Length(1, 200)
  text?: string;

  @Field(() => [String], { nullable: true, description: 'In any of these categories, by key (`assetCategories`).' })
  @IsOptional()
  @ArrayMaxSize(100)
  category?: string[];

  @Field(() => Boolean, { nullable: true, description: 'True: nature-based ones only; false: all others.' })
  green?: boolean;

  @Field(() => [GreenKind], { nullable: true, description: 'Of any of these nature-based kinds.' })
  greenKind?: GreenKind[];

  @Field(() => String, { nullable: true, description: 'Where this language is used: ISO 639 code in lower case.' })
  @IsOptional()
  @Matches(/^[a-z]{2,3}$/, { message: 'language must be an ISO 639 code in lower case' })
  language?: string;

  @Field(() => Boolean, { nullable: true, description: 'Known to be free today (true), or known to cost (false).' })
  costFree?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Known to have a free place (true), or known to have none.' })
  hasCapacity?: boolean;

  @Field(() => String, { nullable: true, description: 'With a location in this town or city, whatever the case.' })
  @IsOptional()
  @Length(1, 100)
  city?: string;

  @Field(() => Int, { nullable: true, description: 'That take a person of this age, in completed years.' })
  @IsOptional()
  @Min(0)
  @Max(150)
  age?: number;

  @Field(() => [Weekday], { nullable: true, description: 'With a regular session on any of these days.' })
  day?: Weekday[];

  @Field(() => NearInput, { nullable: true, description: 'Around a postcode or point; also for `NEAREST_ASC`.' })
  near?: NearInput;

  @Field(() => [AssetStatus], { nullable: true, description: 'In any of these states.' })
  status?: AssetStatus[];

  @Field(() => ID, { nullable: true, description: 'Run by this organisation.' })
  @IdOf(Organisation)
  organisation?: string;
}

enum AssetOrder {
  NAME_ASC = 'NAME_ASC',
  NAME_DESC = 'NAME_DESC',
  NEAREST_ASC = 'NEAREST_ASC',
  UPDATED_ASC = 'UPDATED_ASC',
  UPDATED_DESC = 'UPDATED_DESC',
}
registerEnumType(AssetOrder, {
  name: 'AssetOrder',
  description: 'How assets are ordered.',
  valuesConfig: {
    NAME_ASC: { description: 'By name, A to Z.' },
    NAME_DESC: { description: 'By name, Z to A.' },
    NEAREST_ASC: { description: 'Nearest to `where.near` first, which must be given; without a known place last.' },
    UPDATED_ASC: { description: 'Longest unchanged first.' },
    UPDATED_DESC: { description: 'Most recently changed first.' },
  },
});

/** The given postcode's coordinates, else the given point; nowhere (null, matching nothing) without either. */
function centre(near: Parameter<NearInput>): { latitude: Sql; longitude: Sql } {
  if (near.postcode) return coordinatesOf(near.postcode);
  return { latitude: near.latitude ?? raw('null::float8'), longitude: near.longitude ?? raw('null::float8') };
}

export const AssetList = listing(Asset, {
  where: AssetWhere,
  filters: {
    text: (asset, text) => sql`(${contains(asset.name, text)} or ${contains(asset.description, text)})`,
    category: (_asset, keys, reach) =>
      reach.some('categories', AssetCategory, (category) => sql`${category.key} = any(${keys})`),
    green: (asset, green) => (green ? sql`${asset.greenKind} is not null` : sql`${asset.greenKind} is null`),
    greenKind: (asset, kinds) => sql`${asset.greenKind} = any(${kinds})`,
    language: (asset, language) => sql`${language} = any(${asset.languages})`,
    costFree: (asset, free, reach) =>
      free ? isFree(asset.id, reach.today) : sql`not ${isFree(asset.id, reach.today)}`,
    hasCapacity: (asset, free) => (free ? hasCapacity(asset) : sql`not ${hasCapacity(asset)}`),
    city: (_asset, city, reach) =>
      reach.some('locations', Location, (location) => sql`lower(${location.city}) = lower(btrim(${city}))`),
    age: (asset, age) =>
      sql`coalesce(${asset.minimumAge} <= ${age}, true) and coalesce(${asset.maximumAge} >= ${age}, true)`,
    day: (_asset, days, reach) =>
      reach.some(
        'schedules',
        Schedule,
        (schedule) => sql`coalesce(${schedule.validTo} >= ${reach.today}, true)
          and coalesce(${schedule.until} >= ${reach.today}, true)
          and exists (select 1 from unnest(${schedule.byDay}) d, unnest(${days}) wanted
            where right(d, 2) = left(wanted, 2))`,
      ),
    near: (_asset, near, reach) => {
      const { withinKm } = near;
      return reach.some('locations', Location, (location) => {
        const distance = kilometres(centre(near), location);
        return withinKm ? sql`${distance} <= ${withinKm}` : sql`${distance} is not null`;
      });
    },
    status: (asset, statuses) => sql`${asset.status} = any(${statuses})`,
    organisation: (asset, organisation) => sql`${asset.organisation} = ${organisation}`,
  },
  orderBy: AssetOrder,
  orders: {
    NAME_ASC: [{ key: 'name' }],
    NAME_DESC: [{ key: 'name', descending: true }],
    NEAREST_ASC: [
      {
        key: (_asset, reach, where) =>
          reach.least('locations', Location, (location) => kilometres(centre(where.near ?? {}), location)),
        type: 'float8',
        needs: 'near',
      },
    ],
    UPDATED_ASC: [{ key: 'updatedAt' }],
    UPDATED_DESC: [{ key: 'updatedAt', descending: true }],
  },
  defaultOrder: 'NAME_ASC',
});

@ArgsType()
class AssetArguments {
  @Field(() => ID, { description: 'The id of an asset.' })
  @IdOf(Asset)
  id!: string;
}

relation(Organisation, 'assets', AssetList, {
  by: 'organisation',
  description: 'The assets it runs.',
});
relation(AssetCategory, 'assets', AssetList, {
  description: 'The assets of this kind.',
  match: (asset, category) =>
    sql`exists (select 1 from asset_category_link l where l.category_id = ${category.id} and l.asset_id = ${asset.id})`,
});
rootOne('asset', Asset, {
  description: 'One asset by its id; null when there is none.',
  args: AssetArguments,
  find: (asset, { id }) => sql`${asset.id} = ${id}`,
});
rootList('assets', AssetList, { description: 'The directory of assets, closed ones included unless filtered.' });
