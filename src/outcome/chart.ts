/** Charts drawn to SVG on the server, for wide pages and for narrow ones. Vega is loaded when the first is asked for: most servers never draw one. */

interface Point {
  readonly label: string;
  readonly value: number | null;
  readonly from?: number | null;
  readonly to?: number | null;
}

const LABELS = {
  axis: { y: { title: null, labelLimit: 200, labelFontSize: 13 }, x: { labelFontSize: 12, titleFontSize: 12 } },
};

/** In pixels. Shrunk to a telephone of 360, the words of the wide one could not be read. */
const WIDTHS = { wide: 640, narrow: 320 } as const;

/** The same chart twice, of which the page shows the one that fits; empty where there is nothing to draw. */
export async function chart(kind: 'bars' | 'intervals', points: readonly Point[], title: string): Promise<string> {
  if (points.length === 0) return '';
  const wide = await drawn(kind, points, title, WIDTHS.wide);
  const narrow = await drawn(kind, points, title, WIDTHS.narrow);
  return `<div class="wide" aria-hidden="true">${wide}</div><div class="narrow" aria-hidden="true">${narrow}</div>`;
}

/** Bars with their number beside them, or means with their intervals and a line at nothing. */
async function drawn(
  kind: 'bars' | 'intervals',
  points: readonly Point[],
  title: string,
  width: number,
): Promise<string> {
  // One after the other: the second stands on parts of the first.
  const vega = await import('vega');
  const { compile } = await import('vega-lite');
  const y = { field: 'label', type: 'nominal', sort: null, axis: LABELS.axis.y };
  // Vega has no browser here to measure words with, so their room is reckoned.
  const room = { left: 12 + 6.6 * Math.max(...points.map(({ label }) => label.length)), right: 48, top: 4, bottom: 40 };
  const axis = { ...LABELS.axis.x, title, tickCount: width < WIDTHS.wide ? 3 : 8 };
  const x = { field: 'value', type: 'quantitative', axis };
  const bars = [
    { mark: { type: 'bar', color: '#005eb8', height: 20 }, encoding: { x } },
    {
      mark: { type: 'text', align: 'left', dx: 5, fontSize: 13, color: '#212b32' },
      encoding: { x, text: { field: 'value', format: ',' } },
    },
  ];
  const intervals = [
    {
      // Once, not for each point.
      data: { values: [{}] },
      mark: { type: 'rule', strokeDash: [4, 3], color: '#4c6272' },
      encoding: { x: { datum: 0 }, y: { value: 0 }, y2: { value: points.length * 32 } },
    },
    {
      transform: [{ filter: 'isValid(datum.from)' }],
      mark: { type: 'rule', strokeWidth: 3, color: '#005eb8' },
      encoding: { x: { ...x, field: 'from', scale: { padding: 10 } }, x2: { field: 'to' } },
    },
    { mark: { type: 'point', filled: true, size: 90, color: '#212b32', opacity: 1 }, encoding: { x } },
  ];
  const spec = {
    width: width - room.left - room.right,
    autosize: 'none',
    height: { step: 32 },
    padding: room,
    data: { values: points },
    encoding: { y },
    layer: kind === 'bars' ? bars : intervals,
    config: { font: 'Arial, "DejaVu Sans", sans-serif', view: { stroke: null }, background: 'transparent' },
  };
  const view = new vega.View(vega.parse(compile(spec as never).spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
