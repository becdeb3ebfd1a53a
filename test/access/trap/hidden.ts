/** Somebody who exists, but not for the charity. */
import type { Client } from 'pg';
import { claimsOf, NOW } from '../../support/kith.js';

/** Somebody the gp looks after and the charity does not know. */
export async function hiddenPerson(owner: Client): Promise<{ id: string; number: string }> {
  const { rows } = await owner.query(
    `select p.id, p.nhs_number as number from person p join care_relationship r on r.person_id = p.id and r.party = $1
       and r.kind = 'REGISTERED' and r.until > $3 where p.nhs_number is not null and p.merged_into_id is null
       and not exists (select from care_relationship c where c.person_id = p.id and c.party = $2) order by p.id limit 1`,
    [claimsOf('gp').organisation, claimsOf('charity').organisation, NOW],
  );
  return rows[0];
}
