/** Takes a condition apart as SQL text and gives it back with one piece wrong: a term gone, a code dropped, added or changed. */

export interface Piece {
  readonly says: string;
  readonly text: string;
}

/** Codes that stand for one another in a rule: an edit of the rule could name any of them. */
const FAMILIES: readonly (readonly string[])[] = [
  ['REGISTERED', 'TEAM', 'CASELOAD', 'COVER', 'REFERRED', 'SUPPORTING', 'GRANTED', 'EMERGENCY'],
  ['OFFERED', 'ACCEPTED', 'ENDED'],
  ['QUEUE', 'CURRENT', 'PAST'],
];

/** Each way in which the condition could be wrong by one piece. */
export function piecesOf(text: string): readonly Piece[] {
  const found = new Map<string, Piece>();
  const add = (says: string, from: number, to: number, by: string) => {
    const changed = text.slice(0, from) + by + text.slice(to);
    if (changed !== text && !found.has(changed)) found.set(changed, { says, text: changed });
  };
  for (const [from, to] of termsOf(text)) {
    const term = text.slice(from, to);
    if (/^(true|false)$/.test(term.trim())) continue;
    add(`${short(term)} → true`, from, to, 'true');
    add(`${short(term)} → false`, from, to, 'false');
  }
  for (const match of text.matchAll(/\(('[A-Z_]+'(?:, ?'[A-Z_]+')+)\)/g)) {
    const codes = (match[1] as string).split(/, ?/);
    const [from, to] = [match.index, match.index + match[0].length];
    const put = (says: string, some: readonly string[]) => add(says, from, to, `(${some.join(', ')})`);
    for (const code of codes)
      put(
        `without ${code}`,
        codes.filter((other) => other !== code),
      );
    const family = FAMILIES.find((codesOf) => codes.every((code) => codesOf.includes(code.slice(1, -1))));
    for (const other of family ?? [])
      if (!codes.includes(`'${other}'`)) put(`with '${other}'`, [...codes, `'${other}'`]);
  }
  for (const match of text.matchAll(/(<>|=|\bwhen) ('(\w+)')/g)) {
    const [all, how, quoted = '', code = ''] = match;
    const others = FAMILIES.find((codes) => codes.includes(code))?.filter((other) => other !== code) ?? [];
    for (const other of others) {
      const changed = how === 'when' ? `when '${other}'` : `${how === '=' ? 'in' : 'not in'} (${quoted}, '${other}')`;
      add(`${how} ${quoted} → ${changed} (${match.index})`, match.index, match.index + all.length, changed);
    }
  }
  for (const match of text.matchAll(/(?<=array\[)'\w+'(, ?'\w+')*(?=\])/g)) {
    const codes = match[0].split(/, ?/);
    for (const code of codes) {
      const left = codes.filter((other) => other !== code);
      if (left.length > 0)
        add(`without ${code} (${match.index})`, match.index, match.index + match[0].length, left.join(', '));
    }
  }
  return [...found.values()];
}

type Span = readonly [from: number, to: number];

/** Where each term joined by `and` or `or` stands, at every depth; of a sub-select the terms of its `where`. */
function termsOf(text: string): readonly Span[] {
  return groupsOf(text).flatMap(([from, to]) => {
    const inner = blanked(text, from, to);
    const where = [...inner.matchAll(/\bwhere\s/g)].at(-1);
    const isSelect = /^\s*select\b/.test(inner);
    if (isSelect && !where) return [];
    const begins = from + (isSelect && where ? where.index + where[0].length : 0);
    const end = inner.slice(begins - from).search(/\s(order by|limit|offset)\s/);
    const last = end < 0 ? to : begins + end;
    return split(inner.slice(begins - from, last - from), begins);
  });
}

function split(level: string, offset: number): readonly Span[] {
  const spans: Span[] = [];
  let begins = 0;
  const isCondition = /\s(and|or)\s|^\s*(not|exists)\b|[<>=]|\bis\b|\bin\b/.test(level);
  if (!isCondition || /^\s*case\b/.test(level)) return [];
  for (const match of level.matchAll(/\s(and|or)\s/g)) {
    spans.push([offset + begins, offset + match.index]);
    begins = match.index + match[0].length;
  }
  spans.push([offset + begins, offset + level.length]);
  return spans.filter(([from, to]) => to > from);
}

/** The whole, and the inside of every pair of brackets. */
function groupsOf(text: string): readonly Span[] {
  const groups: Span[] = [[0, text.length]];
  const opened: number[] = [];
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "'") isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (text[at] === '(') opened.push(at + 1);
    if (text[at] === ')') groups.push([opened.pop() as number, at]);
  }
  return groups;
}

/** One group alone: what stands within its own brackets or quotes is blanked, each letter by another. */
function blanked(text: string, from: number, to: number): string {
  let depth = 0;
  let isQuoted = false;
  let result = '';
  for (const letter of text.slice(from, to)) {
    if (letter === "'") isQuoted = !isQuoted;
    if (!isQuoted && letter === ')') depth--;
    result += depth > 0 || isQuoted ? '·' : letter;
    if (!isQuoted && letter === '(') depth++;
  }
  return result;
}

function short(term: string): string {
  const plain = term.replaceAll(/\s+/g, ' ').trim();
  return plain.length > 90 ? `${plain.slice(0, 87)}…` : plain;
}
