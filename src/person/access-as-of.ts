/** `accessAsOf`: what a member of staff could see of a person at a moment that has passed, and on what ground. */
import { ArgsType, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { rootAbout } from '../graph/declare.js';
import { ForEach, type Making } from '../graph/declared.js';
import { IdOf } from '../graph/identifier.js';
import { Member } from '../organisation/member.entity.js';
import { asksOfRow, conditionsOf, type RowRule } from '../platform/policy.js';
import { RoleName } from '../platform/role.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { and, join, literal, raw, type Sql, sql } from '../platform/sql.js';
import { ROLES, type Role } from '../platform/viewer.js';
import { WithheldReason } from '../platform/withheld-reason.js';
import { AccessTie, ruleOf, tie } from './access-explained.js';
import { Person } from './person.entity.js';

enum RowsSeen {
  ALL = 'ALL',
  SOME = 'SOME',
}

registerEnumType(RowsSeen, {
  name: 'RowsSeen',
  description: 'Which rows about a person somebody could see.',
  valuesConfig: {
    ALL: { description: 'All that there were.' },
    SOME: {
      description:
        'Those whose own rule let them: such as the referrals their organisation made, or what belongs to a connection with it.',
    },
  },
});

@ArgsType()
class AccessAsOfArguments {
  @Field(() => ID, { description: 'The person.' })
  @IdOf(Person)
  person!: string;

  @Field(() => ID, { description: 'The member of staff.' })
  @IdOf(Member)
  member!: string;

  @Field(() => GraphQLDateTime, { description: 'The moment; it cannot lie ahead.' })
  asOf!: string;
}

@ObjectType({ description: 'Whether somebody could read a field.' })
class FieldAsOf {
  @Field(() => String, { description: 'The name of the field.' })
  field!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether they could read it; null where each row decides, by the rule.',
  })
  couldRead?: boolean;

  @Field(() => WithheldReason, { nullable: true, description: 'Why not, where they could not.' })
  reason?: keyof typeof WithheldReason;

  @Field(() => String, { description: 'The rule that decides, in plain words.' })
  rule!: string;
}

@ObjectType({ description: 'What somebody could read of the rows of one type that are about a person.' })
class TypeAsOf {
  @Field(() => String, { description: 'The name of the type, such as `Person` or `Referral`.' })
  type!: string;

  @Field(() => RowsSeen, { description: 'Which of its rows.' })
  rows!: RowsSeen;

  @Field(() => [FieldAsOf], { description: 'The fields that their role reads of some row or other.' })
  fields!: FieldAsOf[];
}

@ObjectType({ description: 'What a member of staff could see of a person at a moment that has passed.' })
class AccessAsOf {
  @Field(() => RoleName, { description: 'Their role, as they hold it now.' })
  role!: Role;

  @Field(() => Boolean, { description: 'Whether the person existed for them at all.' })
  couldSee!: boolean;

  @Field(() => [AccessTie], { description: 'The relationships by which they could, as these stood then.' })
  because!: AccessTie[];

  @Field(() => [TypeAsOf], {
    description: 'The types of which they could see rows, if there were any.',
  })
  types!: TypeAsOf[];
}

rootAbout('accessAsOf', AccessAsOf, {
  description:
    'What a member of staff could see of a person at a moment, and by which relationships: today’s rules, over the ' +
    'relationships, stages, connections, consents, objections and prohibitions of contact as they stood then. Not ' +
    'brought back are the member’s role, organisation, schemes and activities, which are taken as they are now; what ' +
    'changed before this was first kept; and records that were merged since, which count as one. Whatever would tell ' +
    'of something sensitive is left out. Null where the privacy officer does not answer for the person, or there is no ' +
    'such member.',
  args: AccessAsOfArguments,
  id: 'person',
  check: ({ asOf }, { now }) =>
    asOf <= now ? [] : [{ path: ['asOf'], rule: 'past', message: 'asOf cannot lie ahead: nothing is known of it.' }],
  make: (_person, making, { person, member, asOf }) => {
    const when = sql`${person}, ${member}, ${asOf}`;
    return new ForEach<AccessAsOf>(sql`access_as_of(${when}) a`, raw('a.role'), {
      role: raw('a.role'),
      couldSee: isHeld(raw(`'known'`)),
      because: new ForEach<AccessTie>(sql`ties_as_of(${when}) r`, raw('r.since, r.id'), tie),
      types: typesOf(making),
    });
  },
});

