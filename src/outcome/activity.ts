/** `activity` and `spreads`: what was done with and for the people referred, counted and measured. */
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { rootAnswer } from '../graph/declare.js';
import { ForEach } from '../graph/declared.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { join, literal, raw, type Sql, sql } from '../platform/sql.js';
import {
  AS_OF,
  BY,
  byOf,
  countOf,
  dimensionsOf,
  filterOf,
  OutcomeArguments,
  OutcomeCount,
  OutcomeGroupValue,
} from './outcome-filter.js';
import { ActivityMeasure, SpreadOf } from './statistics.codes.js';

@ArgsType()
class ActivityArguments extends OutcomeArguments {
  @Field(() => [ActivityMeasure], { nullable: true, description: 'What is counted; everything when not said.' })
  @IsOptional()
  @ArrayMaxSize(50)
  measures?: ActivityMeasure[];
}

@ObjectType({ description: 'How many referrals of a group something holds of.' })
class ActivityShare {
  @Field(() => ActivityMeasure, { description: 'What is counted.' })
  measure!: ActivityMeasure;

  @Field(() => Int, { nullable: true, description: 'How many, rounded; null where it is suppressed.' })
  value?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Of how many, rounded; null where that is suppressed, or it is a share of nothing.',
  })
  outOf?: number;

  @Field(() => Int, { nullable: true, description: 'The share in per cent, worked out from the rounded counts.' })
  percent?: number;

  @Field(() => Boolean, { description: 'Whether `value` is not shown, lest few people could be known by it.' })
  suppressed!: boolean;
}

@ObjectType({ description: 'A group of referrals, and what was done.' })
class ActivityGroup {
  @Field(() => [OutcomeGroupValue], { description: BY })
  by!: OutcomeGroupValue[];

  @Field(() => OutcomeCount, { description: 'How many referrals.' })
  referrals!: OutcomeCount;

  @Field(() => [ActivityShare], { description: 'What was counted; nothing where the group itself is suppressed.' })
  shares!: ActivityShare[];
}

@ObjectType({ description: 'What was done with and for the people referred.' })
class Activity {
  @Field(() => GraphQLDateTime, { description: AS_OF })
  asOf!: Date;

  @Field(() => [ActivityGroup], { description: 'The whole first, then each group.' })
  groups!: ActivityGroup[];
}

const EVERYTHING = sql`array[${join(
  Object.keys(ActivityMeasure).map((name) => literal(name)),
  ', ',
)}]`;

const groupsOf = raw(`jsonb_array_elements(o.a -> 'groups') with ordinality g(g, n)`);
const member = (row: string, name: string, type: string): Sql => raw(`(${row} ->> '${name}')::${type}`);

rootAnswer('activity', Activity, {
  description:
    'What was done with and for the people referred: counts of referrals, each with what it is a share of. By MONTH or QUARTER it is a series.',
  args: ActivityArguments,
  answer: ({ filter, by, measures }) =>
    new ForEach<Activity>(
      sql`(select statistics.activity(${dimensionsOf(by)}, ${filterOf(filter)}, ${measures === undefined ? EVERYTHING : sql`${measures}::text[]`}) as a offset 0) o`,
      raw('1'),
      {
        asOf: member('o.a', 'asOf', 'timestamptz'),
        groups: new ForEach<ActivityGroup>(groupsOf, raw('g.n'), {
          by: byOf(raw('g.g')),
          referrals: countOf(raw(`(g.g -> 'referrals')`)),
          shares: new ForEach<ActivityShare>(
            raw(`jsonb_array_elements(g.g -> 'shares') with ordinality s(s, n)`),
            raw('s.n'),
            {
              measure: member('s.s', 'measure', 'text'),
              value: member('s.s', 'value', 'int'),
              outOf: member('s.s', 'outOf', 'int'),
              percent: member('s.s', 'percent', 'int'),
              suppressed: member('s.s', 'suppressed', 'boolean'),
            },
          ),
        }),
      },
    ),
});

@ObjectType({ description: 'How something that is measured of each referral is spread.' })
class Spread {
  @Field(() => SpreadOf, { description: 'What is measured.' })
  of!: SpreadOf;

  @Field(() => Int, { nullable: true, description: 'Over how many referrals, rounded; null where it is suppressed.' })
  n?: number;

  @Field(() => Int, { nullable: true, description: 'A quarter of them have this or less.' })
  lowerQuartile?: number;

  @Field(() => Int, { nullable: true, description: 'Half of them have this or less.' })
  median?: number;

  @Field(() => Int, { nullable: true, description: 'Three quarters of them have this or less.' })
  upperQuartile?: number;

  @Field(() => Int, { nullable: true, description: 'The average; only for CASELOAD, from rounded counts.' })
  mean?: number;

  @Field(() => Boolean, { description: 'Whether it is not shown, lest few people could be known by it.' })
  suppressed!: boolean;
}

@ObjectType({ description: 'A group of referrals, and how what is measured of them is spread.' })
class SpreadGroup {
  @Field(() => [OutcomeGroupValue], { description: BY })
  by!: OutcomeGroupValue[];

  @Field(() => [Spread], { description: 'What is measured.' })
  spreads!: Spread[];
}

@ObjectType({ description: 'How what is measured of each referral is spread.' })
class Spreads {
  @Field(() => GraphQLDateTime, { description: AS_OF })
  asOf!: Date;

  @Field(() => [SpreadGroup], { description: 'The whole first, then each group.' })
  groups!: SpreadGroup[];
}

rootAnswer('spreads', Spreads, {
  description:
    'Time to first contact, attempts and conversations in quartiles, and how many open referrals a link worker has.',
  args: OutcomeArguments,
  answer: ({ filter, by }) =>
    new ForEach<Spreads>(
      sql`(select statistics.spreads(${dimensionsOf(by)}, ${filterOf(filter)}) as a offset 0) o`,
      raw('1'),
      {
        asOf: member('o.a', 'asOf', 'timestamptz'),
        groups: new ForEach<SpreadGroup>(groupsOf, raw('g.n'), {
          by: byOf(raw('g.g')),
          spreads: new ForEach<Spread>(
            raw(`jsonb_array_elements(g.g -> 'spreads') with ordinality s(s, n)`),
            raw('s.n'),
            {
              of: member('s.s', 'of', 'text'),
              n: member('s.s', 'n', 'int'),
              lowerQuartile: member('s.s', 'lowerQuartile', 'int'),
              median: member('s.s', 'median', 'int'),
              upperQuartile: member('s.s', 'upperQuartile', 'int'),
              mean: member('s.s', 'mean', 'int'),
              suppressed: member('s.s', 'suppressed', 'boolean'),
            },
          ),
        }),
      },
    ),
});
