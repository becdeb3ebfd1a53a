/** Activity as a table of text: one line for each group and measure, `*` where a count is not shown. */

interface Share {
  readonly measure: string;
  readonly value: number | null;
  readonly outOf: number | null;
  readonly percent: number | null;
  readonly suppressed: boolean;
}

interface Answered {
  readonly asOf: string;
  readonly groups: readonly {
    readonly by: readonly { readonly dimension: string; readonly value: string }[];
    readonly referrals: { readonly value: number | null; readonly suppressed: boolean };
    readonly shares: readonly Share[];
  }[];
}

export function csvOf(data: Readonly<Record<string, unknown>>): string {
  const { asOf, groups } = data.activity as Answered;
  const dimensions = groups.find(({ by }) => by.length > 0)?.by.map(({ dimension }) => dimension) ?? [];
  const lines = groups.flatMap(({ by, referrals, shares }) => {
    const values = dimensions.map((_, index) => by[index]?.value ?? 'ALL');
    const told = shares.length > 0 ? shares : [{ measure: 'REFERRED', ...referrals, outOf: null, percent: null }];
    return told.map(({ measure, value, outOf, percent, suppressed }) => [
      ...values,
      measure,
      suppressed ? '*' : value,
      outOf,
      percent,
      asOf,
    ]);
  });
  const head = [...dimensions, 'measure', 'referrals', 'out_of', 'percent', 'as_of'];
  return `${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Quoted where it has to be (RFC 4180); a text that a spreadsheet would take for a formula is kept from being one. */
function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
