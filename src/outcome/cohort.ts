/** `cohort`: how many referrals there were, by up to four dimensions. */
import { Field, ObjectType } from 'type-graphql';
import { rootAnswer } from '../graph/declare.js';
import { ForEach } from '../graph/declared.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { raw, sql } from '../platform/sql.js';
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

@ObjectType({ description: 'A group of referrals, and how many there are.' })
class CohortGroup {
  @Field(() => [OutcomeGroupValue], { description: BY })
  by!: OutcomeGroupValue[];

  @Field(() => OutcomeCount, { description: 'How many referrals; somebody referred twice counts twice.' })
  referrals!: OutcomeCount;
}

@ObjectType({ description: 'How many referrals there were.' })
class Cohort {
  @Field(() => GraphQLDateTime, { description: AS_OF })
  asOf!: Date;

  @Field(() => [CohortGroup], { description: 'The whole first, then each group; a group without anybody is left out.' })
  groups!: CohortGroup[];
}

rootAnswer('cohort', Cohort, {
  description:
    'How many referrals there were, by up to four dimensions. A team lead counts the referrals of their schemes, a GP those of people registered with the practice, an analyst those of the network, the board or the schemes their organisation answers for. The total is rounded on its own.',
  args: OutcomeArguments,
  answer: ({ filter, by }) =>
    new ForEach<Cohort>(
      sql`(select statistics.cohort(${dimensionsOf(by)}, ${filterOf(filter)}) as a offset 0) o`,
      raw('1'),
      {
        asOf: raw(`(o.a ->> 'asOf')::timestamptz`),
        groups: new ForEach<CohortGroup>(
          raw(`jsonb_array_elements(o.a -> 'groups') with ordinality g(g, n)`),
          raw('g.n'),
          {
            by: byOf(raw('g.g')),
            referrals: countOf(raw(`(g.g -> 'referrals')`)),
          },
        ),
      },
    ),
});
