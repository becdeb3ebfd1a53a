/** The world of the proof: the demo, and what it lacks of the relationships that a viewer can stand in to a person. */
import { Client } from 'pg';
import { v7 } from 'uuid';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { claimsOf, NOW, startKith } from '../../support/kith.js';
import { mutate } from '../../support/mutate.js';

const HOUR = 3_600_000;

/** People whom an open relationship of a kind ties to a party, in an order of their own, the demo's own person left out. */
const TIED = `select distinct r.person_id as id, md5(r.person_id::text) as place from care_relationship r
  join person p on p.id = r.person_id where r.party = $1 and r.kind = $2 and r.stage = any($3) and r.since <= $4
  and r.until = 'infinity' and not p.contact_prohibited and p.deceased_on is null and r.closed_to = '{}'
  and not exists (select from objection o where o.person_id = p.id) order by place`;

export async function plantedDatabase(): Promise<TestDatabase> {
  const database = await freshDatabase();
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    await new Planting(owner).all();
    await merge(database, owner);
  } finally {
    await owner.end();
  }
  return database;
}

class Planting {
  private readonly used: string[] = [];

  constructor(private readonly owner: Client) {}

  async all(): Promise<void> {
    const scheme = await this.schemeOf('team-lead');
    const { organisation: practice } = claimsOf('gp');
    const { member } = claimsOf('link-worker');
    const { organisation: charity } = claimsOf('charity');
    const { organisation: socialCare } = claimsOf('referrer');
    const { organisation: system } = claimsOf('integrator');
    for (const who of ['gp', 'link-worker', 'team-lead']) await this.emergency(claimsOf(who).member);
    await this.emergency(await this.colleagueOf(practice));
    await this.handedOver(member);
    await this.ending(socialCare);
    await this.objected('LINK_WORKER', await this.one(member, 'CASELOAD'));
    await this.objected('TEAM_LEAD', await this.one(scheme, 'TEAM'));
    await this.objected('CHARITY', await this.one(charity, 'SUPPORTING', 'ACCEPTED'));
    await this.objected('INTEGRATOR', await this.one(system, 'GRANTED'));
    await this.died(await this.one(charity, 'SUPPORTING', 'ACCEPTED'));
    await this.died(await this.one(socialCare, 'REFERRED'));
    await this.movedIn(await this.one(system, 'GRANTED'));
    await this.prohibited(await this.one(charity, 'SUPPORTING', 'ACCEPTED'));
  }

  /** Somebody whom nothing else was planted for. */
  private async one(party: string, kind: string, stage = 'CURRENT'): Promise<string> {
    const { rows } = await this.owner.query(TIED, [party, kind, [stage], NOW]);
    const found = rows.map(({ id }) => id as string).find((id) => !this.used.includes(id));
    if (!found) throw new Error(`The demo has nobody whom ${kind} ${stage} ties to ${party}.`);
    this.used.push(found);
    return found;
  }

  /** Somebody with whom neither the member nor anybody they work for has to do. */
  private async stranger(member: string): Promise<string> {
    const { rows } = await this.owner.query(
      `select p.id from person p where not exists (select from care_relationship r, member m, member mine
         where mine.id = $1 and m.organisation_id = mine.organisation_id and r.person_id = p.id
         and (r.party in (m.id, m.organisation_id) or r.party in (select scheme_id from member_scheme s where s.member_id = m.id)))
       and p.id <> all($2) order by md5(p.id::text) limit 1`,
      [member, this.used],
    );
    this.used.push(rows[0].id);
    return rows[0].id;
  }

  private async emergency(member: string): Promise<void> {
    await this.tie(await this.stranger(member), member, 'EMERGENCY', -HOUR, 2 * HOUR, 'An emergency.');
  }

  /** Two weeks to read on. */
  private async handedOver(member: string): Promise<void> {
    const person = await this.stranger(member);
    await this.tie(person, member, 'CASELOAD', -900 * HOUR, 240 * HOUR, 'Handed over to a colleague.');
  }

  private async ending(party: string): Promise<void> {
    await this.owner.query(
      `update care_relationship set until = $2, ended_reason = 'The referral ended.' where person_id = $1 and party = $3 and kind = 'REFERRED'`,
      [await this.one(party, 'REFERRED'), new Date(NOW.getTime() + 240 * HOUR), party],
    );
  }

  private async objected(role: string, person: string): Promise<void> {
    await this.owner.query(
      `insert into objection (id, created_at, updated_at, version, person_id, role, objected_at) values ($1, $2, $2, 1, $3, $4, $2)`,
      [v7(), NOW, person, role],
    );
  }

  private async died(person: string): Promise<void> {
    await this.owner.query(`update person set deceased_on = '2026-02-20' where id = $1`, [person]);
  }

  /** Somebody whom a system knows came from elsewhere, as others did. */
  private async movedIn(person: string): Promise<void> {
    await this.owner.query(
      `insert into registration_change select (jsonb_populate_record(r, jsonb_build_object('id', $1::text, 'person_id', $2::text))).*
       from registration_change r order by r.id limit 1`,
      [v7(), person],
    );
  }

  private async prohibited(person: string): Promise<void> {
    await this.owner.query('update person set contact_prohibited = true where id = $1', [person]);
  }

  private async tie(
    person: string,
    party: string,
    kind: string,
    since: number,
    until: number,
    ended: string,
  ): Promise<void> {
    const at = (offset: number) => new Date(NOW.getTime() + offset);
    await this.owner.query(
      `insert into care_relationship (id, created_at, updated_at, version, person_id, party, kind, since, until, ended_reason, because)
       values ($1, $2, $2, 1, $3, $4, $5, $2, $6, $7, $7)`,
      [v7(), at(since), person, party, kind, at(until), ended],
    );
  }

  private async schemeOf(who: string): Promise<string> {
    const { rows } = await this.owner.query('select scheme_id as id from member_scheme where member_id = $1', [
      claimsOf(who).member,
    ]);
    return rows[0].id;
  }

  private async colleagueOf(practice: string): Promise<string> {
    const { rows } = await this.owner.query(
      `select id from member where organisation_id = $1 and id <> $2 and active order by id limit 1`,
      [practice, claimsOf('gp').member],
    );
    return rows[0].id;
  }
}

/** Two people of the team lead become one, as it is done: by the mutation. */
async function merge(database: TestDatabase, owner: Client): Promise<void> {
  const { rows } = await owner.query(
    `select p.id, p.version from person p where p.contact_prohibited = false and p.nhs_number_status <> 'VERIFIED'
     and exists (select from care_relationship r join member_scheme s on s.scheme_id = r.party and s.member_id = $1
       where r.person_id = p.id and r.kind = 'TEAM' and r.stage <> 'PAST' and r.until = 'infinity' and r.closed_to = '{}')
     order by md5(p.id::text)`,
    [claimsOf('team-lead').member],
  );
  const kith = await startKith({}, database);
  try {
    const [stays, goes] = rows;
    await mutate(
      kith.as('team-lead'),
      'personMerge',
      {
        id: `person_${stays.id}`,
        duplicate: `person_${goes.id}`,
        expectedVersion: stays.version,
        reason: 'They are one.',
        confirm: ['TWO_VERIFIED_NUMBERS'],
      },
      'person { id }',
    );
  } finally {
    await kith.close();
  }
}
