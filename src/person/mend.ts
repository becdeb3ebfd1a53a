/** How what was written down wrongly is mended: corrected, with what it said before kept, or marked as entered in error. */
import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { relation } from '../graph/declare.js';
import type { Class } from '../graph/declared.js';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { memberName, type Need } from '../mutation/declared.js';
import { Versioned } from '../mutation/input.js';
import { actingMember } from '../organisation/acting.js';
import type { Member } from '../organisation/member.entity.js';
import { sql } from '../platform/sql.js';
import { Amended, Amendment } from './amendment.entity.js';
import type { Mendable } from './mendable.js';

@InputType({ description: 'Why something written down is mended.' })
export abstract class MendInput extends Versioned {
  @Field(() => String, { description: 'Why, in plain words. Whoever reads the record reads this.' })
  @Length(1, 2000)
  reason!: string;
}

interface Mending<E extends Mendable, Input extends MendInput> {
  /** What it is called in a sentence, such as `a conversation`. */
  readonly called: string;
  /** The members of the input of the amendment that correct a field of the same name. */
  readonly amends: readonly (keyof Input & keyof E & string)[];
  /** Fields that are worked out anew when others are corrected. */
  readonly follows?: readonly (keyof E & string)[];
  readonly amendInput: Class<Input>;
  /** Conditions for either. */
  readonly needs?: readonly Need<E>[];
  /** Conditions for marking only. */
  readonly markNeeds?: readonly Need<E>[];
  /** Checks what is now written, and works out what follows from it. */
  readonly settle?: (change: Change, row: E, input: Input) => Promise<void> | void;
  /** What else changes once it no longer counts. */
  readonly unmade?: (change: Change, row: E, reason: string) => Promise<void> | void;
}

/** Declares `…Amend` and `…EnteredInErrorMark` for an entity, and its field `amendments`. */
export function mendable<E extends Mendable, Input extends MendInput>(
  Entity: Class<E>,
  mending: Mending<E, Input>,
): void {
  const { called, amends, follows = [], needs = [], markNeeds = [] } = mending;
  const name = memberName(Entity);
  const stands: Need<Mendable> = {
    name: 'notInError',
    says: 'It is marked as entered in error: record it anew.',
    when: ({ enteredInErrorAt }) => sql`${enteredInErrorAt} is null`,
  };
  const common = [stands as Need<E>, ...needs];

  mutation(`${name}Amend`, Entity, {
    description: `Corrects ${called}: what is given replaces what is written. What it said before is kept in \`amendments\`.`,
    input: mending.amendInput,
    needs: common,
    run: async (change, input, row) => {
      const followed = [...amends, ...follows] as (keyof E & string)[];
      const before = new Map(followed.map((field) => [field, text(row[field])]));
      change.assign(row, input, amends);
      await mending.settle?.(change, row, input);
      const changed = followed.filter((field) => text(row[field]) !== before.get(field));
      if (changed.length === 0) change.problem(['input'], 'different', 'This is what is written down already.');
      for (const field of changed) keep(change, row, field, before.get(field), input.reason);
      return row;
    },
  });

  @InputType(`${Entity.name}EnteredInErrorMarkInput`, { description: 'What should never have been written, and why.' })
  class MarkInput extends MendInput {
    @Field(() => ID, { description: `The id of ${called}.` })
    @IdOf(Entity)
    id!: string;
  }
  mutation(`${name}EnteredInErrorMark`, Entity, {
    description: `Marks ${called} as entered in error. It stays readable, with the mark, and no longer counts.`,
    input: MarkInput,
    needs: [...common, ...markNeeds],
    run: async (change, { reason }, row) => {
      const marks = {
        enteredInErrorAt: change.now,
        enteredInErrorReason: reason,
        enteredInErrorBy: actingMember(change),
      };
      Object.assign(row, marks satisfies Partial<Mendable>);
      await mending.unmade?.(change, row, reason);
      return row;
    },
  });

  relation(Entity, 'amendments', Amendment, {
    by: 'subject',
    description: 'What its fields said before they were corrected, the latest correction first.',
    order: [{ key: 'amendedAt', descending: true }, { key: 'field' }],
  });
}

function keep(change: Change, row: Mendable, field: string, before: string | undefined, reason: string): void {
  change.add(Amendment, {
    subjectType: Amended[row.constructor.name as Amended],
    subject: row.id,
    person: row.person,
    field,
    before,
    amendedAt: change.now,
    by: actingMember(change),
    reason,
  });
}

function text(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** For a charity: it mends what its own members recorded, and nobody else's record. */
export const ofOwnMembers: Need<Mendable & { recordedBy?: Member }> = {
  name: 'ownRecord',
  says: 'It was recorded by somebody of another organisation: ask them to mend it.',
  when: ({ recordedBy }, { viewer }) =>
    sql`(${viewer.role} <> 'CHARITY' or exists (select 1 from member m where m.id = ${recordedBy} and m.organisation_id = ${viewer.organisation}))`,
};
