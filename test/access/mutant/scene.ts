/** People added for the mutants: for every party of the personas one in every kind and stage of relationship, open or not. */
import { Client } from 'pg';
import { v7 } from 'uuid';
import { personas } from '../../../src/cli/personas.js';
import type { Claims } from '../../../src/platform/viewer.js';
import { NOW } from '../../support/kith.js';

const KINDS: readonly (readonly [kind: string, stage: string])[] = [
  ...['REGISTERED', 'CASELOAD', 'COVER', 'REFERRED', 'GRANTED', 'EMERGENCY'].map((kind) => [kind, 'CURRENT'] as const),
  ...['QUEUE', 'CURRENT', 'PAST'].map((stage) => ['TEAM', stage] as const),
  ...['OFFERED', 'ACCEPTED', 'ENDED'].map((stage) => ['SUPPORTING', stage] as const),
];

const HOUR = 3_600_000;

/** Whom each kind ties to the person; to anybody else only roles that it does not serve, for such a row there cannot be. */
const PARTY: Readonly<Record<string, string>> = {
  CASELOAD: 'member',
  COVER: 'member',
  EMERGENCY: 'member',
  TEAM: 'scheme',
};
const SERVES: Readonly<Record<string, readonly string[]>> = {
  GP: ['REGISTERED', 'REFERRED', 'EMERGENCY'],
  LINK_WORKER: ['CASELOAD', 'COVER', 'EMERGENCY', 'TEAM'],
  TEAM_LEAD: ['TEAM', 'EMERGENCY'],
};

/** Since when and until when, in hours from now: no longer than an emergency lasts. */
const TIMES = { open: [-1, 1], ended: [-2, -1], ahead: [1, 2] } as const;

function kindsOf({ role, member, organisation }: Claims, party: string): typeof KINDS {
  const type = party === member ? 'member' : party === organisation ? 'organisation' : 'scheme';
  return KINDS.filter(([kind]) => {
    const right = PARTY[kind] ?? 'organisation';
    return right === type || (!SERVES[role]?.includes(kind) && !(type === 'scheme' && right === 'member'));
  });
}

export async function setScene(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin');
    // A privacy officer's parties are those of others.
    for (const persona of personas.filter(({ role }) => role !== 'PRIVACY_OFFICER')) {
      const { rows } = await owner.query<{ parties: string[] }>('select parties from viewer_of($1)', [persona.member]);
      for (const party of (rows[0]?.parties ?? []).slice(0, 4)) {
        for (const [kind, stage] of kindsOf(persona, party)) {
          for (const [name, [since, until]] of Object.entries(TIMES)) {
            const person = await addPerson(owner, `${persona.name} ${kind} ${stage} ${name}`);
            await addTie(owner, person, party, kind, stage, since, until);
          }
          const objecting = await addPerson(owner, `${persona.name} ${kind} ${stage} objected`);
          await owner.query(
            `insert into objection (id, person_id, role, objected_at)
             select $1, $2, $3, $4 where $3 not in ('ANALYST', 'PRIVACY_OFFICER')`,
            [v7(), objecting, persona.role, NOW],
          );
          await addTie(owner, objecting, party, kind, stage, -1, 1);
        }
        for (const [table, kind] of [
          ['referral', persona.role === 'TEAM_LEAD' ? 'TEAM' : 'REFERRED'],
          ['connection', 'SUPPORTING'],
        ] as const)
          await addWrongCauses(owner, persona, party, table, kind);
      }
    }
    await owner.query('commit');
  } finally {
    await owner.end();
  }
}

/** Rows that the party has no tie to, each made the cause of ties of every kind but the one that would open it. */
async function addWrongCauses(
  owner: Client,
  persona: Claims,
  party: string,
  table: string,
  right: string,
): Promise<void> {
  const kinds = kindsOf(persona, party).filter(([kind]) => kind !== right && !SERVES[persona.role]?.includes(kind));
  const { rows } = await owner.query<{ id: string; person: string }>(
    `select t.id, t.person_id as person from ${table} t where not exists (select from care_relationship r
       where r.person_id = t.person_id and r.party = $1 and r.until > $2)
     ${table === 'connection' && persona.role === 'CHARITY' ? 'and t.organisation_id = $1' : ''} order by t.id limit 40`,
    [party, NOW],
  );
  for (const { id, person } of rows)
    for (const [kind, stage] of kinds) await addTie(owner, person, party, kind, stage, -1, 1, id);
}

async function addPerson(owner: Client, familyName: string): Promise<string> {
  const id = v7();
  await owner.query(
    `insert into person (id, given_name, family_name, birth_date, phone, email, address_postcode, safety_notes,
       preferred_name, about_me_my_wellness)
     values ($1, 'Scene', $2, '1950-02-28', '01632 960001', 'scene@example.org', 'EX1 1AA', 'A dog.', 'S', 'Well.')`,
    [id, familyName],
  );
  return id;
}

async function addTie(
  owner: Client,
  person: string,
  party: string,
  kind: string,
  stage: string,
  since: number,
  until: number,
  cause: string | null = null,
): Promise<void> {
  const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR);
  await owner.query(
    `insert into care_relationship (id, person_id, party, kind, stage, since, until, because, cause_id)
     values ($1, $2, $3, $4, $5, $6, $7, 'A scene of the tests.', $8)`,
    [v7(), person, party, kind, stage, at(since), at(until), cause],
  );
}
