/** `withheld`: which fields of a row are null because of access and not because there is nothing; asked in the same SQL. */
import { Field, ObjectType } from 'type-graphql';
import type { Condition, Policy } from '../platform/policy.js';
import type { Row } from '../platform/row.js';
import { join, literal, raw, sql } from '../platform/sql.js';
import { ROLES } from '../platform/viewer.js';
import { WithheldReason } from '../platform/withheld-reason.js';
import { values } from './declare.js';
import { type Class, declared, ForEach, type Making } from './declared.js';

@ObjectType({
  description: 'A field of a row that this viewer may not read of this row, although their role can of others.',
})
export class WithheldField {
  @Field(() => String, { description: 'The name of the field, such as `phone`.' })
  field!: string;

  @Field(() => WithheldReason, { description: 'Why it is withheld.' })
  reason!: keyof typeof WithheldReason;

  @Field(() => String, { description: 'When the role reads it, in plain words, such as “while in their care”.' })
  says!: string;
}

/** Declares `withheld` of an entity some of whose fields a role reads of some rows and not of others. */
export function tellWithheld(Entity: Class<Row>, fields: readonly string[], policy: Policy): void {
  const isTold = declared.fields.some(({ Owner, name }) => Owner === Entity && name === 'withheld');
  const depends = (field: string): boolean =>
    ROLES.some((role) => typeof policy.field(role, Entity.name, field) === 'object');
  if (isTold || !fields.some(depends)) return;
  values(Entity, 'withheld', WithheldField, {
    description:
      'The fields of this row that are null because this viewer may not read them of it, whether or not they hold ' +
      'anything. A field that the viewer’s role never reads is not among them: their schema does not have it.',
    make: (_row, making) => {
      const conditional = conditionsOf(making);
      if (conditional.length === 0) return [];
      const cells = conditional.map(
        ([field, { reason, says, when }], index) =>
          sql`(${raw(String(index))}, ${literal(field)}, ${literal(reason)}, ${literal(says)}, ${when(making.rule, making.viewer)})`,
      );
      return new ForEach<WithheldField>(
        sql`(values ${join(cells, ', ')}) w(n, field, reason, says, is_read) where w.is_read is not true`,
        raw('w.n'),
        { field: raw('w.field'), reason: raw('w.reason'), says: raw('w.says') },
      );
    },
  });
}

/** The fields of the row that its role reads of some rows only. */
function conditionsOf({ policy, role, type, names }: Making): readonly (readonly [string, Condition])[] {
  return (names.types.get(type) ?? []).flatMap((field) => {
    const decision = policy.field(role, type, field);
    return typeof decision === 'object' ? [[field, decision] as const] : [];
  });
}
