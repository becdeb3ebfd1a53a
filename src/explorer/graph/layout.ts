/** Where each type and tie of the graph is drawn: worked out by ELK, in a worker beside the page. */
import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import type { TypeGraph, TypeNode, TypeTie } from './type-graph.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNode extends TypeNode, Point {
  readonly width: number;
}

export interface PlacedTie extends TypeTie {
  readonly points: readonly Point[];
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly ties: readonly PlacedTie[];
}

export const NODE_HEIGHT = 34;
const LETTER = 7.6;

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'POLYLINE',
  'elk.layered.spacing.nodeNodeBetweenLayers': '70',
  'elk.spacing.nodeNode': '16',
  'elk.spacing.edgeNode': '10',
  'elk.spacing.edgeEdge': '6',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};

const workers = JSON.parse(document.querySelector<HTMLMetaElement>('meta[name="kith-workers"]')?.content ?? '{}');
const elk = new ELK({ workerFactory: () => new Worker(workers['layout.worker'], { type: 'module' }) });

export async function layOut({ nodes, ties }: TypeGraph): Promise<Drawing> {
  const widths = new Map(nodes.map(({ name }) => [name, Math.round(name.length * LETTER + 28)]));
  const asked: ElkNode = {
    id: 'graph',
    layoutOptions: OPTIONS,
    children: nodes.map(({ name }) => ({ id: name, width: widths.get(name) ?? 0, height: NODE_HEIGHT })),
    edges: ties.map(({ from, to }, index) => ({ id: `${index}`, sources: [from], targets: [to] })),
  };
  const placed: ElkNode = await elk.layout(asked);
  const places = new Map(placed.children?.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    nodes: nodes.map((node) => ({
      ...node,
      ...(places.get(node.name) ?? { x: 0, y: 0 }),
      width: widths.get(node.name) ?? 0,
    })),
    ties: ties.map((tie, index) => {
      const [section] = placed.edges?.[index]?.sections ?? [];
      const points = section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint] : [];
      return { ...tie, points };
    }),
  };
}
