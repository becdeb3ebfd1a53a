/** `npm run --silent token -- <persona>`: prints a development token, and nothing else, for one of the demo's people. */
import { parseArgs } from 'node:util';
import { readConfig } from '../platform/config.js';
import { hasDevelopmentIssuer, issueDevelopmentToken } from '../platform/development-issuer.js';
import { reportAndExit, StartRefused } from '../platform/start-refused.js';
import { personas } from './personas.js';

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const LONGEST = 30 * SECONDS.d;

const list = personas.map(({ name, title, role }) => `  ${name.padEnd(16)} ${title} (${role})`).join('\n');
const usage = `Prints a bearer token for one of the people of the demo. Development only.

  npm run --silent token -- <persona> [--expires 8h]

${list}

--expires takes a number with s, m, h or d (seconds to days), at most 30d.
`;

async function main(): Promise<void> {
  const { values, positionals } = read();
  if (values.help) return void process.stdout.write(usage);
  const persona = personas.find(({ name }) => name === positionals[0]);
  if (persona === undefined || positionals.length !== 1) {
    const said = positionals.length === 1 ? `There is no persona "${positionals[0]}".` : 'Name one persona.';
    throw new StartRefused(`${said} There are:\n${list}`);
  }
  const config = readConfig();
  if (!hasDevelopmentIssuer(config)) {
    throw new StartRefused(
      'Tokens come from your OIDC issuer here: Kith makes its own only in development without OIDC.',
    );
  }
  const token = await issueDevelopmentToken(config.home, persona, seconds(values.expires));
  process.stdout.write(`${token}\n`);
}

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { expires: { type: 'string', default: '8h' }, help: { type: 'boolean', short: 'h', default: false } },
    });
  } catch (error) {
    throw new StartRefused(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

function seconds(text: string): number {
  const [, number, unit] = /^(\d{1,7})([smhd])$/.exec(text) ?? [];
  const length = Number(number) * (SECONDS[unit as keyof typeof SECONDS] ?? Number.NaN);
  if (length >= 1 && length <= LONGEST) return length;
  throw new StartRefused(`--expires ${text} is not a time such as 30m, 8h or 7d (at most 30d).`);
}

await main().catch(reportAndExit);
