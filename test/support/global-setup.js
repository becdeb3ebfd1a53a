/** Before all tests: compiles (jest loads this file without its own transforms) and prepares the template database. */
import { compile } from '../../src/cli/build.js';
import { bundle } from '../../src/cli/bundle.js';

export default async function setUp() {
  const problem = compile() ?? (await bundle());
  if (problem !== undefined) process.stderr.write(`\nThe tests run all the same, but: ${problem}\n`);
  const { prepareTemplate } = await import('../../dist/test/support/template.js');
  const { handle, stop } = await prepareTemplate();
  process.env.KITH_TEST_DATABASE = JSON.stringify(handle);
  globalThis.stopTestDatabase = stop;
  // What the compiled decorators left on the global object; a test that runs in this very process would take it over.
  delete globalThis.TypeGraphQLMetadataStorage;
  delete globalThis.classValidatorMetadataStorage;
}
