/** A database of its own at a moment that moves on, and what its members see of some people, then and later. */
import { Client } from 'pg';
import { type Supported, supported } from '../connection/caseload.js';
import { freshDatabase } from '../support/database.js';
import { claimsOf, type Kith, NOW, startKith } from '../support/kith.js';

export interface Tie {
  readonly kind: string;
  readonly stage: string;
  readonly since: string;
}
/** What a member is told at the time, or of that time later. */
export interface Sight {
  readonly because: readonly Tie[];
  /** Of the person's own fields, whether each is read. */
  readonly person: Readonly<Record<string, boolean | null>>;
}
export interface AsOf {
  readonly role: string;
  readonly couldSee: boolean;
  readonly because: readonly (Tie & { readonly because: string | null })[];
  readonly types: readonly {
    readonly type: string;
    readonly rows: 'ALL' | 'SOME';
    readonly fields: readonly {
      readonly field: string;
      readonly couldRead: boolean | null;
      readonly reason: string | null;
    }[];
  }[];
}

export const MEMBERS = [
  'gp',
  'gp-2',
  'link-worker',
  'link-worker-2',
  'team-lead',
  'charity',
  'charity-2',
  'referrer',
  'integrator',
];
const TYPES = 'type rows fields { field couldRead reason }';
export const AS_OF = `query ($person: ID!, $member: ID!, $asOf: DateTime!) { accessAsOf(person: $person, member: $member, asOf: $asOf) {
  role couldSee because { kind stage since because } types { ${TYPES} } } }`;

export const memberId = (who: string): string => `member_${claimsOf(who).member}`;

export class Moments {
  now = NOW;

  private constructor(
    readonly kith: Kith,
    readonly owner: Client,
    /** People the privacy officer answers for, of whom nothing is sensitive. */
    readonly people: readonly string[],
    /** Those of them to whom something may be done. */
    readonly changing: readonly Supported[],
  ) {}

  static async open(): Promise<Moments> {
    const clock = { at: (): Date => NOW };
    const kith = await startKith({}, await freshDatabase(), () => clock.at());
    const owner = new Client({ connectionString: kith.database.ownerUrl });
    await owner.connect();
    const changing = await supported(owner, 4);
    const { rows } = await owner.query<{ id: string }>(
      `select 'person_' || p.id as id from person p, viewer_of($1) v where exists (
       select from care_relationship r where r.person_id = p.id and r.party = any(v.parties) and r.since <= $2)
     and not exists (select from care_relationship r where r.person_id = p.id and r.is_sensitive)
     and not exists (select from connection c where c.person_id = p.id and c.is_sensitive)
     and not exists (select from consent c where c.person_id = p.id and c.is_sensitive)
     order by p.id limit 60`,
      [claimsOf('privacy-officer').member, NOW],
    );
    const people = [...new Set([...rows.map(({ id }) => id), ...changing.map(({ person }) => person)])];
    const made = new Moments(kith, owner, people, changing);
    clock.at = () => made.now;
    return made;
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.kith.close();
  }

  /** What each of the members is told of each of the people at this moment, by both who and whom. */
  async sights(): Promise<Map<string, Sight | null>> {
    const found = new Map<string, Sight | null>();
    for (const who of MEMBERS) {
      for (let start = 0; start < this.people.length; start += 3) {
        const chunk = this.people.slice(start, start + 3);
        const asked = chunk.map(
          (id, index) =>
            `p${index}: explainAccess(id: "${id}") { because { kind stage since } fields { field isRead } }`,
        );
        const { data, text } = await this.kith.as(who).run(`{ ${asked.join('\n')} }`);
        if (!data) throw new Error(text);
        chunk.forEach((id, index) => {
          const told = data[`p${index}`] as { because: Tie[]; fields: { field: string; isRead: boolean }[] } | null;
          const person = told && Object.fromEntries(told.fields.map(({ field, isRead }) => [field, isRead]));
          found.set(`${who} ${id}`, told && person ? { because: told.because, person } : null);
        });
      }
    }
    return found;
  }

  async asOf(who: string, person: string, moment: Date, by = 'privacy-officer'): Promise<AsOf | null> {
    const variables = { person, member: memberId(who), asOf: moment.toISOString() };
    const { data, text } = await this.kith.as(by).run(AS_OF, variables);
    if (!data) throw new Error(text);
    return data.accessAsOf as AsOf | null;
  }
}

export function sightOf(told: AsOf | null): Sight | null {
  if (!told?.couldSee) return null;
  const fields = told.types.find(({ type }) => type === 'Person')?.fields ?? [];
  return {
    because: told.because.map(({ kind, stage, since }) => ({ kind, stage, since })),
    person: Object.fromEntries(fields.map(({ field, couldRead }) => [field, couldRead])),
  };
}
