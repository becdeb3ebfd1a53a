/** `allowedActions`: which mutations a portal may offer on a row now, and why another is grey; asked in the same SQL. */
import { Field, ObjectType } from 'type-graphql';
import { values } from '../graph/declare.js';
import type { Class, Making, Members } from '../graph/declared.js';
import type { Row } from '../platform/row.js';
import { and, join, literal, raw, type Sql, sql } from '../platform/sql.js';
import { isOneOf } from '../platform/states.js';
import { changeable } from './changeable.js';
import { type Declared, mutations, startOf } from './declared.js';

@ObjectType({ description: 'Something the viewer’s role can do with a row, and whether it may be done now.' })
export class AllowedAction {
  @Field(() => String, { description: 'The mutation, such as `referralAccept`.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether this viewer may do it with this row, as it stands now.' })
  allowed!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not, in plain words; null when it is allowed.' })
  reason?: string;

  @Field(() => [String], {
    description: 'What must be there first, such as `careInPlace`; empty where that is not what stands against it.',
  })
  missing!: string[];
}

const told = new Set<Class>();

/** Declares `allowedActions` of an entity, once one mutation starts from it. */
export function tellAllowed(Target: Class<Row>): void {
  if (told.has(Target)) return;
  told.add(Target);
  values(Target, 'allowedActions', AllowedAction, {
    description:
      'What the viewer’s role can do with this row, and whether now. What a mutation finds wrong with its input, it ' +
      'tells when called.',
    // What a mutation needs may lie in other tables, of which it sees the viewer's rows.
    isUnderRowSecurity: true,
    make: (row, making) => {
      const { policy, role, table, rule, viewer } = making;
      const isTheirs = making.once(sql`coalesce(${changeable(policy, role, table, rule, viewer)}, false)`);
      return [...mutations.values()]
        .filter((mutation) => startOf(mutation)?.Target === Target && policy.mayCall(role, mutation.name))
        .map((mutation) => action(mutation, row, making, isTheirs));
    },
  });
}

/** In the order in which the mutation itself asks: theirs to change, the state, then what is needed. */
function action(mutation: Declared, row: object, making: Making, isTheirs: Sql): Members<AllowedAction> {
  const { name, from, needs = [], state = 'status', starts } = mutation;
  const isOpen = starts === 'seen' ? raw('true') : isTheirs;
  const stands = (): Sql => (row as Readonly<Record<string, Sql>>)[state] as Sql;
  const isInState = from ? sql`coalesce(${isOneOf(stands(), from)}, false)` : raw('true');
  const missing = needs.map(
    (need) =>
      sql`case when coalesce(${need.when(row as never, making)}, false) then null else ${literal(need.name)} end`,
  );
  const unmet =
    needs.length === 0
      ? raw(`'{}'::text[]`)
      : making.once(sql`case when ${and([isOpen, isInState])}
          then array_remove(array[${join(missing, ', ')}]::text[], null) else '{}' end`);
  const says = needs.map((need) => sql`when ${unmet}[1] = ${literal(need.name)} then ${literal(need.says)}`);
  return {
    name: literal(name),
    allowed: and([isOpen, isInState, ...(needs.length === 0 ? [] : [sql`${unmet} = '{}'`])]),
    reason: sql`case when not ${isOpen} then 'You may see this, but it is not yours to change.'
      when not (${isInState}) then ${literal(`Possible only at ${(from ?? []).join(', ')}.`)} ${join(says, ' ')} end`,
    missing: unmet,
  };
}
