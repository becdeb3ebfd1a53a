/** How risks are listed for those who work through them. */
import { Field, InputType, registerEnumType } from 'type-graphql';
import { listing, rootList } from '../graph/declare.js';
import { sql } from '../platform/sql.js';
import { isOpen } from '../platform/states.js';
import { RiskKind } from './risk.codes.js';
import { Risk } from './risk.entity.js';
import { RiskStatus, riskStates } from './risk.states.js';

@InputType({ description: 'Which risks. All that is given must hold.' })
class RiskWhere {
  @Field(() => [RiskStatus], { nullable: true, description: 'In any of these states.' })
  status?: RiskStatus[];

  @Field(() => Boolean, { nullable: true, description: 'True: still there, managed or not; false: over or not found.' })
  open?: boolean;

  @Field(() => [RiskKind], { nullable: true, description: 'Of any of these kinds.' })
  kind?: RiskKind[];
}

enum RiskOrder {
  WORKLIST_ASC = 'WORKLIST_ASC',
  RAISED_AT_DESC = 'RAISED_AT_DESC',
}

registerEnumType(RiskOrder, {
  name: 'RiskOrder',
  description: 'How risks are ordered.',
  valuesConfig: {
    WORKLIST_ASC: {
      description: 'Open ones that stand first, then the other open ones, then the rest; the oldest first of each.',
    },
    RAISED_AT_DESC: { description: 'The newest first.' },
  },
});

export const RiskList = listing(Risk, {
  where: RiskWhere,
  filters: {
    status: (risk, statuses) => sql`${risk.status} = any(${statuses})`,
    open: (risk, open) => isOpen(riskStates, risk.status, open),
    kind: (risk, kinds) => sql`${risk.kind} = any(${kinds})`,
  },
  orderBy: RiskOrder,
  orders: {
    WORKLIST_ASC: [
      {
        key: ({ status, standsFirst }) =>
          sql`case when ${status} <> 'OPEN' then 2 when ${standsFirst} then 0 else 1 end`,
        type: 'int',
      },
      { key: 'raisedAt' },
    ],
    RAISED_AT_DESC: [{ key: 'raisedAt', descending: true }],
  },
  defaultOrder: 'WORKLIST_ASC',
});

rootList('risks', RiskList, { description: 'The risks to the people you may see, those that stand first at the top.' });
