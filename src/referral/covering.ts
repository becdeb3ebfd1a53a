/** Who stands in while somebody is away: opened for people as they come to a covered caseload, ended as they leave it. */
import type { Change } from '../mutation/change.js';
import { surroundings, value } from '../mutation/statement.js';
import { sql } from '../platform/sql.js';
import { caseloadOf } from './caseload.js';
import { isNotOver } from './cover.entity.js';
import type { Referral } from './referral.entity.js';

/** The cover `c` is not over, or still to begin. */
const STANDS = isNotOver({ endedAt: sql`c.ended_at`, until: sql`c.until` }, surroundings);

interface OpenCover {
  readonly id: string;
  readonly coveredBy: string;
  readonly since: Date;
  readonly until: Date;
  readonly reason: string;
}

/** Lets whoever covers for a link worker see a person who is being added to the caseload. */
export async function coverToo(change: Change, person: string, linkWorker: string): Promise<void> {
  await change.lock([linkWorker]);
  const covers = await change.query<OpenCover>(
    sql`select c.id, c.covered_by_id as "coveredBy", c.since, c.until, c.reason from cover c
      where c.member_id = ${value(linkWorker, 'uuid')} and c.only_person_id is null and ${STANDS}
        and not exists (select from care_relationship r where r.cause_id = c.id and r.person_id = ${value(person, 'uuid')}
          and r.until > ${value(change.now, 'timestamptz')})`,
  );
  for (const cover of covers) openCover(change, person, cover);
}

/** Ends what others see of a person because they cover for a link worker whose caseload the person leaves. */
export async function uncover(change: Change, person: string, linkWorker: string): Promise<void> {
  await change.lock([linkWorker]);
  const covers = await change.query<{ id: string }>(
    sql`select c.id from cover c where c.member_id = ${value(linkWorker, 'uuid')} and ${STANDS}`,
  );
  for (const { id } of covers)
    change.end({ person, cause: id, kinds: ['COVER'], reason: 'Handed over to a colleague.' });
}

/** A referral goes from one link worker to the next: so do those who cover for them, unless another keeps the person there. */
export async function moveCover(
  change: Change,
  { id, person }: Referral,
  lead: string,
  former?: string,
): Promise<void> {
  const stays = former ? await caseloadOf(change, former) : [];
  if (former && !stays.some((tie) => tie.person === person.id && tie.cause !== id))
    await uncover(change, person.id, former);
  await coverToo(change, person.id, lead);
}

export function openCover(change: Change, person: string, { id, coveredBy, since, until, reason }: OpenCover): void {
  const from = since > change.now ? since : change.now;
  change.open({ person, party: coveredBy, kind: 'COVER', cause: id, since: from, until, because: reason });
}
