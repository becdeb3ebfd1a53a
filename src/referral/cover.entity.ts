/** That one link worker stands in for another for a while, for a whole caseload or for one person. */
import { Check, Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { derived } from '../graph/declare.js';
import type { Columns, Surroundings } from '../graph/declared.js';
import { Member } from '../organisation/member.entity.js';
import { Person } from '../person/person.entity.js';
import { Text } from '../platform/columns.js';
import { Node, Row } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { type Sql, sql } from '../platform/sql.js';

@ObjectType({
  implements: Node,
  description: 'That one link worker stands in for another for a while, at most six weeks.',
})
@Entity()
@Index({ properties: ['member', 'until'] })
@Index({ properties: ['coveredBy', 'until'] })
@Check({ name: 'cover_two_check', expression: 'covered_by_id <> member_id' })
@Check({ name: 'cover_length_check', expression: `until > since and until <= since + interval '42 days'` })
export class Cover extends Row {
  @Field(() => Member, { description: 'Who is away.' })
  @ManyToOne(() => Member)
  member!: Member;

  @Field(() => Member, { description: 'Who stands in.' })
  @ManyToOne(() => Member)
  coveredBy!: Member;

  @Field(() => Person, {
    nullable: true,
    description: 'The one person it is for; null: the whole caseload, those who are added to it meanwhile included.',
  })
  @Index()
  @ManyToOne(() => Person, { nullable: true })
  onlyPerson?: Person;

  @Field(() => GraphQLDateTime, { description: 'From when.' })
  @Property({ type: 'datetime', length: 3 })
  since!: Date;

  @Field(() => GraphQLDateTime, { description: 'Until when, if it is not ended before.' })
  @Property({ type: 'datetime', length: 3 })
  until!: Date;

  @Field(() => String, { description: 'Why, such as leave; everyone who looks after the people can read it.' })
  @Text(500)
  reason!: string;

  @Field(() => Member, { description: 'Who arranged it.' })
  @ManyToOne(() => Member)
  setBy!: Member;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was ended before its time; null: it was not.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  endedAt?: Date;
}

/** Holds until it ends, also before it has begun. */
export function isNotOver(cover: Pick<Columns<Cover>, 'endedAt' | 'until'>, { now }: Pick<Surroundings, 'now'>): Sql {
  return sql`(${cover.endedAt} is null and ${cover.until} > ${now})`;
}

derived(Cover, 'isOver', () => Boolean, {
  nullable: false,
  description: 'Whether its time has passed or it was ended.',
  sql: (cover, at) => sql`not ${isNotOver(cover, at)}`,
});
