/** Patterns of goals that have worked for a kind of need: a start to make one's own, never a form to fill in. */
import { Check, Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation, rootList } from '../graph/declare.js';
import { Need } from '../person/need.entity.js';
import { Text, Whole } from '../platform/columns.js';
import { Node, Row } from '../platform/row.js';
import { sql } from '../platform/sql.js';
import { TargetPer } from './goal.states.js';

@ObjectType({
  implements: Node,
  description: 'A pattern of a goal for a kind of need; all of it is to be made the person’s own.',
})
@Entity()
@Unique({ properties: ['need', 'key'] })
@Check({ name: 'goal_template_target_check', expression: `target between '-1e12' and '1e12'` })
export class GoalTemplate extends Row {
  @Field(() => Need, { description: 'The need it answers.' })
  @ManyToOne(() => Need)
  need!: Need;

  @Field(() => String, { description: 'Its stable key in small letters and hyphens, such as `less-isolation`.' })
  @Check({ name: 'goal_template_key_check', expression: "key ~ '^[a-z][a-z0-9-]{1,59}$'" })
  @Property({ type: 'text' })
  key!: string;

  @Field(() => String, { description: 'What a person may want, in everyday words.' })
  @Text(500)
  title!: string;

  @Field(() => String, { description: 'What is counted.' })
  @Text(500)
  counted!: string;

  @Field(() => Float, { description: 'The value that is wanted, in `unit`.' })
  @Property({ type: 'float', columnType: 'double precision' })
  target!: number;

  @Field(() => String, { description: 'The unit of the target.' })
  @Text(100)
  unit!: string;

  @Field(() => TargetPer, { description: 'What the target is counted over.' })
  @Enum({ items: () => TargetPer })
  per!: TargetPer;

  @Field(() => Int, { description: 'Within how many weeks it is to be reached.' })
  @Whole(1, 104)
  weeks!: number;

  @Field(() => String, { description: 'Why it should help (what is expected to change what).' })
  @Text(5_000)
  mechanism!: string;
}

@InputType({ description: 'Which patterns of goals.' })
class GoalTemplateWhere {
  @Field(() => [String], { nullable: true, description: 'For any of these needs, by key.' })
  @IsOptional()
  @ArrayMaxSize(100)
  need?: string[];
}

enum GoalTemplateOrder {
  TITLE_ASC = 'TITLE_ASC',
}
registerEnumType(GoalTemplateOrder, {
  name: 'GoalTemplateOrder',
  description: 'How patterns of goals are ordered.',
  valuesConfig: { TITLE_ASC: { description: 'By title, A to Z.' } },
});

export const GoalTemplateList = listing(GoalTemplate, {
  where: GoalTemplateWhere,
  filters: {
    need: (template, keys) => sql`${template.need} in (select n.id from need n where n.key = any(${keys}))`,
  },
  orderBy: GoalTemplateOrder,
  orders: { TITLE_ASC: [{ key: 'title' }] },
  defaultOrder: 'TITLE_ASC',
});

relation(Need, 'goalTemplates', GoalTemplateList, { by: 'need', description: 'Patterns of goals that answer it.' });
rootList('goalTemplates', GoalTemplateList, { description: 'Patterns of goals to start from, by need.' });
