/** The schemas as the server builds them, without a database. */
import { printSchema } from 'graphql';
import { buildSchemas, type Schemas } from '../../src/app.js';

let made: (Schemas & { readonly sdl: string }) | undefined;

/** Built once for a test file; `sdl` is the full schema as text, descriptions left out. */
export function testSchemas(): Schemas & { readonly sdl: string } {
  if (!made) {
    const schemas = buildSchemas();
    const sdl = printSchema(schemas.full).replace(/^ *"""[\s\S]*?"""\n/gm, '');
    made = { ...schemas, sdl };
  }
  return made;
}
