/** When an asset takes place: Open Referral UK schedules, a part of iCalendar (RFC 5545), in Europe/London time. */
import { ArrayType } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { relation } from '../graph/declare.js';
import { Text, Whole } from '../platform/columns.js';
import { Node, Row } from '../platform/row.js';
import { GraphQLDate } from '../platform/scalars.js';
import { ScheduleFrequency } from './asset.codes.js';
import { Asset } from './asset.entity.js';
import { Location } from './location.entity.js';

@ObjectType({ implements: Node, description: 'When an asset takes place (Open Referral UK `schedule`).' })
@Entity()
@Index({ properties: ['location'] })
@Unique({ properties: ['asset', 'externalId'] })
@Check({
  name: 'schedule_by_day_check',
  expression: `array_to_string(by_day, ',') ~ '^((-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*)?$'`,
})
@Check({
  name: 'schedule_by_month_day_check',
  expression: '0 <> all(by_month_day) and -31 <= all(by_month_day) and 31 >= all(by_month_day)',
})
@Check({
  name: 'schedule_hours_check',
  expression: `opens_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and closes_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`,
})
@Check({
  name: 'schedule_weekly_check',
  expression: `frequency is not distinct from 'MONTHLY' or (by_month_day = '{}' and array_to_string(by_day, ',') !~ '[0-9]')`,
})
@Check({ name: 'schedule_days_check', expression: 'valid_to >= valid_from and until >= starts_on' })
export class Schedule extends Row {
  @Field(() => Asset, { description: 'The asset that takes place then.' })
  @ManyToOne(() => Asset, { deleteRule: 'cascade' })
  asset!: Asset;

  @Field(() => Location, { nullable: true, description: 'Where, when the times belong to one of its locations.' })
  @ManyToOne(() => Location, { nullable: true, deleteRule: 'set null' })
  location?: Location;

  @Field(() => ScheduleFrequency, {
    nullable: true,
    description: 'How it repeats; null: once on `startsOn`, or as `description` says.',
  })
  @Enum({ items: () => ScheduleFrequency, nullable: true })
  frequency?: ScheduleFrequency;

  @Field(() => Int, { description: 'Every how many weeks or months, counted from `startsOn`.' })
  @Whole(1, 99, { default: 1 })
  interval: number = 1;

  @Field(() => [String], {
    description:
      'On which days: `MO` to `SU`; monthly with an ordinal, such as `2TU` (second Tuesday) or `-1FR` (last).',
  })
  @Property({ type: 'text[]', default: [] })
  byDay: string[] = [];

  @Field(() => [Int], { description: 'On which days of the month, 1 to 31; −1 is the last.' })
  @Property({ type: new ArrayType(Number), columnType: 'integer[]', default: [] })
  byMonthDay: number[] = [];

  @Field(() => GraphQLDate, { nullable: true, description: 'The day the repetition is counted from (`dtstart`).' })
  @Property({ type: 'date', nullable: true })
  startsOn?: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'The last day of the repetition; null: it goes on.' })
  @Property({ type: 'date', nullable: true })
  until?: string;

  @Field(() => String, { nullable: true, description: 'When it opens, `HH:MM` in Europe/London.' })
  @Property({ type: 'text', nullable: true })
  opensAt?: string;

  @Field(() => String, {
    nullable: true,
    description: 'When it closes, `HH:MM` in Europe/London; not later than `opensAt` means on the next day.',
  })
  @Property({ type: 'text', nullable: true })
  closesAt?: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'The first day these times hold; null: no beginning.' })
  @Property({ type: 'date', nullable: true })
  validFrom?: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'The last day these times hold; null: no end.' })
  @Property({ type: 'date', nullable: true })
  validTo?: string;

  @Field(() => String, { nullable: true, description: 'The times in words.' })
  @Text(5000, { nullable: true })
  description?: string;

  @Field(() => String, { nullable: true, description: 'How one attends: in person, online, by telephone.' })
  @Text(500, { nullable: true })
  attendingType?: string;

  @Field(() => String, { nullable: true, description: 'Anything else about the times.' })
  @Text(5000, { nullable: true })
  notes?: string;

  @Field(() => String, { nullable: true, description: 'Its id in the feed it was imported from.' })
  @Text(200, { nullable: true })
  externalId?: string;
}

relation(Asset, 'schedules', Schedule, {
  by: 'asset',
  description: 'When it takes place.',
  order: [{ key: 'startsOn' }, { key: 'opensAt' }],
});
relation(Location, 'schedules', Schedule, {
  by: 'location',
  description: 'When the asset takes place here.',
  order: [{ key: 'startsOn' }, { key: 'opensAt' }],
});
