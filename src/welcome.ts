/** What a developer reads when Kith has started: where it is, who one can be, and one thing to paste. */
import { join } from 'node:path';
import { personas } from './cli/personas.js';
import type { Config } from './platform/config.js';

const query = '{ viewer { role } people(first: 3) { totalCount nodes { givenName ageBand } } }';

export function welcome(config: Config, url: string, { hasExplorer }: { hasExplorer: boolean }): string {
  // A token signed by another folder's key would be refused.
  const home = config.home === join(process.cwd(), '.kith') ? '' : `KITH_HOME='${config.home}' `;
  const width = Math.max(...personas.map(({ name }) => name.length));
  const people = personas.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`).join('\n');
  const explorer = hasExplorer ? `\nSee it as each role does: ${new URL('/', url)}\n` : '';
  return `
Kith is ready: ${url}
${explorer}
${config.oidc === undefined ? `You can ask as any of these people:\n\n${people}\n\nFor example, in another terminal of this folder:` : 'Ask with a token of your OIDC issuer:'}

curl -s ${url} -H 'content-type: application/json' \\
  -H "authorization: Bearer ${config.oidc === undefined ? `$(${home}npm run --silent token -- link-worker)` : '…'}" \\
  -d '{"query":"${query}"}'

Ctrl-C stops Kith and its database.
`;
}
