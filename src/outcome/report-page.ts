/** The page a report stands on: its style for screen and paper, and tables that are read without colour. */

export interface Section {
  readonly title: string;
  readonly lead: string;
  readonly caution?: string;
  readonly chart: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Any text as text of HTML. */
export function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const STYLE = `
:root { color-scheme: light; --ink: #212b32; --soft: #4c6272; --line: #d8dde0; --blue: #005eb8; --paper: #fff }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.5rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 Arial, "DejaVu Sans", sans-serif }
header { border-top: .5rem solid var(--blue); padding-top: 1.25rem }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .25rem }
h2 { font-size: 1.375rem; margin: 0 0 .25rem }
p { margin: 0 0 1rem; max-width: 44rem } header p, .lead { color: var(--soft) }
section { margin-top: 2.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line) }
.caution { border-left: .375rem solid var(--ink); padding: .5rem 1rem; background: #f0f4f5; max-width: 44rem }
figure { margin: 0 0 1rem } svg { display: block; max-width: 100%; height: auto } .narrow { display: none }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums }
th, td { padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; white-space: nowrap } thead th { line-height: 1.3; white-space: normal }
th:first-child { text-align: left; min-width: 9rem; position: sticky; left: 0; background: var(--paper) } tbody th { font-weight: normal; white-space: normal }
@media screen and (max-width: 44rem) { .wide { display: none } .narrow { display: block } }
@media (max-width: 40rem) { body { padding: 1rem 1rem 3rem } h1 { font-size: 1.5rem } table { font-size: .875rem } th:first-child { min-width: 7rem } }
@media print { body { max-width: none; padding: 0 } section { break-inside: avoid } .scroll { overflow: visible } }
`;

/** `of` says whose referrals, and which of them. */
export function page(title: string, of: string, asOf: string, sections: readonly Section[]): string {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(new Date(asOf));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head>
<body><header><h1>${title}</h1><p><strong>${text(of)}</strong></p><p>As of ${day}. Counts are rounded; <strong>*</strong> stands for a count that is not shown, lest few people could be known by it; – for what is not told or not known.</p></header>
<main>${sections.map(section).join('\n')}</main></body></html>
`;
}

function section({ title, lead, caution, chart, head, rows }: Section): string {
  return `<section><h2>${title}</h2><p class="lead">${text(lead)}</p>${caution ? `<p class="caution"><strong>Read this first.</strong> ${text(caution)}</p>` : ''}
${chart === '' ? '' : `<figure role="img" aria-label="${title}: the figures are in the table below">${chart}</figure>`}
<div class="scroll" role="region" aria-label="${title}: table" tabindex="0"><table><thead><tr>${head.map((cell) => `<th scope="col">${text(cell)}</th>`).join('')}</tr></thead>
<tbody>${rows.map(([first = '', ...cells]) => `<tr><th scope="row">${text(first)}</th>${cells.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table></div></section>`;
}
