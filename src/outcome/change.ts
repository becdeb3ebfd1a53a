/** `change`: how a score changed between the first measurement and the last, and how far that can be trusted. */
import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { rootAnswer } from '../graph/declare.js';
import { ForEach } from '../graph/declared.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { raw, type Sql, sql } from '../platform/sql.js';
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
import { IntervalMethod, OutcomeDesign, OutcomeScore } from './statistics.codes.js';

const CAUTION =
  'These are people’s scores before and after, with nobody to compare them with. Scores move by themselves: people are referred when things are bad, and those who were measured again may be those who did well. This describes a change; it does not show that the scheme caused it.';

@ArgsType()
class ChangeArguments extends OutcomeArguments {
  @Field(() => OutcomeScore, { description: 'The score.' })
  score!: OutcomeScore;
}

@ObjectType({ description: 'How a score changed in a group.' })
class ChangeGroup {
  @Field(() => [OutcomeGroupValue], { description: BY })
  by!: OutcomeGroupValue[];

  @Field(() => OutcomeCount, { description: 'Referrals with a first measurement of the score.' })
  measuredBefore!: OutcomeCount;

  @Field(() => OutcomeCount, {
    description: 'Of these, how many have a later one too; everything below is of these pairs.',
  })
  pairs!: OutcomeCount;

  @Field(() => Int, {
    nullable: true,
    description: 'How many per cent of those measured before were never measured again.',
  })
  missingPercent?: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The mean before, to one decimal place. Null where pairs are few, or the score has no mean.',
  })
  meanBefore?: number;

  @Field(() => Float, { nullable: true, description: 'The mean after, to one decimal place.' })
  meanAfter?: number;

  @Field(() => Float, { nullable: true, description: 'The median before.' })
  medianBefore?: number;

  @Field(() => Float, { nullable: true, description: 'The median after.' })
  medianAfter?: number;

  @Field(() => Float, { nullable: true, description: 'The mean of after minus before, to one decimal place.' })
  meanChange?: number;

  @Field(() => Float, { nullable: true, description: 'Where the 95 % interval of the mean change begins.' })
  intervalFrom?: number;

  @Field(() => Float, { nullable: true, description: 'Where it ends.' })
  intervalTo?: number;

  @Field(() => IntervalMethod, { description: 'How the interval was worked out, or why there is none.' })
  intervalMethod!: IntervalMethod;

  @Field(() => OutcomeCount, {
    description: 'How many got better by `meaningfulChange` or more (by 1 or more where that is null).',
  })
  improved!: OutcomeCount;

  @Field(() => Int, { nullable: true, description: 'The same in per cent of the pairs, from rounded counts.' })
  improvedPercent?: number;

  @Field(() => OutcomeCount, { description: 'How many got worse by as much.' })
  worsened!: OutcomeCount;

  @Field(() => Int, { nullable: true, description: 'The same in per cent of the pairs, from rounded counts.' })
  worsenedPercent?: number;

  @Field(() => Float, { nullable: true, description: 'The median of the days between the two measurements.' })
  medianDays?: number;
}

@ObjectType({ description: 'How a score changed between the first measurement and the last.' })
class Change {
  @Field(() => GraphQLDateTime, { description: AS_OF })
  asOf!: Date;

  @Field(() => OutcomeScore, { description: 'The score.' })
  score!: OutcomeScore;

  @Field(() => OutcomeDesign, { description: 'How this was observed. Read it before the figures.' })
  design!: OutcomeDesign;

  @Field(() => String, {
    description: 'What these figures do not show, in plain words; belongs beside them wherever they are shown.',
  })
  caution!: string;

  @Field(() => Boolean, { description: 'Whether a higher score is better.' })
  isHigherBetter!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'By how much it has to change to mean something for one person; null where no value is published.',
  })
  meaningfulChange?: number;

  @Field(() => [ChangeGroup], { description: 'The whole first, then each group.' })
  groups!: ChangeGroup[];
}

const of = (row: string, name: string, type: string): Sql => raw(`(${row} ->> '${name}')::${type}`);
const number = (name: string): Sql => of('g.g', name, 'float8');
const percent = (name: string): Sql => of('g.g', name, 'int');
const count = (name: string) => countOf(raw(`(g.g -> '${name}')`));

rootAnswer('change', Change, {
  description:
    'How a score changed between the first measurement and the last of each referral. Never an effect: there is nobody to compare with.',
  args: ChangeArguments,
  answer: ({ filter, by, score }) =>
    new ForEach<Change>(
      sql`(select statistics.change(${score}, ${dimensionsOf(by)}, ${filterOf(filter)}) as a offset 0) o`,
      raw('1'),
      {
        asOf: of('o.a', 'asOf', 'timestamptz'),
        score: of('o.a', 'score', 'text'),
        design: of('o.a', 'design', 'text'),
        caution: CAUTION,
        isHigherBetter: of('o.a', 'isHigherBetter', 'boolean'),
        meaningfulChange: of('o.a', 'meaningfulChange', 'float8'),
        groups: new ForEach<ChangeGroup>(
          raw(`jsonb_array_elements(o.a -> 'groups') with ordinality g(g, n)`),
          raw('g.n'),
          {
            by: byOf(raw('g.g')),
            measuredBefore: count('measuredBefore'),
            pairs: count('pairs'),
            missingPercent: percent('missingPercent'),
            meanBefore: number('meanBefore'),
            meanAfter: number('meanAfter'),
            medianBefore: number('medianBefore'),
            medianAfter: number('medianAfter'),
            meanChange: number('meanChange'),
            intervalFrom: number('intervalFrom'),
            intervalTo: number('intervalTo'),
            intervalMethod: of('g.g', 'intervalMethod', 'text'),
            improved: count('improved'),
            improvedPercent: percent('improvedPercent'),
            worsened: count('worsened'),
            worsenedPercent: percent('worsenedPercent'),
            medianDays: number('medianDays'),
          },
        ),
      },
    ),
});
