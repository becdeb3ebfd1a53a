/** Referrals that were only sent, for tests that change some of them: the seed has few, so more begin there again. */
import type { Client } from 'pg';
import type { Caller } from './kith.js';

export interface Seen {
  readonly id: string;
  readonly version: number;
}

/** Those the caller sees; `owner` is a client of the owner of the tables. */
export async function waitingReferrals(owner: Client, caller: Caller): Promise<Seen[]> {
  await owner.query(`update referral set status = 'SUBMITTED', safety_review = false, clinical_risk = false
    where status in ('SUBMITTED', 'RECEIVED', 'ACCEPTED', 'WAITLISTED')`);
  const reply = await caller.run('{ referrals(first: 100, where: { status: [SUBMITTED] }) { nodes { id version } } }');
  return (reply.data as { referrals: { nodes: Seen[] } }).referrals.nodes;
}