const isHeld = (what: Sql): Sql => sql`(${what} = any(a.held))`;

/** Each type by role: what had to hold for any of its rows to be seen, whether each row decides too, and its fields. */
function typesOf(making: Making): ForEach<TypeAsOf> {
  const cells = ofEachType(making).map(({ role, type, rule }, index) => {
    const fields = fieldsOf(making, role, type);
    const column = (of: (field: FieldRule) => Sql): Sql => sql`array[${join(fields.map(of), ', ')}]`;
    return sql`(${raw(String(index))}, ${literal(role)}, ${literal(type)}, ${neededFor(rule)},
      ${literal(isByRow(rule) ? 'SOME' : 'ALL')}, ${column(({ field }) => literal(field))},
      ${column(({ held }) => held)}::text[], ${column(({ isLeft }) => raw(String(isLeft)))},
      ${column(({ reason }) => reason)}::text[], ${column(({ rule: words }) => literal(words))})`;
  });
  const couldRead = sql`case when f.is_left then null else f.held is null or ${isHeld(raw('f.held'))} end`;
  const columns = raw('t(n, role, type, fact, rows, fields, held, is_left, reasons, rules)');
  return new ForEach<TypeAsOf>(
    sql`(values ${join(cells, ', ')}) ${columns} where t.role = a.role and (t.fact is null or ${isHeld(raw('t.fact'))})`,
    raw('t.n'),
    {
      type: raw('t.type'),
      rows: raw('t.rows'),
      fields: new ForEach<FieldAsOf>(
        raw(
          `unnest(t.fields, t.held, t.is_left, t.reasons, t.rules) with ordinality f(field, held, is_left, reason, rule, n)`,
        ),
        raw('f.n'),
        {
          field: raw('f.field'),
          couldRead,
          reason: sql`case when not (${couldRead}) then f.reason end`,
          rule: raw('f.rule'),
        },
      ),
    },
  );
}

/** What of the person has to hold for any row to be seen; nothing where each row alone decides. */
function neededFor({ fact, gives }: RowRule): Sql {
  const needed = fact ?? gives?.find((given) => given === 'known');
  return needed === undefined ? raw('null') : literal(needed);
}

interface FieldRule {
  readonly field: string;
  /** What of the person had to hold; null where nothing had to, or the row decides. */
  readonly held: Sql;
  readonly isLeft: boolean;
  readonly reason: Sql;
  readonly rule: string;
}

function fieldsOf({ policy, names }: Making, role: Role, type: string): FieldRule[] {
  return (names.types.get(type) ?? []).flatMap((field) => {
    const decision = policy.field(role, type, field);
    if (decision === 'never') return [];
    const rule = ruleOf(decision, policy.why(type, field));
    if (decision === 'always') return [{ field, held: raw('null'), isLeft: false, reason: raw('null'), rule }];
    const isLeft = type !== 'Person' && asksOfRow(decision.when);
    const held = isLeft ? raw('null') : literal(decision.says);
    return [{ field, held, isLeft, reason: literal(decision.reason), rule }];
  });
}

function ofEachType({ policy, names }: Making): { role: Role; type: string; rule: RowRule }[] {
  return ROLES.flatMap((role) =>
    [...names.aboutPerson].flatMap(([type, table]) => {
      const rule = policy.rows(role, table);
      return rule === 'none' ? [] : [{ role, type, rule }];
    }),
  );
}

function isByRow(rule: RowRule): boolean {
  return asksOfRow((row, viewer) => and(conditionsOf(rule, row, viewer)));
}
