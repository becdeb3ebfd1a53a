/** `inequality`: whom a scheme reaches and whom not, across deprivation, ethnicity and what people need to take part. */

import { IsOptional } from 'class-validator';
import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { rootAnswer } from '../graph/declare.js';
import { ForEach } from '../graph/declared.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { raw, type Sql, sql } from '../platform/sql.js';
import { AS_OF, countOf, filterOf, OutcomeCount, OutcomeFilter } from './outcome-filter.js';
import { OutcomeDesign, OutcomeDimension, OutcomeScore } from './statistics.codes.js';

@ArgsType()
class InequalityArguments {
  @Field(() => OutcomeFilter, {
    nullable: true,
    description:
      'Which referrals; all the viewer may count when not said. The people registered are always all of them.',
  })
  @IsOptional()
  filter?: OutcomeFilter;

  @Field(() => OutcomeScore, { description: 'The score whose change is compared.' })
  score!: OutcomeScore;
}

@ObjectType({
  description:
    'People who share a value of a dimension: how many are registered, referred (possibly none) and engaged, and how a score changed.',
})
class InequalityGroup {
  @Field(() => OutcomeDimension, { description: 'DEPRIVATION, ETHNICITY or ACCESS_NEED.' })
  dimension!: OutcomeDimension;

  @Field(() => String, { description: 'Its value.' })
  value!: string;

  @Field(() => OutcomeCount, { description: 'People registered with the practices the viewer may count.' })
  registered!: OutcomeCount;

  @Field(() => OutcomeCount, { description: 'Referrals.' })
  referrals!: OutcomeCount;

  @Field(() => Int, {
    nullable: true,
    description:
      'Referrals for each 1,000 people registered, from rounded counts. Null where the filter picks people (by practice, network, age, gender or another of these dimensions): those registered are always all of them.',
  })
  perThousand?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Per cent of the referrals with a conversation about what matters.',
  })
  engagedPercent?: number;

  @Field(() => Int, { nullable: true, description: 'Per cent of the referrals where the person declined.' })
  declinedPercent?: number;

  @Field(() => Int, { nullable: true, description: 'Per cent of the referrals where the person was never reached.' })
  neverReachedPercent?: number;

  @Field(() => OutcomeCount, { description: 'Referrals with the score measured before and after.' })
  pairs!: OutcomeCount;

  @Field(() => Float, { nullable: true, description: 'The mean change of the score.' })
  meanChange?: number;

  @Field(() => Float, { nullable: true, description: 'Where its 95 % interval begins; null below 30 pairs.' })
  intervalFrom?: number;

  @Field(() => Float, { nullable: true, description: 'Where it ends.' })
  intervalTo?: number;
}

@ObjectType({ description: 'Whom a scheme reaches, and whom not.' })
class Inequality {
  @Field(() => GraphQLDateTime, { description: AS_OF })
  asOf!: Date;

  @Field(() => OutcomeDesign, { description: 'How the change of the score was observed.' })
  design!: OutcomeDesign;

  @Field(() => [InequalityGroup], { description: 'The groups of each dimension.' })
  groups!: InequalityGroup[];

  @Field(() => Int, {
    nullable: true,
    description:
      'Slope index of inequality: how many more referrals for each 1,000 the most deprived have than the least, were the fifths a straight line. Null where a fifth has no rate.',
  })
  slopePerThousand?: number;

  @Field(() => Int, { nullable: true, description: 'The same for the per cent engaged, in points.' })
  slopeEngagedPercent?: number;
}

const of = (row: string, name: string, type: string): Sql => raw(`(${row} ->> '${name}')::${type}`);
const count = (name: string) => countOf(raw(`(g.g -> '${name}')`));

rootAnswer('inequality', Inequality, {
  description:
    'Reach, engagement and change across deprivation, ethnicity and access needs, with rates against the people registered.',
  args: InequalityArguments,
  answer: ({ filter, score }) =>
    new ForEach<Inequality>(
      sql`(select statistics.inequality(${score}, ${filterOf(filter)}) as a offset 0) o`,
      raw('1'),
      {
        asOf: of('o.a', 'asOf', 'timestamptz'),
        design: of('o.a', 'design', 'text'),
        slopePerThousand: of('o.a', 'slopePerThousand', 'int'),
        slopeEngagedPercent: of('o.a', 'slopeEngagedPercent', 'int'),
        groups: new ForEach<InequalityGroup>(
          raw(`jsonb_array_elements(o.a -> 'groups') with ordinality g(g, n)`),
          raw('g.n'),
          {
            dimension: of('g.g', 'dimension', 'text'),
            value: of('g.g', 'value', 'text'),
            registered: count('registered'),
            referrals: count('referrals'),
            perThousand: of('g.g', 'perThousand', 'int'),
            engagedPercent: of('g.g', 'engagedPercent', 'int'),
            declinedPercent: of('g.g', 'declinedPercent', 'int'),
            neverReachedPercent: of('g.g', 'neverReachedPercent', 'int'),
            pairs: count('pairs'),
            meanChange: of('g.g', 'meanChange', 'float8'),
            intervalFrom: of('g.g', 'intervalFrom', 'float8'),
            intervalTo: of('g.g', 'intervalTo', 'float8'),
          },
        ),
      },
    ),
});
