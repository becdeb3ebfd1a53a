/** Whether two answers are the same JSON, key order kept; and if not, where they first part ways. */
import { CURSOR, WATERMARK, WORDS } from './answer.js';

/** The server's answer with its own cursors and watermarks taken out wherever the oracle says that there is one. */
export function withoutMarks(server: unknown, oracle: unknown): unknown {
  return without([CURSOR, WATERMARK, WORDS], server, oracle);
}

/** Watermarks alone: they tell how far the database has come, which others move on between one way and the next. */
export function withoutWatermarks(server: unknown, oracle: unknown): unknown {
  return without([WATERMARK], server, oracle);
}

function without(marks: readonly unknown[], server: unknown, oracle: unknown): unknown {
  if (marks.includes(oracle)) return typeof server === 'string' && server.length > 0 ? oracle : server;
  if (Array.isArray(server) && Array.isArray(oracle)) {
    return server.map((item, index) => without(marks, item, oracle[index]));
  }
  if (isObject(server) && isObject(oracle)) {
    return Object.fromEntries(Object.entries(server).map(([key, value]) => [key, without(marks, value, oracle[key])]));
  }
  return server;
}

/** How many single values stand in an answer: the checks that comparing it makes. */
export function cellsOf(answer: unknown): number {
  if (Array.isArray(answer)) return answer.reduce((sum: number, item) => sum + cellsOf(item), 0);
  if (isObject(answer)) return Object.values(answer).reduce((sum: number, item) => sum + cellsOf(item), 0);
  return 1;
}

/** Up to `most` places where two answers differ, one line each. */
export function differences(oracle: unknown, server: unknown, path = 'data', most = 8): readonly string[] {
  if (Array.isArray(oracle) && Array.isArray(server) && oracle.length === server.length) {
    return oracle.flatMap((item, index) => differences(item, server[index], `${path}.${index}`, most)).slice(0, most);
  }
  if (isObject(oracle) && isObject(server) && Object.keys(oracle).join() === Object.keys(server).join()) {
    const keys = Object.keys(oracle);
    return keys.flatMap((key) => differences(oracle[key], server[key], `${path}.${key}`, most)).slice(0, most);
  }
  const [expected, found] = [JSON.stringify(oracle), JSON.stringify(server)];
  return expected === found ? [] : [`${path}: the oracle says ${cut(expected)}, Kith says ${cut(found)}`];
}

function cut(text: string | undefined): string {
  return text === undefined ? 'nothing' : text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
