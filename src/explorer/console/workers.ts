/** Tells Monaco where its workers are: files of this server, under the names that the bundle gave them. */
// GraphiQL imports it late, and with what comes late esbuild brings no styles.
import 'monaco-graphql/esm/monaco-editor.js';

const named = JSON.parse(document.querySelector<HTMLMetaElement>('meta[name="kith-workers"]')?.content ?? '{}');

const BY_LABEL: Readonly<Record<string, string>> = { json: 'json.worker', graphql: 'graphql.worker' };

Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_id: string, label: string) =>
      new Worker(named[BY_LABEL[label] ?? 'editor.worker'], { type: 'module' }),
  },
});
