/** The report as somebody reads it: in a real browser without scripts, wide, on a telephone, in the dark and on paper. */
import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { findBrowser, openBrowser, seriousIssues, visit, type Watched, whySkipped } from '../explorer/browser.js';
import { freshDatabase } from '../support/database.js';
import { claimsOf, type Kith, NOW, startKith } from '../support/kith.js';

const hasBrowser = findBrowser() !== undefined;
if (!hasBrowser) process.stderr.write(`${whySkipped()}\n`);

/** 1,200 more people, every second measured, most of them twice: enough in each fifth for means, intervals and rates to be told. */
const CROWD = [
  `create temporary table crowd as select gen_random_uuid() as referral, gen_random_uuid() as person, n,
    (array['1', '2', '3', '4', '5', 'NOT_KNOWN'])[1 + n % 6] as fifth from generate_series(1, 1200) n`,
  `insert into statistics.fact select (jsonb_populate_record(f, jsonb_build_object('referral_id', c.referral, 'person_id', c.person,
      'weight', 10000001, 'deprivation', c.fifth, 'contacted', n % 9 > 0, 'engaged', n % 9 > 1, 'planned', n % 9 > 2,
      'signposted', false, 'connected', n % 9 > 3, 'attended', n % 9 > 4, 'sustained', n % 9 > 5))).*
    from (select f from statistics.fact f order by referral_id limit 1) one(f), crowd c`,
  `insert into statistics.registered select (jsonb_populate_record(r, jsonb_build_object('person_id', gen_random_uuid(), 'deprivation', c.fifth))).*
    from (select r from statistics.registered r order by person_id limit 1) one(r), crowd c, generate_series(1, 2)`,
  `insert into statistics.pair select referral, person, 'UCLA3', before, case when n / 11 % 4 > 0 then before - n / 7 % 3 end, 90
    from crowd cross join lateral (select 6 + n / 5 % 3 as before) b where n / 6 % 2 = 0`,
];

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
      for (const text of CROWD) await client.query(text);
      await client.query('select statistics.refresh($1)', [NOW.toISOString()]);
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
