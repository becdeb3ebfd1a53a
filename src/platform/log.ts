/** What Kith says about itself while it runs: JSON lines in production, one readable line in development. */

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Fields are names, codes, counts and durations; never variables, tokens, bodies or anything about a person. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

type Level = keyof Log;

export function createLog(
  environment: string,
  write: (line: string) => void = (line) => process.stderr.write(line),
): Log {
  const line = environment === 'production' ? asJson : asText;
  const at =
    (level: Level) =>
    (message: string, fields: LogFields = {}) =>
      write(`${line(level, message, fields)}\n`);
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

function asJson(level: Level, message: string, fields: LogFields): string {
  return JSON.stringify({ ...fields, time: new Date().toISOString(), level, message });
}

function asText(level: Level, message: string, fields: LogFields): string {
  const rest = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`);
  return [level === 'info' ? message : `${level}: ${message}`, ...rest].join('  ').replace(/[\r\n]+/g, ' ');
}
