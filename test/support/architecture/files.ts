/** What every file and folder keeps to: its size, its first line, and names that say what is inside. */
import type { Sources } from './sources.js';

export const LONGEST_FILE = 250;

const EMPTY_WORDS = ['util', 'utils', 'helper', 'helpers', 'manager', 'common', 'handler', 'handlers'];

/** Folders that hold several of what they are named after, by the design of the house. */
const PLURAL_FOLDERS = ['migrations', 'slices', 'changes', 'operations'];

export function tooLong(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) => {
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
    return lines > LONGEST_FILE ? [`${path} has ${lines} lines; ${LONGEST_FILE} is the most.`] : [];
  });
}

export function withoutOpeningSentence(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) =>
    /^\/\*\* \S.{10,}[.?!)] \*\/\n/.test(text) ? [] : [`${path} does not open with one sentence in /** … */.`],
  );
}

/** A file that only hands on what others export. */
export function barrels(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) => {
    const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').trim();
    const handsOn = code.replaceAll(/export\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s+from\s+'[^']+';?/g, '').trim();
    const isBarrel = /(^|\/)index\.[tj]s$/.test(path) || (code !== '' && handsOn === '');
    return isBarrel ? [`${path} is a barrel: import from the file that holds it.`] : [];
  });
}

export function emptyNames(sources: Sources): string[] {
  return [...sources.keys()].flatMap((path) => {
    const words = path.replace(/\.\w+$/, '').split(/[/.-]/);
    const empty = words.filter((word) => EMPTY_WORDS.includes(word.toLowerCase()));
    return empty.length > 0 ? [`${path} is named "${empty[0]}", which says nothing of what is inside.`] : [];
  });
}

export function wrongFolderNames(sources: Sources): string[] {
  const folders = new Set([...sources.keys()].flatMap((path) => path.split('/').slice(0, -1)));
  return [...folders].flatMap((folder) => {
    if (!/^[a-z]+(-[a-z]+)*$/.test(folder)) return [`The folder ${folder} is not in kebab-case.`];
    const isPlural = /[^su]s$/.test(folder) && !PLURAL_FOLDERS.includes(folder);
    return isPlural ? [`The folder ${folder} is not singular.`] : [];
  });
}
