/** An escalation: a risk handed to those who can act on it, and whether they took it. */
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation, rootList } from '../graph/declare.js';
import { timelineOf } from '../graph/declare-timeline.js';
import { Member } from '../organisation/member.entity.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { sql } from '../platform/sql.js';
import { AboutPerson } from './about-person.js';
import { EscalationTo } from './escalation.codes.js';
import { Risk } from './risk.entity.js';

@ObjectType({
  implements: Node,
  description: 'A risk handed to those who can act on it. It is open until somebody acknowledges it.',
})
@Entity()
@Index({ properties: ['risk', 'at'] })
@Index({ properties: ['person', 'at'] })
@Check({
  name: 'escalation_acknowledged_check',
  expression: '(acknowledged_at is null) = (acknowledged_by_id is null)',
})
@Check({ name: 'escalation_acknowledged_at_check', expression: 'acknowledged_at >= "at"' })
@Check({ name: 'escalation_outcome_present_check', expression: 'outcome is null or acknowledged_at is not null' })
export class Escalation extends AboutPerson {
  @Field(() => Risk, { description: 'The risk.' })
  @ManyToOne(() => Risk)
  risk!: Risk;

  @Field(() => EscalationTo, { description: 'To whom.' })
  @Enum({ items: () => EscalationTo })
  to!: EscalationTo;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Field(() => Member, { nullable: true, description: 'Who escalated it.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  by?: Member;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was acknowledged; null while it is open.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  acknowledgedAt?: Date;

  @Field(() => Member, { nullable: true, description: 'Who acknowledged it, or wrote down that it was.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  acknowledgedBy?: Member;

  @Field(() => String, { nullable: true, description: 'What came of it, in plain words; null: not told yet.' })
  @Text(2000, { nullable: true })
  outcome?: string;
}

@InputType({ description: 'Which escalations. All that is given must hold.' })
class EscalationWhere {
  @Field(() => Boolean, { nullable: true, description: 'True: not acknowledged yet; false: acknowledged.' })
  open?: boolean;

  @Field(() => [EscalationTo], { nullable: true, description: 'To any of these.' })
  to?: EscalationTo[];
}

enum EscalationOrder {
  WORKLIST_ASC = 'WORKLIST_ASC',
  AT_DESC = 'AT_DESC',
}

registerEnumType(EscalationOrder, {
  name: 'EscalationOrder',
  description: 'How escalations are ordered.',
  valuesConfig: {
    WORKLIST_ASC: { description: 'Those not acknowledged first, and of these the oldest first.' },
    AT_DESC: { description: 'The newest first.' },
  },
});

export const EscalationList = listing(Escalation, {
  where: EscalationWhere,
  filters: {
    open: ({ acknowledgedAt }, open) => (open ? sql`${acknowledgedAt} is null` : sql`${acknowledgedAt} is not null`),
    to: (escalation, targets) => sql`${escalation.to} = any(${targets})`,
  },
  orderBy: EscalationOrder,
  orders: {
    WORKLIST_ASC: [
      { key: ({ acknowledgedAt }) => sql`case when ${acknowledgedAt} is null then 0 else 1 end`, type: 'int' },
      { key: 'at' },
    ],
    AT_DESC: [{ key: 'at', descending: true }],
  },
  defaultOrder: 'WORKLIST_ASC',
});

rootList('escalations', EscalationList, {
  description: 'The escalations of the people you may see: those nobody has acknowledged, the oldest first.',
});
relation(Risk, 'escalations', Escalation, {
  by: 'risk',
  description: 'To whom it was escalated, the newest first.',
  order: [{ key: 'at', descending: true }],
});
timelineOf(Escalation, { kind: 'ESCALATED', description: 'A risk was handed to those who can act on it.', at: 'at' });
timelineOf(Escalation, {
  kind: 'ESCALATION_ACKNOWLEDGED',
  description: 'Somebody took on a risk that was handed to them.',
  at: 'acknowledgedAt',
});
