/** The diagram itself: types as boxes that can be reached by keyboard, ties as lines; what the chosen type is tied to stands out. */
import { useEffect, useRef } from 'react';
import { type Drawing, NODE_HEIGHT, type PlacedNode, type PlacedTie } from './layout.js';

const MARGIN = 12;

export function Diagram({ drawing: { width, height, nodes, ties }, chosen }: { drawing: Drawing; chosen: string }) {
  const near = new Set(ties.filter((tie) => isOf(tie, chosen)).flatMap(({ from, to }) => [from, to]));
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen) box.current?.querySelector('.chosen')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard
    <section className="diagram card" aria-label="Types and what leads where" tabIndex={0} ref={box}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the section around it names it; a title would show over every box */}
      <svg
        width={width + 2 * MARGIN}
        height={height + 2 * MARGIN}
        viewBox={`${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`}
        className={near.size > 0 ? 'has-chosen' : undefined}
      >
        {ties.map((tie) => (
          <polyline
            key={`${tie.from} ${tie.to}`}
            className={['tie', !tie.isSeen && 'hidden', isOf(tie, chosen) && 'near'].filter(Boolean).join(' ')}
            points={tie.points.map(({ x, y }) => `${x},${y}`).join(' ')}
          >
            <title>{tie.fields.join(', ')}</title>
          </polyline>
        ))}
        {nodes.map((node) => (
          <TypeBox key={node.name} node={node} isChosen={node.name === chosen} isNear={near.has(node.name)} />
        ))}
      </svg>
    </section>
  );
}

function isOf({ from, to }: PlacedTie, chosen: string): boolean {
  return from === chosen || to === chosen;
}

interface BoxProps {
  readonly node: PlacedNode;
  readonly isChosen: boolean;
  readonly isNear: boolean;
}

function TypeBox({ node: { name, isSeen, x, y, width }, isChosen, isNear }: BoxProps) {
  const kind = ['type', !isSeen && 'hidden', isChosen && 'chosen', isNear && 'near'].filter(Boolean).join(' ');
  return (
    <a
      href={`#${name}`}
      className={kind}
      aria-current={isChosen ? 'true' : undefined}
      aria-label={isSeen ? name : `${name}, hidden from this role`}
    >
      <rect x={x} y={y} width={width} height={NODE_HEIGHT} rx={8} />
      <text x={x + width / 2} y={y + NODE_HEIGHT / 2} dominantBaseline="central" textAnchor="middle">
        {name}
      </text>
    </a>
  );
}
