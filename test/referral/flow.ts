/** A referral as tests move it: made by whoever refers, walked by the team, each through its own token. */
import { Client } from 'pg';
import { demoOrganisations, demoScheme } from '../../src/cli/personas.js';
import { freshDatabase } from '../support/database.js';
import { type Caller, claimsOf, type Kith, startKith } from '../support/kith.js';
import { mutate, type Refused, refused } from '../support/mutate.js';

export interface Referred {
  readonly id: string;
  readonly person: string;
}

/** A server of its own, with what tests need to move referrals about and to look behind them. */
export class Flow {
  private constructor(
    readonly kith: Kith,
    readonly owner: Client,
  ) {}

  static async open(): Promise<Flow> {
    const kith = await startKith({}, await freshDatabase());
    const owner = new Client({ connectionString: kith.database.ownerUrl });
    await owner.connect();
    return new Flow(kith, owner);
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.kith.close();
  }

  as(who: string): Caller {
    return this.kith.as(who);
  }

  async rows<R extends object>(statement: string, ...values: unknown[]): Promise<R[]> {
    return (await this.owner.query<R>(statement, values)).rows;
  }

  /** Somebody new of the personas' practice, with an email address and a telephone. */
  async person(): Promise<string> {
    const [made] = await this.rows<{ id: string }>(
      `insert into person (id, given_name, family_name, birth_date, phone, email)
       values (gen_random_uuid(), 'Ines', 'Marlow', '1951-04-12', '01632 960001', 'ines@example.org') returning id`,
    );
    await this.tie(made!.id, 'REGISTERED', demoOrganisations.practice);
    return `person_${made!.id}`;
  }

  /** Makes the person known to an organisation, as registering them there does. */
  async tie(person: string, kind: string, organisation: string): Promise<void> {
    await this.owner.query(
      `insert into care_relationship (id, person_id, party, kind, stage, since)
       values (gen_random_uuid(), $1, $2, $3, 'CURRENT', '2026-03-01')`,
      [person, organisation, kind],
    );
  }

  async draft(who = 'gp', more: object = {}): Promise<Referred> {
    const person = await this.person();
    if (who === 'referrer' || who === 'charity') await this.tie(uuid(person), 'REFERRED', claimsOf(who).organisation);
    return this.draftFor(person, who, more);
  }

  async draftFor(person: string, who: string, more: object = {}): Promise<Referred> {
    const input = {
      person,
      scheme: `scheme_${demoScheme}`,
      reason: 'Would like company.',
      needs: ['loneliness'],
      personAgreedAt: '2026-03-02T10:00:00.000Z',
      personAgreedHow: 'SPOKEN',
      ...more,
    };
    const { referral } = await mutate<{ referral: { id: string } }>(
      this.as(who),
      'referralMake',
      input,
      'referral { id }',
    );
    return { id: referral.id, person };
  }

  async sent(who = 'gp', more: object = {}): Promise<Referred> {
    const referral = await this.draft(who, more);
    await this.step(who, 'referralSubmit', referral);
    return referral;
  }

  /** Sent, then each step in turn by the team lead; `assign` and `talk` stand for what takes more than an id. */
  async at(steps: readonly string[], who = 'gp', more: object = {}): Promise<Referred> {
    const referral = await this.sent(who, more);
    for (const name of steps) await this.walk(referral, name);
    return referral;
  }

  async walk(referral: Referred, name: string): Promise<void> {
    if (name === 'assign')
      await this.step('team-lead', 'referralAssign', referral, { linkWorker: worker('link-worker') });
    else if (name === 'talk') await this.talk(referral);
    else await this.step('team-lead', name, referral);
  }

  async talk({ id }: Referred, who = 'link-worker'): Promise<void> {
    const input = { referral: id, occurredAt: '2026-03-02T12:00:00.000Z', channel: 'TELEPHONE', needs: ['loneliness'] };
    await mutate(this.as(who), 'conversationRecord', input, 'conversation { id }');
  }

  async attempt({ id }: Referred, channel: string, reached = false, who = 'link-worker'): Promise<void> {
    const input = { referral: id, occurredAt: '2026-03-02T12:00:00.000Z', channel, reached };
    await mutate(this.as(who), 'contactAttemptRecord', input, 'contactAttempt { id }');
  }

  async tell({ id }: Referred, kind = 'OUTCOME'): Promise<void> {
    const input = { referral: id, kind, text: 'It went well.' };
    await mutate(this.as('team-lead'), 'referralFeedbackSend', input, 'feedback { id }');
  }

  /** Does a step at the version that is there now, and gives the payload's transition. */
  async step(
    who: string,
    name: string,
    { id }: Referred,
    more: object = {},
  ): Promise<{ from: string; to: string } | null> {
    const input = { id, expectedVersion: await this.version(id), ...more };
    return (
      await mutate<{ transition: { from: string; to: string } | null }>(
        this.as(who),
        name,
        input,
        'transition { from to }',
      )
    ).transition;
  }

  async refused(who: string, name: string, { id }: Referred, more: object = {}): Promise<Refused> {
    return refused(this.as(who), name, { id, expectedVersion: await this.version(id), ...more });
  }

  async version(id: string): Promise<number> {
    return (await this.rows<{ version: number }>('select version from referral where id = $1', uuid(id)))[0]!.version;
  }

  async status({ id }: Referred): Promise<string> {
    return (await this.rows<{ status: string }>('select status from referral where id = $1', uuid(id)))[0]!.status;
  }

  /** The relationships it brought about that last beyond now, as `KIND stage days-until-begin..days-until-end`, in order. */
  async ties({ id }: Referred): Promise<string[]> {
    const found = await this.rows<{ tie: string }>(
      `select r.kind || case when r.kind = 'TEAM' then ' ' || r.stage when r.is_lead then ' lead' else '' end || ' ' ||
         case when r.since > $2 then (r.since::date - $2::date) || '..' else '' end ||
         case when r.until = 'infinity' then 'on' else (r.until::date - $2::date)::text end as tie
       from care_relationship r where r.cause_id = $1 and r.until > $2 and r.until > r.since order by r.kind, r.since`,
      uuid(id),
      '2026-03-02T12:00:00.000Z',
    );
    return found.map(({ tie }) => tie);
  }

  /** What somebody sees of it, or null when it does not exist for them. */
  async seen<T = Record<string, unknown>>(who: string, { id }: Referred, selection: string): Promise<T | null> {
    const reply = await this.as(who).run(`query See($id: ID!) { referral(id: $id) { ${selection} } }`, { id });
    if (reply.errors.length > 0) throw new Error(reply.text);
    return (reply.data as { referral: T | null }).referral;
  }
}

export function worker(who: string): string {
  return `member_${claimsOf(who).member}`;
}

export function uuid(id: string): string {
  return id.slice(id.indexOf('_') + 1);
}
