/** What the preflight says of the portals' own operations is what the server does with them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { print, Source } from 'graphql';
import { buildCheckedAgainst } from '../../src/app.js';
import { type CheckedAgainst, checkOperations } from '../../src/portal/check-operations.js';
import { claimsOf, type Kith, startKith } from '../support/kith.js';
import { portalOperations } from '../support/portal-operations.js';

let kith: Kith;
let against: CheckedAgainst;
beforeAll(async () => {
  against = buildCheckedAgainst();
  kith = await startKith();
});
afterAll(() => kith.close());

const cases = portalOperations.flatMap(({ name, personas, document, variables }) =>
  personas.map((who) => [name, who, print(document), variables] as const),
);

test.each(cases)('on what %s never reads as %s, and on what it costs at the most', async (_, who, text, variables) => {
  const { findings } = checkOperations(against, claimsOf(who).role, [new Source(text, 'portal.graphql')]);
  const told = (code: string) => findings.filter((finding) => finding.code === code).map(({ message }) => message);
  const { extensions, errors } = await kith.as(who).run(text, variables);
  if (told('TOO_COMPLEX').length > 0) {
    expect(errors).toMatchObject([{ extensions: { code: 'TOO_COMPLEX' } }]);
    return;
  }
  const withheld = (extensions.withheld ?? []) as readonly { field: string }[];
  const neverRead = told('NEVER_READ').map((message) => /\w+\.\w+/.exec(message)?.[0]);
  expect(new Set(neverRead)).toEqual(new Set(withheld.map(({ field }) => field)));
  const { rows } = extensions.cost as { rows: number };
  expect(told('COST')).toEqual([expect.stringContaining(` asks for up to ${rows} rows, `)]);
});
