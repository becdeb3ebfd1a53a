/** How modules declare what can be done: one call per mutation, from which its door, payload and button are made. */
import { Args, ArgsType, type ClassType, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Class } from '../graph/declared.js';
import { declared } from '../graph/declared.js';
import type { Row } from '../platform/row.js';
import { tellAllowed } from './allowed-actions.js';
import { type Declared, type MutationOptions, memberName, mutations, startOf } from './declared.js';
import { Transition, Warning } from './payload.js';

/**
 * Declares a mutation that answers `Entity`. It starts from one row, which must exist for the viewer and be theirs to
 * change: of `Entity` itself, named by `input.id`, or of `options.on`, named by the input member of its own name
 * (`plan` for a Plan). Before `run` is called the framework has found and locked that row, compared
 * `input.expectedVersion`, and asked `from` and `needs`; after it, collected problems and unconfirmed warnings refuse
 * the whole. `run` changes entities in memory and persists new ones through `change.em`; it never flushes.
 */
export function mutation<E extends Row, Input extends object, On extends Row = E>(
  name: string,
  Entity: Class<E>,
  options: MutationOptions<E, Input, On>,
): void {
  const entity = memberName(Entity);
  const made: Declared = { name, Entity, entity, ...options } as never;
  mutations.set(name, made);
  const start = startOf(made);
  if (start) tellAllowed(start.Target);

  @ObjectType(`${name.charAt(0).toUpperCase()}${name.slice(1)}Payload`, {
    description: `What \`${name}\` did. It answers only when it was done.`,
  })
  class Payload {
    @Field(() => Transition, { nullable: true, description: 'The change of state, when there was one.' })
    transition?: Transition;

    @Field(() => [Warning], { description: 'What was done all the same, because the caller confirmed it.' })
    warnings!: Warning[];
  }
  Field(() => Entity as Class as ClassType<Row>, {
    nullable: true,
    description: 'The row as this viewer now sees it; null when it may no longer be seen, which is no failure.',
  })(Payload.prototype, entity);

  @ArgsType()
  class Arguments {}
  Field(() => options.input as Class as ClassType<object>, { description: 'What to do it with.' })(
    Arguments.prototype,
    'input',
  );

  class Declaration {}
  Object.defineProperty(Declaration.prototype, name, { value: neverRun });
  Mutation(() => Payload, { nullable: true, description: options.description })(Declaration.prototype, name, {});
  Args(() => Arguments)(Declaration.prototype, name, 0);
  Resolver()(Declaration);
  declared.resolvers.push(Declaration);
  declared.arguments.set(`Mutation.${name}`, Arguments);
}

function neverRun(this: unknown): never {
  throw new Error('A mutation is run by the framework, never by a resolver: this execution bypassed it.');
}
