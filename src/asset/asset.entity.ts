/** An asset: a group, activity or service in the community (an Open Referral UK service), and whom it suits. */
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { derived } from '../graph/declare.js';
import type { Columns } from '../graph/declared.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { Text, Whole } from '../platform/columns.js';
import { Node, Row } from '../platform/row.js';
import { GraphQLDate, GraphQLDateTime } from '../platform/scalars.js';
import { type Sql, sql } from '../platform/sql.js';
import { AccessibilityFeature, AssetStatus, GreenKind, ReferralRoute } from './asset.codes.js';

@ObjectType({
  implements: Node,
  description: 'A group, activity or service in the community that people can be connected to.',
})
@Entity()
@Unique({ properties: ['source', 'externalId'] })
@Index({ properties: ['organisation', 'name'] })
@Index({ properties: ['status', 'name'] })
@Check({ name: 'asset_ages_check', expression: 'minimum_age <= maximum_age' })
@Check({ name: 'asset_places_check', expression: 'available_places <= maximum_places' })
@Check({ name: 'asset_source_with_id_check', expression: '(source is null) = (external_id is null)' })
@Check({
  name: 'asset_languages_check',
  expression: `array_to_string(languages, ',') ~ '^([a-z]{2,3}(,[a-z]{2,3})*)?$'`,
})
export class Asset extends Row {
  @Field(() => Organisation, { description: 'The organisation that runs it.' })
  @ManyToOne(() => Organisation)
  organisation!: Organisation;

  @Field(() => String, { description: 'Its public name.' })
  @Text(200)
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it is and what one does there, as its organisation wrote it.',
  })
  @Text(20000, { nullable: true })
  description?: string;

  @Field(() => AssetStatus, { description: 'Whether it runs.' })
  @Enum({ items: () => AssetStatus })
  status: AssetStatus = AssetStatus.ACTIVE;

  @Field(() => GreenKind, { nullable: true, description: 'The kind of nature-based activity; null when it is none.' })
  @Enum({ items: () => GreenKind, nullable: true })
  greenKind?: GreenKind;

  @Field(() => ReferralRoute, { description: 'How a person comes to it.' })
  @Enum({ items: () => ReferralRoute })
  referralRoute: ReferralRoute = ReferralRoute.OPEN;

  @Field(() => String, { nullable: true, description: 'Its web page (http or https).' })
  @Text(2000, { nullable: true })
  url?: string;

  @Field(() => String, { nullable: true, description: 'Its public email address.' })
  @Text(254, { nullable: true })
  email?: string;

  @Field(() => String, { nullable: true, description: 'Its public telephone number, as written by the asset.' })
  @Text(50, { nullable: true })
  phone?: string;

  @Field(() => String, { nullable: true, description: 'What it costs in words; amounts are in `costOptions`.' })
  @Text(2000, { nullable: true })
  fees?: string;

  @Field(() => Int, { nullable: true, description: 'The youngest age it is for, in completed years; null: no limit.' })
  @Whole(0, 150, { nullable: true })
  minimumAge?: number;

  @Field(() => Int, { nullable: true, description: 'The oldest age it is for, in completed years; null: no limit.' })
  @Whole(0, 150, { nullable: true })
  maximumAge?: number;

  @Field(() => String, { nullable: true, description: 'Whom it is for, in words, beside age.' })
  @Text(5000, { nullable: true })
  eligibility?: string;

  @Field(() => [String], { description: 'Languages used there, as ISO 639 codes in lower case (`en`, `cy`, `ur`).' })
  @Property({ type: 'text[]', default: [] })
  languages: string[] = [];

  @Field(() => [AccessibilityFeature], { description: 'What makes it easier to reach and to take part in.' })
  @Enum({ items: () => AccessibilityFeature, array: true, default: [] })
  accessibility: AccessibilityFeature[] = [];

  @Field(() => String, { nullable: true, description: 'More about accessibility, in words.' })
  @Text(5000, { nullable: true })
  accessibilityNotes?: string;

  @Field(() => Int, { nullable: true, description: 'How many people it can take; null when it has not said.' })
  @Whole(0, 100_000, { nullable: true })
  maximumPlaces?: number;

  @Field(() => Int, { nullable: true, description: 'How many places are free; null when it has not said.' })
  @Whole(0, 100_000, { nullable: true })
  availablePlaces?: number;

  @Field(() => Int, { nullable: true, description: 'How many people wait for a place; null when it has not said.' })
  @Whole(0, 100_000, { nullable: true })
  waitingList?: number;

  @Field(() => GraphQLDate, { nullable: true, description: 'When it was last checked to be safe and sound.' })
  @Property({ type: 'date', nullable: true })
  assuredOn?: string;

  @Field(() => String, { nullable: true, description: 'Who checked it: a name or an email address.' })
  @Text(254, { nullable: true })
  assuredBy?: string;

  @Field(() => String, { nullable: true, description: 'A current notice, such as a change of place or times.' })
  @Text(5000, { nullable: true })
  alert?: string;

  @Field(() => String, { nullable: true, description: 'The feed it was imported from; null when it is kept here.' })
  @Text(500, { nullable: true })
  source?: string;

  @Field(() => String, { nullable: true, description: 'Its id in that feed (an Open Referral UK service id, a UUID).' })
  @Text(200, { nullable: true })
  externalId?: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When that feed says it last changed.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  externalUpdatedAt?: Date;
}

/** True or false where the asset has said; null (matching nothing) where it has not. */
export function hasCapacity(asset: Columns<Asset>): Sql {
  return sql`(case when ${asset.status} <> 'ACTIVE' then false else ${asset.availablePlaces} > 0 end)`;
}

derived(Asset, 'hasCapacity', () => Boolean, {
  description: 'Whether it runs and has a free place; null when it has not said.',
  sql: hasCapacity,
});
