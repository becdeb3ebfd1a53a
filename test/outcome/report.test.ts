/** The report as somebody reads it: in a real browser without scripts, wide, on a telephone, in the dark and on paper. */
import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { findBrowser, openBrowser, seriousIssues, visit, type Watched, whySkipped } from '../explorer/browser.js';
import { freshDatabase } from '../support/database.js';
import { claimsOf, type Kith, startKith } from '../support/kith.js';
import { addCrowd } from './crowd.js';

const hasBrowser = findBrowser() !== undefined;
if (!hasBrowser) process.stderr.write(`${whySkipped()}\n`);

/** Enough in each fifth for means, intervals and rates to be told. */
const CROWD = {
  people: 900,
  decile: '(array[1, 3, 5, 7, 9, null])[1 + n % 6]',
  before: '6 + n / 5 % 3',
  after: 'case when n / 11 % 4 > 0 then 6 + n / 5 % 3 - n / 7 % 3 end',
  scheme: 'A large scheme',
};

/** Words of the charts that are shown: what they say, how large they are drawn, and whether they are on the page and in the drawing. */
const WORDS = `[...document.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0).map((svg) => {
  const frame = svg.getBoundingClientRect();
  const scale = frame.width / svg.width.baseVal.value;
  return [...svg.querySelectorAll('text')].filter((word) => word.textContent && getComputedStyle(word).opacity !== '0').map((word) => {
    const { left, right, top, bottom } = word.getBoundingClientRect();
    return { text: word.textContent, size: parseFloat(getComputedStyle(word).fontSize) * scale,
      isWhole: left >= Math.max(frame.left - 1, 0) && right <= Math.min(frame.right + 1, innerWidth) && top >= frame.top - 1 && bottom <= frame.bottom + 1 };
  });
})`;

const REPORT = '?score=UCLA3';

interface Word {
  readonly text: string;
  readonly size: number;
  readonly isWhole: boolean;
}

(hasBrowser ? describe : describe.skip)('in a browser', () => {
  let kith: Kith;
  let browser: Browser;
  const open: Watched[] = [];

  beforeAll(async () => {
    const database = await freshDatabase();
    const client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
    try {
      await addCrowd(client, CROWD);
    } finally {
      await client.end();
    }
    kith = await startKith({}, database);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await kith?.close();
  });
  afterEach(async () => {
    const watched = open.splice(0);
    await Promise.all(watched.map(({ page }) => page.context().close()));
    expect(watched.flatMap(({ faults }) => faults)).toEqual([]);
  });

  async function look(width: number, more: BrowserContextOptions = {}, query = REPORT): Promise<Page> {
    const extraHTTPHeaders = { authorization: `Bearer ${await kith.token(claimsOf('analyst'))}` };
    const url = new URL(`/export/outcomes.html${query}`, kith.url).href;
    const watched = await visit(browser, url, width, { extraHTTPHeaders, javaScriptEnabled: false, ...more });
    open.push(watched);
    if (process.env.SCREENSHOTS && query === REPORT) {
      const path = `${process.env.SCREENSHOTS}/report-${width}-${more.colorScheme ?? 'light'}.png`;
      writeFileSync(path, await watched.page.screenshot({ fullPage: true }));
    }
    return watched.page;
  }

  test.each([1280, 768, 360])(
    'at %d px charts are whole, their words can be read, and each fifth has its mean with an interval',
    async (width) => {
      const page = await look(width);
      const charts = (await page.evaluate(WORDS)) as Word[][];
      expect(charts).toHaveLength(3);
      for (const words of charts) {
        expect(words.length).toBeGreaterThan(9);
        expect(words.filter(({ size, isWhole }) => size < 11.5 || !isWhole)).toEqual([]);
      }
      const groups = ['Everybody', '1 (most deprived)', '2', '3', '4', '5 (least deprived)', 'Not known'];
      expect(charts[1]?.map(({ text }) => text)).toEqual(expect.arrayContaining(groups));
      const section = page.locator('section', { hasText: 'Change of loneliness' });
      expect(await section.getByRole('row', { name: / −\d\.\d to −\d\.\d$/ }).count()).toBe(groups.length);
      const shown = section.locator('svg').filter({ visible: true });
      expect(await shown.locator('.mark-symbol.role-mark path').count()).toBe(groups.length);
      // One line more stands at zero.
      expect(await shown.locator('.mark-rule.role-mark line').count()).toBe(groups.length + 1);
    },
  );

  test.each([1280, 360])('at %d px it shuts nobody out, and does not run off the side', async (width) => {
    // Only the browser's own tools run something here.
    const page = await look(width, { javaScriptEnabled: true });
    expect(await seriousIssues(page)).toEqual([]);
    const [scrolls, shows] = (await page.evaluate(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    )) as [number, number];
    expect(scrolls).toBeLessThanOrEqual(shows);
  });

  test('in the dark it stays paper: dark words on white, and so do its charts', async () => {
    const page = await look(1280, { colorScheme: 'dark' });
    const colours = await page.evaluate(
      '[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]',
    );
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(33, 43, 50)']);
  });

  test('on paper the wide charts are printed, whatever the screen was', async () => {
    const page = await look(360);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.wide svg').filter({ visible: true }).count()).toBe(3);
    expect(await page.locator('.narrow svg').filter({ visible: true }).count()).toBe(0);
  });

  test('it says whose referrals it counts, and which', async () => {
    const page = await look(1280, {}, '?score=SWEMWBS&deprivation=1,2&period=2025');
    expect(await page.locator('header').textContent()).toContain(
      'Westmarch Integrated Care Board: referrals of deprivation 1, 2; period 2025.',
    );
  });
});
