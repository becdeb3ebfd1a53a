/** What each mutation asks of the database: a function that does it, then its payload, which must be a statement of its own. */
import type { Role } from '../../../src/platform/viewer.js';
import { many, STATE } from './pieces.js';
import type { Given } from './reads.js';

export interface Write {
  readonly role: Role;
  readonly call: string;
  values(given: Given): unknown[];
  /** What was made or changed is told to the second statement by a setting, so that both go out in one round trip. */
  readonly payload: string;
  payloadValues(today: string): unknown[];
}

const MADE = `current_setting('bench.made')::uuid`;

export const WRITES: Readonly<Record<string, Write>> = {
  followUpRecord: {
    role: 'LINK_WORKER',
    call: `select set_config('bench.made', f.id::text, true) from bench.follow_up_record($1, $2, $3, $4, $5) f`,
    values: ({ id, expectedVersion, channel, shareableSummary, nextDueOn }) => [
      id,
      expectedVersion,
      channel,
      shareableSummary,
      nextDueOn,
    ],
    payload: `select json_build_object('followUpRecord', json_build_object('followUp', json_build_object('id', f.id,
        'version', f.version, 'state', ${STATE.replaceAll('$3', '$1::date')}, 'occurredAt', f.occurred_at, 'channel', f.channel,
        'shareableSummary', f.shareable_summary, 'nextDueOn', f.next_due_on)))::text
      from follow_up f where f.id = ${MADE}`,
    payloadValues: (today) => [today],
  },
  referralMake: {
    role: 'GP',
    call: `select set_config('bench.made', f.id::text, true) from bench.referral_make($1, $2, $3, $4) f`,
    values: ({ person, scheme, reason, need }) => [person, scheme, reason, need],
    payload: `select json_build_object('referralMake', json_build_object('referral', json_build_object('id', f.id,
        'version', f.version, 'reference', f.reference, 'status', f.status, 'urgency', f.urgency, 'reason', f.reason,
        'needs', ${many(`select d.id, json_build_object('key', e.key) as need from referral_need d join need e on e.id = d.need_id
          where d.referral_id = f.id`)})))::text
      from referral f where f.id = ${MADE}`,
    payloadValues: () => [],
  },
};
