/** The shape of what a charity may run, to make assets from. */
import type { GreenKind } from '../../asset/asset.codes.js';

export interface AssetPlan {
  readonly name: string;
  readonly categories: readonly string[];
  readonly green?: GreenKind;
  readonly route: 'OPEN' | 'SELF' | 'LINK_WORKER_ONLY';
  /** In pounds a session; undefined when it has not said. */
  readonly price?: number;
  readonly ages?: readonly [number | undefined, number | undefined];
  /** Days as in a schedule, and hours. */
  readonly when: readonly [string, string, string];
  readonly about: string;
  readonly isOnline?: boolean;
}

export const plan = (
  name: string,
  categories: string,
  route: AssetPlan['route'],
  price: number | undefined,
  when: string,
  about: string,
  more: Pick<AssetPlan, 'green' | 'ages' | 'isOnline'> = {},
): AssetPlan => {
  const [day = 'MO', opens = '10:00', closes = '12:00'] = when.split(' ');
  return { name, categories: categories.split(' '), route, price, when: [day, opens, closes], about, ...more };
};

export const OLDER = { ages: [55, undefined] } as const;
export const YOUNG = { ages: [8, 18] } as const;
