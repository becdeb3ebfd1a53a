/** `explainAccess`: of one row, why the viewer reads a field or does not, what would change it, and on what ground they see it. */
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { ArgsType, Field, ID, ObjectType } from 'type-graphql';
import { rootAbout } from '../graph/declare.js';
import { ForEach, type Making, type Members } from '../graph/declared.js';
import type { Decision } from '../platform/policy.js';
import { join, literal, raw, type Sql, sql } from '../platform/sql.js';
import { ROLES } from '../platform/viewer.js';
import { type AccessChange, AccessTie, FieldExplanation, ruleOf, tie } from './access-explained.js';

/** More fields than any type has. */
const MOST_FIELDS = 200;

@ArgsType()
class ExplainAccessArguments {
  @Field(() => ID, { description: 'An id taken from an answer.' })
  id!: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'Names of fields of the row’s type; all that the viewer’s role reads of some row or other when not said. A field ' +
      'that the role never reads is explained when it is named, as it is null when it is selected.',
  })
  @IsOptional()
  @ArrayMaxSize(MOST_FIELDS)
  fields?: string[];
}

@ObjectType({ description: 'What the viewer reads of one row, and why.' })
class AccessExplanation {
  @Field(() => String, { description: 'The type of the row, such as `Person`.' })
  type!: string;

  @Field(() => [AccessTie], {
    description:
      'The viewer’s relationships with the person the row is about, by which they know of them; empty where the row is ' +
      'about nobody, or is seen for another reason. A privacy officer’s are all that their organisation has or had, but for sensitive ones.',
  })
  because!: AccessTie[];

  @Field(() => [FieldExplanation], { description: 'The fields, in the order of the schema.' })
  fields!: FieldExplanation[];
}

rootAbout('explainAccess', AccessExplanation, {
  description:
    'Why the viewer reads the fields of a row or does not, and what would change it; null when the row does not exist ' +
    'for the viewer, as if it did not exist at all.',
  args: ExplainAccessArguments,
  id: 'id',
  check: ({ fields }, { type, names }) =>
    (fields ?? []).flatMap((field, index) =>
      names.types.get(type)?.includes(field)
        ? []
        : [{ path: ['fields', index], rule: 'field', message: `fields.${index} names no field of ${type}.` }],
    ),
  make: (_row, making, { fields: asked }) => [
    { type: making.type, because: becauseOf(making), fields: explanations(making, asked) },
  ],
});

function becauseOf({ policy, role, viewer, person }: Making): ForEach<AccessTie> | [] {
  if (!person) return [];
  return new ForEach<AccessTie>(policy.ties(role, person, viewer), raw('r.since, r.id'), tie);
}

function explanations(making: Making, asked: Sql | undefined): ForEach<FieldExplanation> {
  const { policy, role, type, names } = making;
  const cells = (names.types.get(type) ?? []).map((field, index) => {
    const decision = policy.field(role, type, field);
    const { isRead, reason, changes } = explained(making, field, decision);
    const isAsked = asked ? sql`${literal(field)} = any(${asked})` : raw(String(decision !== 'never'));
    return sql`(${raw(String(index))}, ${literal(field)}, ${isAsked}, coalesce(${isRead}, false), ${reason},
      ${literal(ruleOf(decision, policy.why(type, field)))}, ${changes})`;
  });
  const item: Members<FieldExplanation> = {
    field: raw('f.field'),
    isRead: raw('f.is_read'),
    reason: raw('case when not f.is_read then f.reason end'),
    rule: raw('f.rule'),
    wouldChange: raw(`case when f.is_read then '{}' else array_remove(f.changes, null) end`),
  };
  const from = sql`(values ${join(cells, ', ')}) f(n, field, is_asked, is_read, reason, rule, changes) where f.is_asked`;
  return new ForEach<FieldExplanation>(from, raw('f.n'), item);
}

/** Whether a field is read; and if not, why, and in which of the ways things may come to pass it would be. */
function explained({ policy, role, type, rule, viewer }: Making, field: string, decision: Decision) {
  if (decision === 'always') return { isRead: raw('true'), reason: raw('null::text'), changes: raw(`'{}'::text[]`) };
  const isForOthers = ROLES.some((other) => other !== role && policy.field(other, type, field) === 'always');
  const others = isForOthers ? `array['${'OTHER_ROLE' satisfies keyof typeof AccessChange}']` : `'{}'::text[]`;
  if (decision === 'never') return { isRead: raw('false'), reason: literal('ROLE'), changes: raw(others) };
  const { reason, when } = decision;
  const ways = policy
    .whatIf(role)
    .map(({ change, row }) => sql`case when ${when(row(rule), viewer)} then ${literal(change)} end`);
  const changes = reason === 'ROLE' ? raw(others) : sql`array[${join(ways, ', ')}]::text[]`;
  return { isRead: when(rule, viewer), reason: literal(reason), changes };
}
