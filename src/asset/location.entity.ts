/** Where an asset takes place: coordinates and address, and how far that is from a point. */
import { Check, Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { IsLatitude, IsLongitude } from 'class-validator';
import { ArgsType, Field, Float, InputType, ObjectType } from 'type-graphql';
import { derived, relation } from '../graph/declare.js';
import { Text } from '../platform/columns.js';
import { Node, Row } from '../platform/row.js';
import { type Sql, sql } from '../platform/sql.js';
import { LocationKind } from './asset.codes.js';
import { Asset } from './asset.entity.js';

@ObjectType({ implements: Node, description: 'A place (or online venue) where an asset takes place.' })
@Entity()
@Unique({ properties: ['asset', 'externalId'] })
@Check({
  name: 'location_coordinates_check',
  expression:
    '(latitude is null) = (longitude is null) and latitude between -90 and 90 and longitude between -180 and 180',
})
export class Location extends Row {
  @Field(() => Asset, { description: 'The asset that takes place here.' })
  @ManyToOne(() => Asset, { deleteRule: 'cascade' })
  asset!: Asset;

  @Field(() => LocationKind, { description: 'Whether one can go there.' })
  @Enum({ items: () => LocationKind })
  kind: LocationKind = LocationKind.PHYSICAL;

  @Field(() => String, { nullable: true, description: 'What the place is called, such as a hall or a park.' })
  @Text(200, { nullable: true })
  name?: string;

  @Field(() => String, { nullable: true, description: 'How to find it, parking, entrance.' })
  @Text(5000, { nullable: true })
  description?: string;

  @Field(() => Float, { nullable: true, description: 'Latitude in decimal degrees (WGS 84); null when not known.' })
  @Property({ type: 'float', columnType: 'double precision', nullable: true })
  latitude?: number;

  @Field(() => Float, { nullable: true, description: 'Longitude in decimal degrees (WGS 84); null when not known.' })
  @Property({ type: 'float', columnType: 'double precision', nullable: true })
  longitude?: number;

  @Field(() => String, { nullable: true, description: 'Building and street.' })
  @Text(500, { nullable: true })
  addressLine?: string;

  @Field(() => String, { nullable: true, description: 'Town or city.' })
  @Text(100, { nullable: true })
  city?: string;

  @Field(() => String, { nullable: true, description: 'County or region.' })
  @Text(100, { nullable: true })
  county?: string;

  @Field(() => String, { nullable: true, description: 'Postcode as the asset wrote it.' })
  @Text(12, { nullable: true })
  postcode?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Country: ISO 3166-1 code such as `GB`, or as the feed wrote it.',
  })
  @Text(100, { nullable: true })
  country?: string;

  @Field(() => String, { nullable: true, description: 'Accessibility of the place, in words.' })
  @Text(5000, { nullable: true })
  accessibilityNotes?: string;

  @Field(() => String, { nullable: true, description: 'Its id in the feed it was imported from.' })
  @Text(200, { nullable: true })
  externalId?: string;
}

/** Great-circle kilometres (haversine, mean Earth radius 6,371.0088 km); null where a coordinate is. */
export function kilometres(from: { latitude: Sql; longitude: Sql }, to: { latitude: Sql; longitude: Sql }): Sql {
  // `least` would take a null for "no limit", so what is not known is asked first; at the antipodes rounding exceeds 1.
  return sql`(case when ${to.latitude} + ${to.longitude} + ${from.latitude} + ${from.longitude} is not null then
    12742.0176 * asin(sqrt(least(1.0::float8, sin(radians(${to.latitude} - ${from.latitude}) / 2) ^ 2
    + cos(radians(${from.latitude})) * cos(radians(${to.latitude}))
    * sin(radians(${to.longitude} - ${from.longitude}) / 2) ^ 2))) end)`;
}

@InputType({ description: 'A point on the map.' })
export class PointInput {
  @Field(() => Float, { description: 'Latitude in decimal degrees (WGS 84), −90 to 90.' })
  @IsLatitude()
  latitude!: number;

  @Field(() => Float, { description: 'Longitude in decimal degrees (WGS 84), −180 to 180.' })
  @IsLongitude()
  longitude!: number;
}

@ArgsType()
class DistanceArguments {
  @Field(() => PointInput, { description: 'The point to measure from.' })
  from!: PointInput;
}

relation(Asset, 'locations', Location, {
  by: 'asset',
  description: 'Where it takes place.',
  order: [{ key: 'city' }, { key: 'name' }],
});
derived(Asset, 'distanceKm', () => Float, {
  description: 'Kilometres in a straight line from a point to its nearest location; null when no location is known.',
  args: DistanceArguments,
  sql: (asset, _reach, { from }) =>
    sql`(select round(min(${kilometres(from, { latitude: sql`l.latitude`, longitude: sql`l.longitude` })})::numeric, 2)::float8
      from location l where l.asset_id = ${asset.id})`,
});
