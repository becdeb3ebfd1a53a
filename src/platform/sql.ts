/** SQL as values: fragments that compose, with slots that become numbered parameters when rendered. */

/** A place for a value that is known only when the statement runs. `type` is the PostgreSQL type it is cast to. */
export class Slot<Run = never> {
  constructor(
    readonly type: string,
    readonly value: (run: Run) => unknown,
  ) {}
}

/** An immutable piece of SQL. Text and slots only: values never become text. */
export class Sql {
  constructor(readonly parts: readonly (string | Slot)[]) {}
}

/** Builds SQL from a template; only SQL and slots can be put in, so a value can never be spliced as text. */
export function sql(strings: TemplateStringsArray, ...values: readonly (Sql | Slot)[]): Sql {
  const parts: (string | Slot)[] = [strings[0] ?? ''];
  values.forEach((value, index) => {
    if (value instanceof Slot) parts.push(value);
    else for (const part of value.parts) parts.push(part);
    parts.push(strings[index + 1] ?? '');
  });
  return new Sql(parts);
}

/** Trusted text (generated SQL, never input) as SQL. */
export function raw(text: string): Sql {
  return new Sql([text]);
}

export function join(items: readonly Sql[], separator: string): Sql {
  return new Sql(items.flatMap((item, index) => (index === 0 ? item.parts : [separator, ...item.parts])));
}

/** A quoted identifier. PostgreSQL cuts identifiers at 63 bytes, so only our own short names come here. */
export function identifier(name: string): Sql {
  return raw(`"${name.replaceAll('"', '""')}"`);
}

/** A string literal, safe for any text without NUL. */
export function literal(text: string): Sql {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return raw(text.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted);
}

export function and(conditions: readonly Sql[]): Sql {
  const telling = conditions.filter((condition) => !isTrue(condition));
  return telling.length === 0 ? raw('true') : join(telling.map(parenthesise), ' and ');
}

function isTrue({ parts }: Sql): boolean {
  return parts.length === 1 && parts[0] === 'true';
}

export function or(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? raw('false') : parenthesise(join(conditions.map(parenthesise), ' or '));
}

export function parenthesise(inner: Sql): Sql {
  return sql`(${inner})`;
}

/** The statement's text with `$1…` for each distinct slot, and the slots in that order. */
export function render(statement: Sql): { text: string; slots: readonly Slot[] } {
  const numbers = new Map<Slot, number>();
  let text = '';
  for (const part of statement.parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const number = numbers.get(part) ?? numbers.size + 1;
    numbers.set(part, number);
    text += `$${number}::${part.type}`;
  }
  return { text, slots: [...numbers.keys()] };
}
