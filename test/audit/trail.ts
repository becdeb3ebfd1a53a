/** A server of one's own with its access log as the database has it, for tests of what is written down. */
import { Client } from 'pg';
import { freshDatabase } from '../support/database.js';
import { type Kith, startKith } from '../support/kith.js';

export interface Event {
  readonly id: string;
  readonly member: string;
  readonly organisation: string;
  readonly role: string;
  readonly operation: string | null;
  readonly purpose: string | null;
  readonly coordinates: readonly string[];
  readonly kinds: readonly string[];
  readonly outcome: string;
  readonly request: string;
  readonly at: Date;
  /** Ids (UUID), sorted. */
  readonly persons: readonly string[];
}

const EVENTS = `select e.id, e.member_id as member, e.organisation_id as organisation, e.role, e.operation, e.purpose,
    e.coordinates, e.kinds, e.outcome, e.request_id as request, e.occurred_at as at,
    array(select p.person_id::text from access_event_person p where p.event_id = e.id order by 1) as persons
  from access_event e where e.id <> all($1::uuid[]) order by e.id`;

export class Trail {
  private readonly seen = new Set<string>();
  private isServing = true;

  private constructor(
    readonly kith: Kith,
    readonly owner: Client,
    /** For attacks. */
    readonly superuser: Client,
  ) {}

  static async open(): Promise<Trail> {
    const database = await freshDatabase();
    const kith = await startKith({}, database);
    const [owner, superuser] = [database.ownerUrl, database.superuserUrl].map(
      (connectionString) => new Client({ connectionString }),
    ) as [Client, Client];
    await owner.connect();
    await superuser.connect();
    const trail = new Trail(kith, owner, superuser);
    await trail.news();
    return trail;
  }

  /** The events since the last call, in their order. */
  async news(): Promise<Event[]> {
    const { rows } = await this.owner.query<Event>(EVENTS, [[...this.seen]]);
    for (const { id } of rows) this.seen.add(id);
    return rows;
  }

  /** Seals all there is, as the server does each second. */
  async seal(): Promise<void> {
    const waiting = `select count(*)::int as n from access_event e where not exists (
      select from access_event_seal s where s.event_id = e.id)`;
    for (;;) {
      await this.owner.query('select seal_access_events(500)');
      const { rows } = await this.owner.query<{ n: number }>(waiting);
      if (rows[0]?.n === 0) return;
    }
  }

  /** From here on nobody but the test writes or seals. */
  async stopServer(): Promise<void> {
    if (this.isServing) await this.kith.close();
    this.isServing = false;
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.superuser.end();
    await this.stopServer();
  }
}
