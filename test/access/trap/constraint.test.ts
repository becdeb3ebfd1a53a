/** The trap of constraints: what is unique tells that it is there already. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { demoScheme } from '../../../src/cli/personas.js';
import { freshDatabase } from '../../support/database.js';
import { claimsOf, type Kith, startKith } from '../../support/kith.js';

const SCHEME = `scheme_${demoScheme}`;

describe('a unique violation can reveal a hidden NHS number', () => {
  let kith: Kith;
  let owner: Client;
  beforeAll(async () => {
    kith = await startKith({}, await freshDatabase());
    owner = new Client({ connectionString: kith.database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner?.end();
    await kith?.close();
  });

  test.each(['gp-2', 'charity', 'referrer', 'link-worker'])('%s registers it as any other', async (who) => {
    const caller = kith.as(who);
    const { rows } = await owner.query(
      `select nhs_number as number from person p where nhs_number_status = 'VERIFIED' and nhs_number is not null
       and not exists (select from care_relationship r, viewer_of($1) v where r.person_id = p.id
         and (r.party = any(v.parties) or r.party = $2)) order by id limit 1`,
      [claimsOf(who).member, claimsOf(who).organisation],
    );
    const register = async (nhsNumber: string) => {
      const input = { givenName: 'Annwen', familyName: `Quill ${nhsNumber}`, birthDate: '1961-05-04', nhsNumber };
      const more = who === 'link-worker' ? { scheme: SCHEME } : {};
      const document = `mutation ($input: PersonRegisterInput!) { personRegister(input: $input) {
        person { nhsNumber nhsNumberStatus registeredPractice { id } } warnings { code } } }`;
      const { text } = await caller.run(document, { input: { ...input, ...more } });
      return text.replaceAll(nhsNumber, '…');
    };
    const hidden = await register(rows[0].number);
    expect(hidden).toContain('"personRegister":{');
    expect(hidden).toBe(await register('9990099995'));
  });
});
