/** The straight line through measured points by least squares: what grows is told from what only goes up and down. */
export type Point = readonly [x: number, y: number];

/** How much y grows with each x; 0 where there is no line. */
export function slopeOf(points: readonly Point[]): number {
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const spread = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / spread;
}
