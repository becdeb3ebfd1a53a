/** A server of one's own with what the database says of caseloads, and who then sees whom. */
import { Client } from 'pg';
import type { Claims } from '../../src/platform/viewer.js';
import { freshDatabase } from './database.js';
import { claimsOf, type Kith, NOW, startKith } from './kith.js';

export class Caseloads {
  private constructor(
    readonly kith: Kith,
    readonly owner: Client,
    /** Two more link workers of the personas' scheme, the busiest first. */
    readonly others: readonly [Claims, Claims],
  ) {}

  static async open(): Promise<Caseloads> {
    const kith = await startKith({}, await freshDatabase());
    const owner = new Client({ connectionString: kith.database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query(
      `select m.id as member, m.organisation_id as organisation, m.role from member m join member_scheme s on s.member_id = m.id
       where s.scheme_id = (select scheme_id from member_scheme where member_id = $1) and m.role = 'LINK_WORKER' and m.active
         and m.id <> all($2) order by (select count(*) from care_relationship r where r.party = m.id and r.until > $3) desc`,
      [claimsOf('team-lead').member, [claimsOf('link-worker').member, claimsOf('link-worker-2').member], NOW],
    );
    return new Caseloads(kith, owner, rows as unknown as [Claims, Claims]);
  }

  async rows(text: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
    return (await this.owner.query(text, values)).rows;
  }

  /** Ids (UUID) of the people on a member's caseload now; with `leads` only those whom they lead. */
  async of(member: string, leads?: 'leads'): Promise<string[]> {
    const found = await this.rows(
      `select distinct r.person_id as id from care_relationship r where r.party = $1 and r.kind = 'CASELOAD'
       and (r.is_lead or not $3) and r.since <= $2 and r.until > $2 order by 1`,
      member,
      NOW,
      leads !== undefined,
    );
    return found.map(({ id }) => String(id));
  }

  async seenBy(who: string | Claims, people: readonly string[]): Promise<string[]> {
    const { data } = await this.kith
      .as(who)
      .run('query Some($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: people.map((id) => `person_${id}`) });
    const { nodes } = data as { nodes: ({ id: string } | null)[] };
    return nodes.flatMap((node) => (node ? [node.id.replace('person_', '')] : [])).sort();
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.kith.close();
  }
}

/** The member whom a persona acts as. */
export function memberOf(who: string | Claims): string {
  return `member_${claimsOf(who).member}`;
}
