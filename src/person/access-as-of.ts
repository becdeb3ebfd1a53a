/** `accessAsOf`: what a member of staff could see of a person at a moment that has passed, and on what ground. */
import { ArgsType, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { rootAbout } from '../graph/declare.js';
import { ForEach, type Making } from '../graph/declared.js';
import { IdOf } from '../graph/identifier.js';
import { WithheldReason } from '../graph/withheld.js';
import { Member } from '../organisation/member.entity.js';
import { asksOfRow, conditionsOf, type RowRule } from '../platform/policy.js';
import { RoleName } from '../platform/role.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { and, join, literal, raw, type Sql, sql } from '../platform/sql.js';
import { ROLES, type Role } from '../platform/viewer.js';
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
    description: 'The types of which they could see rows, if there were any; empty when they could see nothing.',
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

/** Each type by role: what had to hold for any of its rows to be seen, and whether each row decides too. */
function typesOf(making: Making): ForEach<TypeAsOf> {
  const cells = ofEachType(making).map(
    ({ role, type, rule }, index) =>
      sql`(${raw(String(index))}, ${literal(role)}, ${literal(type)}, ${literal(rule.fact ?? 'known')}, ${literal(isByRow(rule) ? 'SOME' : 'ALL')})`,
  );
  const from = sql`(values ${join(cells, ', ')}) t(n, role, type, fact, rows) where t.role = a.role and ${isHeld(raw('t.fact'))}`;
  return new ForEach<TypeAsOf>(from, raw('t.n'), {
    type: raw('t.type'),
    rows: raw('t.rows'),
    fields: fieldsOf(making),
  });
}

function fieldsOf(making: Making): ForEach<FieldAsOf> {
  const { policy, names } = making;
  const cells = ofEachType(making).flatMap(({ role, type }) =>
    (names.types.get(type) ?? []).flatMap((field, index) => {
      const decision = policy.field(role, type, field);
      if (decision === 'never') return [];
      const condition = decision === 'always' ? undefined : decision;
      const isLeft = condition !== undefined && type !== 'Person' && asksOfRow(condition.when);
      const held = condition && !isLeft ? literal(condition.says) : raw('null');
      const rule = literal(ruleOf(decision, policy.why(type, field)));
      const reason = condition ? literal(condition.reason) : raw('null');
      return [
        sql`(${raw(String(index))}, ${literal(role)}, ${literal(type)}, ${literal(field)}, ${held}, ${raw(String(isLeft))}, ${reason}, ${rule})`,
      ];
    }),
  );
  const from = sql`(values ${join(cells, ', ')}) f(n, role, type, field, held, is_left, reason, rule)
    where f.role = a.role and f.type = t.type`;
  const couldRead = sql`case when f.is_left then null else f.held is null or ${isHeld(raw('f.held'))} end`;
  return new ForEach<FieldAsOf>(from, raw('f.n'), {
    field: raw('f.field'),
    couldRead,
    reason: sql`case when not (${couldRead}) then f.reason end`,
    rule: raw('f.rule'),
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
