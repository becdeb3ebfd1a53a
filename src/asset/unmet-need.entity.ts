/** A need for which there was nothing: what commissioners have to know. */
import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { IsOptional, Matches } from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation, rootList } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs } from '../mutation/input.js';
import { actingMember } from '../organisation/acting.js';
import { Member } from '../organisation/member.entity.js';
import { AboutPerson } from '../person/about-person.js';
import { Need } from '../person/need.entity.js';
import { Person } from '../person/person.entity.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';

export enum UnmetNeedReason {
  NONE_EXISTS = 'NONE_EXISTS',
  FULL = 'FULL',
  COST = 'COST',
  DISTANCE = 'DISTANCE',
  LANGUAGE = 'LANGUAGE',
  CULTURE = 'CULTURE',
  NOT_ACCESSIBLE = 'NOT_ACCESSIBLE',
}
registerEnumType(UnmetNeedReason, {
  name: 'UnmetNeedReason',
  description: 'Why there was nothing for a need.',
  valuesConfig: {
    NONE_EXISTS: { description: 'There is no such group or service.' },
    FULL: { description: 'There is one, without a place.' },
    COST: { description: 'It costs too much.' },
    DISTANCE: { description: 'It is too far away.' },
    LANGUAGE: { description: 'It is not in the person’s language.' },
    CULTURE: { description: 'It does not suit their culture or faith.' },
    NOT_ACCESSIBLE: { description: 'It cannot be reached or used by them.' },
  },
});

@ObjectType({ implements: Node, description: 'That there was nothing for a need of a person.' })
@Entity()
@Index({ properties: ['need', 'recordedAt'] })
export class UnmetNeed extends AboutPerson {
  @Field(() => Need, { description: 'The need.' })
  @ManyToOne(() => Need)
  need!: Need;

  @Field(() => String, { nullable: true, description: 'Where: the outward part of a postcode, such as `LS6`.' })
  @Text(4, { nullable: true })
  area?: string;

  @Field(() => UnmetNeedReason, { description: 'Why there was nothing.' })
  @Enum({ items: () => UnmetNeedReason })
  reason!: UnmetNeedReason;

  @Field(() => GraphQLDateTime, { description: 'When it was found.' })
  @Property({ type: 'datetime', length: 3 })
  recordedAt!: Date;

  @Field(() => Member, { nullable: true, description: 'Who found it.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  recordedBy?: Member;

  /** Kept by a trigger: the need is sensitive. */
  @Property({ type: 'boolean', default: false })
  isSensitive: boolean = false;
}

enum UnmetNeedOrder {
  RECORDED_AT_DESC = 'RECORDED_AT_DESC',
}
registerEnumType(UnmetNeedOrder, {
  name: 'UnmetNeedOrder',
  description: 'How unmet needs are ordered.',
  valuesConfig: { RECORDED_AT_DESC: { description: 'The latest first.' } },
});

export const UnmetNeedList = listing(UnmetNeed, {
  orderBy: UnmetNeedOrder,
  orders: { RECORDED_AT_DESC: [{ key: 'recordedAt', descending: true }] },
  defaultOrder: 'RECORDED_AT_DESC',
});

relation(Person, 'unmetNeeds', UnmetNeedList, {
  by: 'person',
  description: 'Needs of theirs for which there was nothing.',
});
rootList('unmetNeeds', UnmetNeedList, { description: 'The unmet needs of the people this viewer can see.' });

@InputType({ description: 'A need for which there was nothing.' })
class UnmetNeedRecordInput extends Confirmable {
  @Field(() => ID, { description: 'The person.' })
  @IdOf(Person)
  person!: string;

  @Field(() => ID, { description: 'The need.' })
  @IdOf(Need)
  need!: string;

  @SameAs(UnmetNeed)
  @IsOptional()
  @Matches(/^[A-Z]{1,2}\d[A-Z\d]?$/, { message: 'must be the outward part of a postcode, such as LS6' })
  area?: string | null;

  @SameAs(UnmetNeed) reason!: UnmetNeedReason;
}

mutation('unmetNeedRecord', UnmetNeed, {
  description: 'Writes down that there was nothing for a need of a person, and why.',
  input: UnmetNeedRecordInput,
  on: Person,
  run: async (change, { need, area, reason }, person) =>
    change.add(UnmetNeed, {
      person,
      need: await change.find(Need, need, ['input', 'need']),
      ...(area ? { area } : {}),
      reason,
      recordedAt: change.now,
      recordedBy: actingMember(change),
    }),
});
timelineOf(UnmetNeed, { kind: 'UNMET_NEED', description: 'There was nothing for a need of theirs.', at: 'recordedAt' });
