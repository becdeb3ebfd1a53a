/** Mutations as tests send them: a name, an input, and what to select of the payload. */
import type { Caller, Reply } from './kith.js';
import { testSchemas } from './schemas.js';

export interface Refused {
  readonly code: string;
  readonly problems: readonly { readonly path: readonly (string | number)[]; readonly rule: string }[];
  readonly current: unknown;
  readonly allowed: unknown;
  readonly requestId: string;
}

/** Sends `mutation { name(input: $input) { selection } }` and gives the payload; throws, with the answer, when refused. */
export async function mutate<Payload = Record<string, never>>(
  caller: Caller,
  name: string,
  input: object,
  selection: string,
): Promise<Payload> {
  const reply = await send(caller, name, input, selection);
  if (!reply.data?.[name]) throw new Error(`${name} was refused: ${reply.text}`);
  return reply.data[name] as Payload;
}

/** The same, for one that is to be refused: gives the extensions of its one error. */
export async function refused(caller: Caller, name: string, input: object, selection = '__typename'): Promise<Refused> {
  const reply = await send(caller, name, input, selection);
  if (reply.errors.length !== 1 || reply.data) throw new Error(`${name} was not refused: ${reply.text}`);
  return reply.errors[0]?.extensions as unknown as Refused;
}

/** `key` is sent as the Idempotency-Key. */
export function send(
  caller: Caller,
  name: string,
  input: object,
  selection = '__typename',
  key?: string,
): Promise<Reply> {
  const type = testSchemas().full.getMutationType()?.getFields()[name]?.args[0]?.type;
  if (!type) throw new Error(`There is no mutation ${name}.`);
  const document = `mutation ${name}($input: ${type}) { ${name}(input: $input) { ${selection} } }`;
  return caller.run(document, { input }, key === undefined ? {} : { 'idempotency-key': key });
}
