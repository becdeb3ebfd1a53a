/** The explorer as a person meets it, in a real browser: roles switched, answers compared, a follow-up recorded, nobody shut out. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
import { permalinkOf } from '../../src/explorer/compare/comparison.js';
import { freshDatabase } from '../support/database.js';
import { type Kith, startKith } from '../support/kith.js';
import { findBrowser, openBrowser, seriousIssues, visit, type Watched, whySkipped } from './browser.js';

const DOT = `person_${DEMO_PERSON.id}`;

const hasBrowser = findBrowser() !== undefined;
if (!hasBrowser) process.stderr.write(`${whySkipped()}\n`);

test('in CI no browser is looked for', () => {
  expect(findBrowser({ CI: 'true' })).toBeUndefined();
});

(hasBrowser ? describe : describe.skip)('in a browser', () => {
  let kith: Kith;
  let browser: Browser;
  const open: Watched[] = [];

  beforeAll(async () => {
    // What is recorded here, no other test must find.
    kith = await startKith({ EXPLORER: 'on' }, await freshDatabase());
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await kith?.close();
  });
  afterEach(async () => {
    const watched = open.splice(0);
    const faults = watched.flatMap((one) => one.faults);
    await Promise.all(watched.map(({ page }) => page.context().close()));
    expect(faults).toEqual([]);
  });

  async function look(path: string, width?: number): Promise<Page> {
    const watched = await visit(browser, new URL(path, kith.url).href, width);
    open.push(watched);
    return watched.page;
  }

  test('the console: as a charity the NHS number is null, and the answer says why', async () => {
    const page = await look('/');
    await page.getByLabel('Ask as').selectOption('gp');
    await page.getByRole('button', { name: /^Execute/ }).click();
    await page.getByText('9990000018').first().waitFor();
    await page.getByLabel('Ask as').selectOption('charity');
    await page.getByRole('button', { name: /Saved operations/ }).click();
    await page.getByRole('button', { name: /One person, with fields that a charity never reads/ }).click();
    await page.getByRole('button', { name: /^Execute/ }).click();
    const about = page.locator('.about-answer');
    await about.getByText('Person.nhsNumber').waitFor();
    expect(await about.textContent()).toMatch(/Cost rows \d+[\s\S]*Withheld\s+Person\.nhsNumber role/);
    const answer = await page.locator('.result-window').textContent();
    expect(answer).toMatch(/"nhsNumber":\s*null/);
    expect(answer).not.toContain('9990000018');
  });

  test.each([
    ['link-worker', true],
    ['charity', false],
  ])('the console offers a %s its own schema only', async (name, hasCaseload) => {
    const page = await look('/');
    await page.getByLabel('Ask as').selectOption(name);
    await page.getByRole('button', { name: /Documentation Explorer/ }).click();
    await page.getByRole('link', { name: 'Query', exact: true }).click();
    await page.getByText('organisations', { exact: true }).first().waitFor();
    expect((await page.getByText('caseload', { exact: true }).count()) > 0).toBe(hasCaseload);
  });

  test('side by side: three at once, each withheld cell with its reason, and the link holds it all', async () => {
    const page = await look('/compare');
    await page.getByRole('button', { name: 'Ask side by side' }).click();
    const cells = (field: string) => page.getByRole('row', { name: new RegExp(`^${field}`) }).getByRole('cell');
    await cells('nhsNumber').first().waitFor();
    expect(await cells('nhsNumber').allTextContents()).toEqual([
      '9990000018',
      '9990000018',
      expect.stringMatching(/withheld: role\s*This role never reads Person\.nhsNumber\./),
    ]);
    expect((await cells('phone').allTextContents())[2]).toMatch(
      /withheld: consent\s*Read while a connection is accepted/,
    );
    expect(await page.getByText('absent', { exact: true }).count()).toBeGreaterThan(1);

    const followed = await look(new URL(page.url()).pathname + new URL(page.url()).hash);
    await followed.getByRole('row', { name: /^nhsNumber/ }).waitFor();
    const table = (of: Page) => of.locator('.aligned table').textContent();
    expect(await table(followed)).toBe(await table(page));
  });

  test('a permalink asks what it holds as whom it holds', async () => {
    const operation = 'query Mine($n: Int) { followUps(first: $n) { totalCount } }';
    const link = permalinkOf({ operation, variables: '{"n": 1}', callers: ['charity', 'link-worker'] });
    const page = await look(`/compare${link}`);
    await page.getByRole('row', { name: /^totalCount/ }).waitFor();
    expect(await page.getByRole('columnheader').allTextContents()).toEqual([
      'Field',
      expect.stringContaining('Grace Bennett'),
      expect.stringContaining('Priya Shah'),
    ]);
    expect(await page.getByLabel('Operation').inputValue()).toBe(operation);
  });

  test('the graph of a charity has no plan, but in grey; a type tells its fields and their rules', async () => {
    const page = await look('/graph');
    await page.getByLabel('Role').selectOption('CHARITY');
    const type = (name: string) => page.locator('.diagram').getByRole('link', { name, exact: true });
    await type('Connection').waitFor();
    await type('Plan').waitFor({ state: 'detached' });
    await page.getByLabel('Show in grey what is hidden').check();
    await type('Plan, hidden from this role').waitFor();
    await type('Person').focus();
    await page.keyboard.press('Enter');
    const rules = page.getByRole('complementary', { name: 'Person' });
    await rules.getByText('Never read by a charity').waitFor();
    expect(await rules.textContent()).toMatch(
      /phone: String[\s\S]*Read while a connection is accepted and CONTACT was agreed/,
    );
  });

  test('the access table: by role and type, with the why', async () => {
    const page = await look('/access');
    await page.getByRole('heading', { name: /Since release/ }).waitFor();
    await page.getByLabel('Role').selectOption('CHARITY');
    await page.getByLabel('Type').selectOption('Person');
    await page.getByLabel('Field or reason').fill('nhsNumber');
    const row = page.getByRole('row', { name: /^nhsNumber / });
    await row.waitFor();
    expect((await row.getByRole('cell').allTextContents())[0]).toBe('never');
    expect((await row.getByRole('cell').allTextContents())[2]).toMatch(/\w+ .+\./);
    await page.getByLabel('Field or reason').fill('zzz');
    await page.getByText('No field and no reason says').waitFor();
  });

  test('the portal: a link worker records a follow-up; the practice reads its summary and not its note', async () => {
    const page = await look(`/portal#/link-worker/${DOT}`);
    await page
      .getByRole('button', { name: /^Record/ })
      .first()
      .click();
    await page.getByLabel('No', { exact: true }).check({ force: true });
    await page.getByRole('button', { name: 'Record follow-up' }).click();
    await page.getByRole('alert').getByText('Nobody was reached: give “Ask again on”, or say why not').waitFor();
    // The browser itself tells of the refusal on its console, and of nothing else.
    expect(open[0]?.faults.splice(0)).toEqual([expect.stringContaining('the server responded with a status of 400')]);
    await page.getByLabel('Yes', { exact: true }).check({ force: true });
    await page.getByLabel('Summary').fill('Enjoyed the first lunch and will go again.');
    await page.getByLabel('Working note').fill('Tired, but would not say so.');
    await page.getByRole('button', { name: 'Record follow-up' }).click();
    await page.getByText('The follow-up is recorded.').waitFor();
    await page.locator('.portal-follow-up').getByText('Tired, but would not say so.').waitFor();

    await page.getByRole('link', { name: 'GP practice' }).click();
    await page.getByText('Amara Okafor').waitFor();
    await page.locator('.portal-follow-up').getByText('Enjoyed the first lunch').waitFor();
    expect(await page.content()).not.toContain('would not say so');
    await page.getByRole('link', { name: 'Charity', exact: true }).click();
    await page.getByText('Grace Bennett').waitFor();
    await page.getByRole('heading', { name: 'Connections' }).waitFor();
    expect(await page.content()).not.toMatch(/would not say so|999 000 0018|Plan and goals/);
  });

  const PAGES: readonly [name: string, path: string, ready: string][] = [
    ['console', '/', '.graphiql-query-editor .view-line'],
    [
      'side by side',
      `/compare${permalinkOf({ operation: '{ viewer { role } people(first: 3) { nodes { nhsNumber } } }', variables: '', callers: ['gp', 'charity'] })}`,
      '.aligned td',
    ],
    ['graph', '/graph#Person', '.diagram .chosen'],
    ['access table', '/access', '.changes'],
    ['worklist', '/portal#/gp', '.portal-list li'],
    ['person', `/portal#/link-worker/${DOT}`, '.portal-pathway li'],
  ];

  describe.each([1280, 360])('at %d px', (width) => {
    test.each(PAGES)('%s shuts nobody out, and does not run off the side', async (_, path, ready) => {
      const page = await look(path, width);
      await page.locator(ready).first().waitFor();
      expect(await seriousIssues(page)).toEqual([]);
      const [scrolls, shows] = (await page.evaluate(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      )) as [number, number];
      expect(scrolls).toBeLessThanOrEqual(shows);
    });
  });

  test('an issue would be found', async () => {
    const page = await look('/access');
    await page.locator('.changes').waitFor();
    await page.evaluate(`document.querySelector('label[for="word"]').remove()`);
    expect(await seriousIssues(page)).toEqual([expect.stringMatching(/^label: #word/)]);
  });
});
