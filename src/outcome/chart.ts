/** Charts drawn to SVG on the server. Vega is loaded when the first is asked for: most servers never draw one. */

interface Point {
  readonly label: string;
  readonly value: number | null;
  readonly from?: number | null;
  readonly to?: number | null;
}

const LABELS = {
  axis: { y: { title: null, labelLimit: 200, labelFontSize: 13 }, x: { labelFontSize: 12, titleFontSize: 12 } },
};

/** Bars with their number beside them, or means with their intervals and a line at nothing; empty where there is nothing to draw. */
export async function chart(kind: 'bars' | 'intervals', points: readonly Point[], title: string): Promise<string> {
  if (points.length === 0) return '';
  // One after the other: the second stands on parts of the first.
  const vega = await import('vega');
  const { compile } = await import('vega-lite');
  const y = { field: 'label', type: 'nominal', sort: null, axis: LABELS.axis.y };
  const x = { field: 'value', type: 'quantitative', axis: { ...LABELS.axis.x, title } };
  const bars = [
    { mark: { type: 'bar', color: '#005eb8', height: 20 }, encoding: { x } },
    {
      mark: { type: 'text', align: 'left', dx: 5, fontSize: 13, color: '#212b32' },
      encoding: { x, text: { field: 'value', format: ',' } },
    },
  ];
  const intervals = [
    {
      mark: { type: 'rule', strokeDash: [4, 3], color: '#4c6272' },
      encoding: { x: { datum: 0 }, y: { value: 0 }, y2: { value: points.length * 32 } },
    },
    {
      transform: [{ filter: 'isValid(datum.from)' }],
      mark: { type: 'rule', strokeWidth: 3, color: '#005eb8' },
      encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' } },
    },
    { mark: { type: 'point', filled: true, size: 90, color: '#212b32', opacity: 1 }, encoding: { x } },
  ];
  const spec = {
    width: 560,
    height: { step: 32 },
    padding: { left: 4, right: 40, top: 4, bottom: 4 },
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
