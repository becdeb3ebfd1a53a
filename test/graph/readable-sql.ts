/** Lays a statement out for reading: a clause a line, a field of the answer a line, sub-selects indented; nothing else. */

/** Literals (plain and escaped), quoted names, words, and single characters; white space is dropped. */
const TOKEN = /E'(?:\\.|''|[^'\\])*'|'(?:''|[^'])*'|"[^"]*"|\$?\w+|::|\|\||[<>=!]+|\S/gsy;

/** Words that begin a line in a statement. */
const CLAUSES = ['select', 'with', 'from', 'left', 'cross', 'where', 'group', 'order', 'limit', 'offset'];

export function readable(text: string): string {
  const tokens = tokensOf(text);
  /** For each open parenthesis, whether a statement stands inside it. */
  const open: boolean[] = [];
  let out = '';
  const newLine = () => {
    out = `${out.trimEnd()}\n${'  '.repeat(open.filter(Boolean).length)}`;
  };
  tokens.forEach(({ token, gap }, at) => {
    const isInStatement = open.length === 0 || open.at(-1) === true;
    const isField = token === '||' && /^'[^']*":/.test(tokens[at + 1]?.token ?? '');
    if (token === ')' && open.pop() === true) newLine();
    else if (isField || (isInStatement && CLAUSES.includes(token) && at > 0)) newLine();
    else if (gap) out += ' ';
    out += token;
    if (token === '(') {
      const isStatement = ['select', 'with'].includes(tokens[at + 1]?.token ?? '');
      open.push(isStatement);
      if (isStatement) newLine();
    }
  });
  return out.trim();
}

function tokensOf(text: string): { token: string; gap: boolean }[] {
  const tokens: { token: string; gap: boolean }[] = [];
  let at = 0;
  while (at < text.length) {
    const space = /\s*/y;
    space.lastIndex = at;
    const gap = (space.exec(text)?.[0].length ?? 0) > 0;
    at = space.lastIndex;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) break;
    at = TOKEN.lastIndex;
    tokens.push({ token, gap });
  }
  return tokens;
}
