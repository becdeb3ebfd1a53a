/** Now and then somebody corrects what was written down, or marks it as entered in error; what it said before is kept. */
import { type Amended, Amendment } from '../../person/amendment.entity.js';
import type { Moment } from './calendar.js';
import { soonAfter } from './calendar.js';
import type { Life } from './life.js';
import { Random } from './random.js';
import { made } from './tables.js';

interface Record {
  readonly id: string;
  readonly createdAt: Moment;
  readonly isSensitive?: boolean;
}

/** Every so many records of a type one was corrected. */
const SHARE = 0.04;

/** `before` is what fields said, by their names. Draws from a chance of its own, so that nothing else moves. */
export function amend(
  { batch, person }: Life,
  subjectType: Amended,
  { id, createdAt, isSensitive = false }: Record,
  by: string,
  before: Readonly<{ [field: string]: string | undefined }>,
): void {
  const random = new Random('amended', id);
  if (!random.chance(SHARE)) return;
  const amendedAt = soonAfter(createdAt, 1 + random.share());
  for (const [field, said] of Object.entries(before)) {
    batch.add(Amendment, {
      ...made(random, amendedAt),
      person: person.id,
      subjectType,
      subject: id,
      field,
      before: said,
      amendedAt,
      by,
      reason: random.pick(['Misheard on the telephone.', 'Typed too fast.', 'Put right after asking the person.']),
      isSensitive,
    });
  }
}

/** The marks of a record that was entered in error, for the few that were. */
export function inError({ id, createdAt }: Record, by: string) {
  const random = new Random('in error', id);
  if (!random.chance(SHARE)) return {};
  return {
    enteredInErrorAt: soonAfter(createdAt, 1 + random.share()),
    enteredInErrorReason: 'Written into the wrong record.',
    enteredInErrorBy: by,
  };
}
