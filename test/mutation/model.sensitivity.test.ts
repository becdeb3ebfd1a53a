/** That the model test can fail: with one rule of the model wrong, a server that keeps to the right one is found out. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agrees } from './model/property.js';
import { Service } from './model/service.js';
import { RULES, type Rules } from './model/told.js';

let service: Service;
beforeAll(async () => {
  service = await Service.open();
}, 60_000);
afterAll(() => service?.close());

const WRONG: readonly (readonly [says: string, wrong: Partial<Rules>, told: RegExp])[] = [
  ['a link worker keeps a person for thirty days after the end', { caseload: 30 }, /CASELOAD/],
  ['a scheme keeps them for half a year', { team: 182 }, /TEAM/],
  ['a colleague who handed over reads on for three weeks', { handover: 21 }, /CASELOAD/],
  ['a charity has a month to answer', { reply: 30 }, /SUPPORTING/],
  ['a plan is completed without a review', { planCompletes: ['ACTIVE', 'IN_REVIEW'] }, /planComplete/],
];

test.each(WRONG)(
  'it would be seen if %s',
  async (_says, wrong, told) => {
    const property = agrees(service, { ...RULES, ...wrong }, () => undefined);
    const found = await fc.check(property, { seed: 1, numRuns: 100, endOnFailure: true });
    expect(found.failed).toBe(true);
    expect(String(found.errorInstance)).toMatch(told);
  },
  300_000,
);
