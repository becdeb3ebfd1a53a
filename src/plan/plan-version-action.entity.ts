/** The actions of an agreed version of a plan, kept as they stood, and what changed about them. */
import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { derived, relation } from '../graph/declare.js';
import type { Columns } from '../graph/declared.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDate } from '../platform/scalars.js';
import { type Sql, sql } from '../platform/sql.js';
import { Action } from './action.entity.js';
import { ActionOwner, ActionStatus } from './goal.states.js';
import { ActionPart, VersionChange } from './plan-version.codes.js';
import { PlanVersion } from './plan-version.entity.js';
import { UnderNeed } from './under-need.js';
import { changedParts, changeOf } from './version-change.js';

/** What a version keeps of an action. */
export const ACTION_PARTS = ['what', 'who', 'dueOn', 'status'] as const satisfies readonly (keyof Action)[];

@ObjectType({
  implements: Node,
  description: 'An action as it stood in one agreed version of a plan; it never changes.',
})
@Entity()
@Index({ properties: ['action'] })
@Unique({ properties: ['planVersion', 'action'] })
export class PlanVersionAction extends UnderNeed {
  @Field(() => PlanVersion, { description: 'The version it stood in.' })
  @ManyToOne(() => PlanVersion)
  planVersion!: PlanVersion;

  @Field(() => Action, { description: 'The action as it is now.' })
  @ManyToOne(() => Action)
  action!: Action;

  @Field(() => String, { description: 'What was to be done.' })
  @Text(1_000)
  what!: string;

  @Field(() => ActionOwner, { description: 'Who was to do it.' })
  @Enum({ items: () => ActionOwner })
  who!: ActionOwner;

  @Field(() => GraphQLDate, { nullable: true, description: 'By when.' })
  @Property({ type: 'date', nullable: true })
  dueOn?: string;

  @Field(() => ActionStatus, { description: 'Where it stood.' })
  @Enum({ items: () => ActionStatus })
  status!: ActionStatus;
}

/** Null when the version before had no such action. Where this row exists for a viewer, so does the one before. */
const changed = (action: Columns<PlanVersionAction>): Sql => sql`(select ${changedParts(ACTION_PARTS, action, 'before')}
  from plan_version_action before
    join plan_version earlier on earlier.id = before.plan_version_id
    join plan_version later on later.id = ${action.planVersion}
  where before.action_id = ${action.action} and earlier.plan_id = later.plan_id and earlier.number = later.number - 1)`;

derived(PlanVersionAction, 'change', () => VersionChange, {
  description: 'How it compares with the version before.',
  nullable: false,
  sql: (action) => changeOf(changed(action)),
});
derived(PlanVersionAction, 'changed', () => [ActionPart], {
  description: 'Which parts read otherwise than in the version before; none when it was added or kept.',
  nullable: false,
  sql: (action) => sql`coalesce(${changed(action)}, '{}')`,
});

relation(PlanVersion, 'actions', PlanVersionAction, {
  by: 'planVersion',
  description: 'The actions as they stood then, earliest due first.',
  order: [{ key: 'dueOn' }, { key: 'createdAt' }],
});
relation(PlanVersion, 'removedActions', PlanVersionAction, {
  reveals: 'planVersion',
  description: 'The actions that the version before had and this one has not, as they stood there.',
  order: [{ key: 'dueOn' }, { key: 'createdAt' }],
  match: (action, version) => sql`${action.planVersion} = (
      select before.id from plan_version before where before.plan_id = ${version.plan} and before.number = ${version.number} - 1)
    and not exists (
      select 1 from plan_version_action kept where kept.plan_version_id = ${version.id} and kept.action_id = ${action.action})`,
});
relation(Action, 'versions', PlanVersionAction, {
  by: 'action',
  description: 'How it stood in each agreed version of the plan, first to last.',
  order: [{ key: 'createdAt' }],
});
