/** `cost`: what support costs for each person reached, engaged or improved, from unit costs that somebody entered. */
import { IsOptional, Max, Min } from 'class-validator';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { rootAnswer } from '../graph/declare.js';
import { ForEach } from '../graph/declared.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { raw, type Sql, sql } from '../platform/sql.js';
import { AS_OF, filterOf, OutcomeFilter } from './outcome-filter.js';
import { OutcomeScore } from './statistics.codes.js';

const MOST_PENCE = 100_000_000;

@ArgsType()
class CostArguments {
  @Field(() => OutcomeFilter, {
    nullable: true,
    description: 'Which referrals; all the viewer may count when not said.',
  })
  filter?: OutcomeFilter;

  @Field(() => OutcomeScore, { description: 'The score by which somebody counts as improved.' })
  score!: OutcomeScore;

  @Field(() => Int, {
    nullable: true,
    description: 'What an hour of a link worker costs, in pence; as the schemes have entered it when not said.',
  })
  @IsOptional()
  @Min(0)
  @Max(MOST_PENCE)
  penceByHour?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'What one attendance of one person at an activity costs, in pence; not counted when not said.',
  })
  @IsOptional()
  @Min(0)
  @Max(MOST_PENCE)
  penceBySession?: number;
}

@ObjectType({
  description: 'What support costs. No return is claimed: nobody knows what would have happened without it.',
})
class Cost {
  @Field(() => GraphQLDateTime, { description: AS_OF })
  asOf!: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'Hours of conversations and follow-ups whose length was recorded, rounded like a count.',
  })
  hours?: number;

  @Field(() => Int, { nullable: true, description: 'Attendances recorded, rounded like a count.' })
  sessions?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The cost of an hour that was used, in pence; null where none was entered.',
  })
  penceByHour?: number;

  @Field(() => Int, { nullable: true, description: 'The cost of a session that was used, in pence.' })
  penceBySession?: number;

  @Field(() => Int, { nullable: true, description: 'All of it, in pounds (GBP).' })
  pounds?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'For each person reached, in pounds, from the rounded count; who was referred twice counts twice.',
  })
  poundsByReached?: number;

  @Field(() => Int, { nullable: true, description: 'For each person engaged, in pounds.' })
  poundsByEngaged?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'For each person whose score improved, in pounds. Whether support was the reason is not known.',
  })
  poundsByImproved?: number;
}

const of = (name: string, type = 'int'): Sql => raw(`(o.a ->> '${name}')::${type}`);
const given = (value: Sql | undefined): Sql => (value === undefined ? raw('null::int') : value);

rootAnswer('cost', Cost, {
  description: 'What support costs for each person reached, engaged or improved. It claims no return on investment.',
  args: CostArguments,
  answer: ({ filter, score, penceByHour, penceBySession }) =>
    new ForEach<Cost>(
      sql`(select statistics.cost(${score}, ${given(penceByHour)}, ${given(penceBySession)}, ${filterOf(filter)}) as a offset 0) o`,
      raw('1'),
      {
        asOf: of('asOf', 'timestamptz'),
        hours: of('hours'),
        sessions: of('sessions'),
        penceByHour: of('penceByHour'),
        penceBySession: of('penceBySession'),
        pounds: of('pounds'),
        poundsByReached: of('poundsByReached'),
        poundsByEngaged: of('poundsByEngaged'),
        poundsByImproved: of('poundsByImproved'),
      },
    ),
});
