/** How cover is found: by whom it is for and who gives it. */
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { listing, relation, rootList } from '../graph/declare.js';
import { IdOf } from '../graph/identifier.js';
import { Member } from '../organisation/member.entity.js';
import { sql } from '../platform/sql.js';
import { Cover, isNotOver } from './cover.entity.js';

@InputType({ description: 'Which cover. All that is given must hold.' })
class CoverWhere {
  @Field(() => Boolean, { nullable: true, description: 'True: not over yet, or still to begin; false: over.' })
  open?: boolean;

  @Field(() => ID, { nullable: true, description: 'For this member.' })
  @IdOf(Member)
  member?: string;

  @Field(() => ID, { nullable: true, description: 'Given by this member.' })
  @IdOf(Member)
  coveredBy?: string;
}

enum CoverOrder {
  SINCE_DESC = 'SINCE_DESC',
  UNTIL_ASC = 'UNTIL_ASC',
}
registerEnumType(CoverOrder, {
  name: 'CoverOrder',
  description: 'How cover is ordered.',
  valuesConfig: {
    SINCE_DESC: { description: 'What begins latest first.' },
    UNTIL_ASC: { description: 'What ends earliest first.' },
  },
});

const CoverList = listing(Cover, {
  where: CoverWhere,
  filters: {
    open: (cover, open, reach) => (open ? isNotOver(cover, reach) : sql`not ${isNotOver(cover, reach)}`),
    member: (cover, member) => sql`${cover.member} = ${member}`,
    coveredBy: (cover, member) => sql`${cover.coveredBy} = ${member}`,
  },
  orderBy: CoverOrder,
  orders: { SINCE_DESC: [{ key: 'since', descending: true }], UNTIL_ASC: [{ key: 'until' }] },
  defaultOrder: 'SINCE_DESC',
});

relation(Member, 'covers', CoverList, { by: 'member', description: 'Who stands in for them, and when.' });
relation(Member, 'covering', CoverList, { by: 'coveredBy', description: 'For whom they stand in, and when.' });
rootList('covers', CoverList, { description: 'The cover of the schemes you lead, or that you give or are given.' });
