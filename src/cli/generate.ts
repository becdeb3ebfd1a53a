/** `npm run generate [-- --check | --release]`: writes what is generated and committed, or tells what is stale. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { reportAndExit, StartRefused } from '../platform/start-refused.js';
import { bringUpToDate, difference, generated } from './generated.js';

/** The compiled file lies in dist/src/cli. */
const root = fileURLToPath(new URL('../../../', import.meta.url));

try {
  const { values } = parseArgs({
    options: { check: { type: 'boolean', default: false }, release: { type: 'boolean', default: false } },
  });
  const files = await generated(root, { isRelease: values.release });
  const found = difference(root, files);
  const { stale, surplus } = found;
  if (!values.check) {
    bringUpToDate(root, files, found);
    const same = files.size - stale.length;
    process.stdout.write(`${stale.length} written, ${surplus.length} removed, ${same} as they were.\n`);
  } else if (stale.length + surplus.length > 0) {
    const names = [...stale, ...surplus].join(', ');
    throw new StartRefused(`What is generated is stale (${names}): run \`npm run generate\` and commit it.`);
  }
} catch (error) {
  reportAndExit(error);
}
