/** Kith's own scalars: how each is read from input, written by JavaScript, and written by PostgreSQL. */
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

function scalar(name: string, description: string, parse: (text: string) => string | undefined, expected: string) {
  const read = (value: unknown, node?: ValueNode): string => {
    const parsed = typeof value === 'string' ? parse(value) : undefined;
    if (parsed === undefined) {
      throw new GraphQLError(`Expected ${expected}.`, { nodes: node ?? null, extensions: { code: 'INVALID_INPUT' } });
    }
    return parsed;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    parseValue: (value) => read(value),
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined, node),
    // Rows arrive as the database wrote them, so writing is the identity; the tests hold both ways equal.
    serialize: (value) => String(value),
  });
}

/** `YYYY-MM-DD`, only days that exist. */
export const GraphQLDate = scalar(
  'Date',
  'A day as `YYYY-MM-DD` (ISO 8601). Today, overdue, months and quarters are those of Europe/London.',
  (text) => {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !text.startsWith('0000');
    return isDay && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) ? text : undefined;
  },
  'a day that exists, as YYYY-MM-DD',
);

/** RFC 3339 in any offset; kept and answered in UTC with milliseconds. */
export const GraphQLDateTime = scalar(
  'DateTime',
  'A moment as RFC 3339 text; answered in UTC with milliseconds, `YYYY-MM-DDTHH:MM:SS.mmmZ`.',
  (text) => {
    const form =
      /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/.exec(text);
    const day = form?.[1];
    if (!day || day.startsWith('0000') || !new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day)) return undefined;
    const moment = new Date(text);
    return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
  },
  'a moment as RFC 3339 text, such as 2026-03-01T09:30:00Z',
);

/** Ten digits, modulus 11; one digit ten times is refused although it may pass (NHS Data Dictionary). */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}

export const GraphQLNhsNumber = scalar(
  'NhsNumber',
  'An NHS number: ten digits whose last is a modulus 11 check digit. Spaces (3-3-4) are accepted; answered without.',
  (text) => {
    const digits = text.replaceAll(' ', '');
    return isNhsNumber(digits) ? digits : undefined;
  },
  'an NHS number of ten digits with a correct check digit',
);
