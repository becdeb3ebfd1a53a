/** `npm run check-operations`: checks a portal's operations as one role would send them, and writes those it may trust. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { reportAndExit, StartRefused } from '../platform/start-refused.js';
import { fileNameOf, ROLES, type Role } from '../platform/viewer.js';
import type { Checked } from '../portal/check-operations.js';
import { inText, LEVELS } from '../portal/finding.js';
import { manifestName, writtenManifest } from '../portal/manifest.js';
import { readSources } from '../portal/sources.js';

const usage = `Checks the operations of a portal as one role would send them. No database is needed.

  npm run check-operations -- --role <role> [options] '<pattern>' …

  --role <role>      ${ROLES.map(fileNameOf).join(', ')}
  --strict           warnings are errors
  --format <format>  text (file:line:column  level  code  message; the default) or json
  --out <folder>     writes the role's trusted documents as <folder>/<role>.json, unless there are errors

Errors (the command ends with 1):
  SYNTAX, INVALID    it does not parse, or does not hold against the schema
  UNNAMED            an operation without a name
  CLOSED_DOOR        a query or mutation the role may not call
  NEVER_READ         a field the role never reads
  NOT_USABLE         a filter, an order or a member of an input that the role may not use
  REFUSED            what the server would refuse, whatever its variables are
  TOO_COMPLEX        it asks for more rows than the role may, or is larger than any document may be
Warnings:
  DEPRECATED         a field or argument that will go, and what to use instead
  UNUSED             a fragment that no operation uses
Notices:
  WITHHELD           a field that is null of some rows: why, and when it is answered
  COST               the rows it asks for: with its variables at their defaults, and with the largest pages they can ask for
`;

async function main(): Promise<void> {
  const { values, positionals } = read();
  if (values.help) return void process.stdout.write(usage);
  const role = ROLES.find((one) => fileNameOf(one) === values.role?.toLowerCase().replaceAll('_', '-'));
  if (!role)
    throw new StartRefused(`${values.role === undefined ? 'Say --role.' : `${values.role} is no role.`}\n\n${usage}`);
  if (positionals.length === 0) throw new StartRefused(`Name the files.\n\n${usage}`);
  if (values.format !== 'text' && values.format !== 'json')
    throw new StartRefused(`${values.format} is no format.\n\n${usage}`);
  // npm runs a script in Kith's folder, wherever it was called.
  const folder = process.env.INIT_CWD ?? process.cwd();
  const sources = readSources(positionals, folder);
  // The largest part of the code is loaded once there is something to check; app.js first, for it brings the decorators.
  const { buildCheckedAgainst } = await import('../app.js');
  const { checkOperations } = await import('../portal/check-operations.js');
  const checked = checkOperations(buildCheckedAgainst(), role, sources);
  const isRefused = checked.findings.some(({ level }) => level === 'error' || (values.strict && level === 'warning'));
  const manifest = values.out === undefined ? undefined : resolve(folder, values.out);
  const written = manifest === undefined || isRefused ? undefined : write(manifest, role, checked);
  process.stdout.write(values.format === 'json' ? asJson(role, checked, written) : asText(checked, written));
  if (isRefused) process.exitCode = 1;
}

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        role: { type: 'string' },
        strict: { type: 'boolean', default: false },
        format: { type: 'string', default: 'text' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new StartRefused(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

function write(folder: string, role: Role, { operations }: Checked): string {
  const path = join(folder, manifestName(role));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, writtenManifest(operations));
  return path;
}

function asText({ findings, operations }: Checked, written: string | undefined): string {
  const counts = LEVELS.map((level) => counted(findings.filter((finding) => finding.level === level).length, level));
  const wrote = written === undefined ? '' : `Wrote ${written} with ${counted(operations.length, 'operation')}.\n`;
  return `${inText(findings)}${counts.join(', ')}.\n${wrote}`;
}

function asJson(role: Role, { findings, operations }: Checked, written: string | undefined): string {
  const told = operations.map(({ id, name, type, cost }) => ({ id, name, type, cost }));
  return `${JSON.stringify({ role, findings, operations: told, manifest: written ?? null }, undefined, 2)}\n`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

await main().catch(reportAndExit);
