/** A browser that is on this machine, for tests that look at pages as a person does; none is fetched, and CI has none. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PLACES = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Undefined where there is none, and in CI. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.CI) return undefined;
  return PLACES.find((path) => path !== '' && existsSync(path));
}

export function whySkipped(): string {
  const why = process.env.CI ? 'in CI they are not run' : 'no Chromium was found';
  return `Tests in a browser are skipped: ${why}. See “Working on Kith” in the README.`;
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(whySkipped());
  return chromium.launch({ executablePath, args: FLAGS });
}

export interface Watched {
  readonly page: Page;
  /** Errors on the console, exceptions, and requests to any other host; all of them are faults. */
  readonly faults: string[];
}

/** A page of a visitor of their own, watched from the start. */
export async function visit(
  browser: Browser,
  url: string,
  width = 1280,
  more: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({ ...more, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const faults: string[] = [];
  const { origin } = new URL(url);
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(origin) && !/^(data|blob):/.test(asked)) faults.push(`elsewhere: ${asked}`);
  });
  await page.goto(url);
  return { page, faults };
}

/** What axe-core finds of serious or critical impact, as rule and place. Evaluated, since the page lets no script in. */
export async function seriousIssues(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
    );
}
