/** Bundles the explorer into dist/explorer/ when a source has changed: its pages, and what they are made of under hashed names. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint, isMadeFrom } from './fingerprint.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}dist/explorer/`;
const stamp = `${folder}.bundled-from`;

/** Each page by its address; the editor of one needs a wider content security policy. */
const PAGES = {
  '/': { entry: 'console', title: 'Console', hasEditor: true },
  '/compare': { entry: 'compare', title: 'Side by side' },
  '/graph': { entry: 'graph', title: 'The graph' },
  '/access': { entry: 'access', title: 'Who sees what' },
  '/portal': { entry: 'portal', title: 'Demo portal' },
};

/** What runs beside a page. */
const WORKERS = {
  'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
  'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
  'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
  'layout.worker': 'elkjs/lib/elk-worker.min.js',
};

const ICON = 'src/explorer/icon.svg';

/** Says why it could not, or undefined; where esbuild is not installed, what was bundled before (if anything) is served. */
export async function bundle() {
  const isSource = (file) => /\.\w+$/.test(file);
  const sources = fingerprint(root, ['src/explorer', 'schema'], isSource, ['package-lock.json', 'src/cli/bundle.js']);
  if (isMadeFrom(stamp, sources)) return undefined;
  const esbuild = await import('esbuild').catch(() => undefined);
  if (esbuild === undefined) return undefined;
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const { metafile } = await esbuild.build(settings());
    writePages(metafile.outputs);
    writeFileSync(stamp, sources);
    return undefined;
  } catch (error) {
    return `The explorer could not be bundled:\n${error instanceof Error ? error.message : error}`;
  }
}

function settings() {
  const pages = Object.values(PAGES).map(({ entry }) => [entry, `${root}src/explorer/${entry}/page.tsx`]);
  return {
    absWorkingDir: root,
    entryPoints: Object.fromEntries([...pages, ...Object.entries(WORKERS), ['icon', ICON]]),
    outdir: `${folder}assets`,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    legalComments: 'linked',
    metafile: true,
    logLevel: 'silent',
    tsconfig: `${root}src/explorer/tsconfig.json`,
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.graphql': 'text', '.ttf': 'copy', '.svg': 'copy' },
    plugins: [nhsukStyles],
  };
}

/** nhsuk-frontend fetches the NHS’s typeface from the NHS’s server, which is not ours to use, and names its images from the root. */
const nhsukStyles = {
  name: 'nhsuk-styles',
  setup({ onLoad }) {
    onLoad({ filter: /nhsuk-frontend[^/]*\.css$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replaceAll(/@font-face\s*\{[^}]*\}/g, '')
        .replaceAll('url("/assets/', 'url("./assets/'),
      loader: 'css',
    }));
  },
};

/** One HTML file a page, and the list by which the server knows all that it may serve. */
function writePages(outputs) {
  const made = Object.entries(outputs);
  const fileOf = (entry) => basename(made.find(([, { entryPoint }]) => entryPoint === entry)[0]);
  const styleOf = (entry) => basename(made.find(([, { entryPoint }]) => entryPoint === entry)[1].cssBundle);
  const workers = Object.fromEntries(
    Object.entries(WORKERS).map(([name, module]) => [name, `/assets/${fileOf(`node_modules/${module}`)}`]),
  );
  const template = readFileSync(`${root}src/explorer/page.html`, 'utf8');
  const pages = {};
  for (const [address, { entry, title, hasEditor = false }] of Object.entries(PAGES)) {
    const source = `src/explorer/${entry}/page.tsx`;
    const given = {
      title,
      icon: fileOf(ICON),
      script: fileOf(source),
      style: styleOf(source),
      workers: JSON.stringify(workers).replaceAll('"', '&quot;'),
    };
    const html = template.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => given[name]);
    writeFileSync(`${folder}${entry}.html`, html);
    pages[address] = { file: `${entry}.html`, hasEditor };
  }
  writeFileSync(`${folder}pages.json`, JSON.stringify(pages, undefined, 2));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problem = await bundle();
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  }
}
