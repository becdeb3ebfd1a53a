/** How kinds of need are listed. */
import { registerEnumType } from 'type-graphql';
import { listing, rootList } from '../graph/declare.js';
import { Need } from './need.entity.js';

enum NeedOrder {
  NAME_ASC = 'NAME_ASC',
}

registerEnumType(NeedOrder, {
  name: 'NeedOrder',
  description: 'How kinds of need are ordered.',
  valuesConfig: { NAME_ASC: { description: 'By name, A to Z.' } },
});

export const NeedList = listing(Need, {
  orderBy: NeedOrder,
  orders: { NAME_ASC: [{ key: 'name' }] },
  defaultOrder: 'NAME_ASC',
});

rootList('needs', NeedList, { description: 'The kinds of need there are, for filters and forms.' });
