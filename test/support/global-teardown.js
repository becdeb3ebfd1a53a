/** After all tests: drops their databases and stops the PostgreSQL that global-setup.js started. */
export default async function tearDown() {
  await globalThis.stopTestDatabase?.();
}
