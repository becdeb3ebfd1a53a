/** Attacks on what is written down: nobody stops what others look at from being written, and so their answers. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { claimsOf } from '../support/kith.js';
import { Trail } from './trail.js';

const PEOPLE = '{ people(first: 1) { nodes { id } } }';

let trail: Trail;
let authorization: string;
beforeAll(async () => {
  trail = await Trail.open();
  authorization = `Bearer ${await trail.kith.token(claimsOf('charity'))}`;
});
afterAll(() => trail.close());

test.each([
  ['empty', ''],
  ['NUL', '\u0000'],
  ['half a character', '\ud83d'],
  ['a character where the name is cut', `${'x'.repeat(199)}😀`],
  ['a line of its own', 'x\n2026 forged'],
])(
  'a request that gives as its operation’s name what is none (%s) harms nobody who is written down with it',
  async (_what, operationName) => {
    const attack = async (): Promise<number> => {
      const headers = { 'content-type': 'application/json', authorization };
      const body = JSON.stringify({ query: '{ nonsense', operationName });
      return (await fetch(trail.kith.url, { method: 'POST', headers, body })).status;
    };
    const read = async (): Promise<number> => (await trail.kith.as('gp').run(PEOPLE)).status;
    await trail.news();
    // Nothing is written for a while, so that what gathers shares an insert.
    await trail.superuser.query('begin; lock table access_event in share row exclusive mode');
    const asked = [read()];
    await pause(300);
    asked.push(attack(), read());
    await pause(300);
    await trail.superuser.query('commit');
    expect(await Promise.all(asked)).toEqual([200, 400, 200]);
    const events = await trail.news();
    expect(events.map(({ role, operation }) => `${role} ${operation}`).sort()).toEqual([
      'CHARITY null',
      'GP null',
      'GP null',
    ]);
  },
);
