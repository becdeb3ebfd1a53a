/** Who is asking, as a type of the graph: no row of its own, but the way to one's organisation, schemes and people. */
import { Field, ObjectType } from 'type-graphql';
import { derived, relation, rootOne, values } from '../graph/declare.js';
import type { Members } from '../graph/declared.js';
import type { Policy } from '../platform/policy.js';
import { RoleName } from '../platform/role.js';
import { sql } from '../platform/sql.js';
import type { Role } from '../platform/viewer.js';
import { Member } from './member.entity.js';
import { Organisation } from './organisation.entity.js';

@ObjectType({ description: 'What a role reads and writes of one field.' })
class FieldAbility {
  @Field(() => String, { description: 'The name of the field.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of which rows it is read, in plain words; null where it is read of every row the viewer sees.',
  })
  when?: string;

  @Field(() => Boolean, { description: 'Whether some operation of the role sets it.' })
  mayWrite!: boolean;
}

@ObjectType({ description: 'What a role reads of one type. A field it never reads is not among these.' })
class TypeAbility {
  @Field(() => String, { description: 'The name of the type.' })
  type!: string;

  @Field(() => [FieldAbility], { description: 'The fields it reads.' })
  fields!: FieldAbility[];
}

@ObjectType({ description: 'What a role may call and read.' })
export class Abilities {
  @Field(() => [String], { description: 'The queries it may call.' })
  queries!: string[];

  @Field(() => [String], { description: 'The mutations it may call.' })
  mutations!: string[];

  @Field(() => [TypeAbility], { description: 'The types it reads.' })
  types!: TypeAbility[];
}

@ObjectType({ description: 'Who is asking: the role, organisation and member that the token carries.' })
export class Viewer {}

derived(Viewer, 'role', () => RoleName, {
  nullable: false,
  description: 'The role the token carries; everything answered is cut to it.',
  sql: (_viewer, { viewer }) => viewer.role,
});
relation(Viewer, 'organisation', Organisation, {
  one: true,
  description: 'The organisation the viewer acts for.',
  match: (organisation, _viewer, { viewer }) => sql`${organisation.id} = ${viewer.organisation}`,
});
relation(Viewer, 'member', Member, {
  one: true,
  description: 'The viewer as a member of staff.',
  match: (member, _viewer, { viewer }) => sql`${member.id} = ${viewer.member}`,
});
values(Viewer, 'abilities', Abilities, {
  one: true,
  description: 'All that the viewer’s role may call and read. Whole in one answer: it is no longer than the schema.',
  make: (_viewer, { role, policy, names }) => [
    {
      queries: names.queries.filter((name) => policy.mayAsk(role, name)),
      mutations: names.mutations.filter((name) => policy.mayCall(role, name)),
      types: [...names.types].flatMap(([type, fields]) => {
        const readable = fields.filter((field) => policy.field(role, type, field) !== 'never');
        return readable.length === 0
          ? []
          : [{ type, fields: readable.map((field) => ability(policy, role, type, field)) }];
      }),
    },
  ],
});

function ability(policy: Policy, role: Role, type: string, name: string): Members<FieldAbility> {
  const decision = policy.field(role, type, name);
  return { name, when: typeof decision === 'object' ? decision.says : null, mayWrite: policy.maySet(role, type, name) };
}

rootOne('viewer', Viewer, { description: 'Who is asking. Never null for a valid token.' });
