/** The project's own files as the rules of the house see them: by path, with what each imports. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from '@swc/core';

/** Path from the project's root → text. */
export type Sources = ReadonlyMap<string, string>;

/** A file of the project that another one imports, for its types alone or not. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

export function readSources(folders: readonly string[]): Sources {
  const sources = new Map<string, string>();
  for (const folder of folders.filter((name) => existsSync(join(root, name)))) {
    for (const found of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = join(found.parentPath, found.name).slice(root.length).replaceAll('\\', '/');
      const isOurs = /\.(tsx?|js)$/.test(path) && !/(^|\/)(node_modules|generated)\//.test(path);
      if (found.isFile() && isOurs) sources.set(path, readFileSync(join(root, path), 'utf8'));
    }
  }
  return sources;
}

export function importsOf(sources: Sources): Import[] {
  return [...sources].flatMap(([from, text]) =>
    specifiers(from, text)
      .filter((specifier) => specifier.startsWith('.') && !/\.(css|graphql|json)$/.test(specifier))
      .map((specifier) => ({ from, to: normalize(join(dirname(from), specifier)) }))
      .map(({ to, ...rest }) => ({ ...rest, to: written(sources, to) })),
  );
}

/** An import names what a file is compiled to. */
function written(sources: Sources, to: string): string {
  const forms = [to, to.replace(/\.js$/, '.tsx')];
  return forms.find((form) => sources.has(form)) ?? to.replace(/\.js$/, '.ts');
}

/** Every module a file names: imports, re-exports, `import()` and `import('…')` types. */
function specifiers(path: string, text: string): string[] {
  const syntax = /\.tsx?$/.test(path)
    ? ({ syntax: 'typescript', decorators: true, tsx: path.endsWith('x') } as const)
    : ({ syntax: 'ecmascript' } as const);
  const found: string[] = [];
  visit(parseSync(text, { ...syntax, target: 'es2023' }), found);
  return found;
}

type Tree = Readonly<Record<string, unknown>>;

function visit(node: unknown, found: string[]): void {
  if (Array.isArray(node)) for (const item of node) visit(item, found);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const { type, source, callee, argument, arguments: given } = node as Tree;
  const named = (named: unknown) => {
    const { value } = (named ?? {}) as Tree;
    if (typeof value === 'string') found.push(value);
  };
  if (type === 'ImportDeclaration' || type === 'ExportNamedDeclaration' || type === 'ExportAllDeclaration')
    named(source);
  if (type === 'TsImportType') named(argument);
  if (type === 'CallExpression' && (callee as Tree).type === 'Import') named((given as Tree[])[0]?.expression);
  for (const value of Object.values(node)) visit(value, found);
}
