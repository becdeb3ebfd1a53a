/** Plans for the tests of their flow: begun for people of a link worker's caseload. */
import type { Caller } from '../support/kith.js';
import { mutate } from '../support/mutate.js';

export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** Reads something and gives its data; throws when there are errors. */
export async function ask<Data>(caller: Caller, query: string, variables: object = {}): Promise<Data> {
  const reply = await caller.run(query, variables as Record<string, unknown>);
  if (reply.errors.length > 0 || !reply.data) throw new Error(`It could not be read: ${reply.text}`);
  return reply.data as Data;
}

interface Engaged {
  readonly id: string;
  readonly person: { readonly id: string; readonly ageBand: string };
  readonly plan: (Versioned & { readonly status: string }) | null;
}

/** Draws the engaged referrals of a caseload, each once, and begins a plan for it, whatever was open before. */
export class Drafts {
  private left: Engaged[] | undefined;

  constructor(private readonly linkWorker: Caller) {}

  /** A draft, of the person named or of the next adult. */
  async next(person?: string): Promise<Versioned & { readonly referral: string; readonly person: string }> {
    this.left ??= await this.engaged();
    const at = this.left.findIndex((one) => (person ? one.person.id === person : one.person.ageBand !== 'UNDER_18'));
    const [found] = at < 0 ? [] : this.left.splice(at, 1);
    if (!found) throw new Error('The caseload has no further engaged referral.');
    if (found.plan && !['COMPLETED', 'ENDED_EARLY'].includes(found.plan.status)) {
      const { id, version } = found.plan;
      const input = { id, expectedVersion: version, outcome: 'LOST_CONTACT', reason: 'To make room for a test.' };
      await mutate(this.linkWorker, 'planEndEarly', input, 'plan { status }');
    }
    const input = { referral: found.id, whatMatters: 'My garden.' };
    const { plan } = await mutate<{ plan: Versioned }>(this.linkWorker, 'planDraft', input, 'plan { id version }');
    return { ...plan, referral: found.id, person: found.person.id };
  }

  private async engaged(): Promise<Engaged[]> {
    const { referrals } = await ask<{ referrals: { nodes: Engaged[] } }>(
      this.linkWorker,
      '{ referrals(first: 100, where: { status: [ENGAGED] }) { nodes { id person { id ageBand } plan { id version status } } } }',
    );
    return referrals.nodes;
  }
}
