/** Following changes: the mark of how far an answer knows of them, and what it stands for when it is sent back. */
import { invalidInput } from '../platform/errors.js';
import type { Since } from '../platform/policy.js';
import { type Sql, sql } from '../platform/sql.js';
import type { ArgumentSource } from './arguments.js';
import { cursorOf, decode } from './order.js';
import { type Run, slot } from './run.js';

/** Marks a watermark as this viewer's; it serves every list of theirs. */
const NAME = 'watermark';

/** Every transaction below had ended when the statement looked, so what it does not know is written by none of them. */
const FIRST_UNSEEN = sql`pg_snapshot_xmin(pg_current_snapshot())`;

/** The watermark of the statement it stands in, as SQL text. */
export const watermark: Sql = cursorOf(
  [FIRST_UNSEEN, slot('text', (run) => run.now), slot('text', (run) => run.sight)],
  slot('text', (run) => run.cursorTag(NAME)),
);

const TRANSACTION = /^\d{1,19}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** What came before it is unknown: everything counts as changed. */
const BEGINNING = { transaction: '0', moment: '-infinity' };

/** The watermark a list was given as `updatedSince`, as parameters; refused when it is not one of this viewer. */
export function sinceSlots(given: ArgumentSource): Since {
  const read = (run: Run): { transaction: string; moment: string } => {
    const [tag, transaction, moment, sight] = decode(run.arguments(given).updatedSince) ?? [];
    const isOurs = typeof tag === 'string' && run.isTag(tag, NAME);
    if (!isOurs || !isOf(TRANSACTION, transaction) || !isOf(MOMENT, moment)) {
      const path = [...given.path, 'updatedSince'];
      const message = `${path.join('.')} is not a watermark: take \`watermark\` of an earlier answer to the same viewer, as it is.`;
      throw invalidInput([{ path, rule: 'watermark', message }]);
    }
    // Who may look after more people than before, or other ones, knows nothing of those yet.
    return sight === run.sight ? { transaction, moment } : BEGINNING;
  };
  const transaction = slot('xid8', (run) => read(run).transaction);
  return {
    // One ahead of this database is of another, from before it was restored.
    transaction: sql`(select case when ${transaction} <= ${FIRST_UNSEEN} then ${transaction} else '0'::xid8 end)`,
    moment: slot('timestamptz', (run) => read(run).moment),
  };
}

function isOf(form: RegExp, value: unknown): value is string {
  return typeof value === 'string' && form.test(value);
}
