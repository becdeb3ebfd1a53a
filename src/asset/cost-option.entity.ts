/** What an asset costs, and for whom; from these follows whether it is free. */
import { Check, Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ObjectType } from 'type-graphql';
import { derived, relation } from '../graph/declare.js';
import { Text } from '../platform/columns.js';
import { Node, Row } from '../platform/row.js';
import { GraphQLDate } from '../platform/scalars.js';
import { type Sql, sql } from '../platform/sql.js';
import { Asset } from './asset.entity.js';

@ObjectType({ implements: Node, description: 'One price of an asset (Open Referral UK `cost_option`).' })
@Entity()
@Index({ properties: ['asset'] })
@Check({ name: 'cost_option_amount_check', expression: `amount >= 0 and amount < 'Infinity'::float8` })
@Check({ name: 'cost_option_days_check', expression: 'valid_to >= valid_from' })
export class CostOption extends Row {
  @Field(() => Asset, { description: 'The asset this is a price of.' })
  @ManyToOne(() => Asset, { deleteRule: 'cascade' })
  asset!: Asset;

  @Field(() => String, { nullable: true, description: 'Whom or what the price is for, such as `Concessions`.' })
  @Text(500, { nullable: true })
  option?: string;

  @Field(() => Float, { nullable: true, description: 'The price in pounds sterling; 0 is free; null when not said.' })
  @Property({ type: 'float', columnType: 'double precision', nullable: true })
  amount?: number;

  @Field(() => String, { nullable: true, description: 'What the price covers, such as `per session`.' })
  @Text(2000, { nullable: true })
  amountDescription?: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'The first day of this price; null: no beginning.' })
  @Property({ type: 'date', nullable: true })
  validFrom?: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'The last day of this price; null: no end.' })
  @Property({ type: 'date', nullable: true })
  validTo?: string;
}

/** Free for everyone: true when every price of today is 0, false when one is more, null when nothing is said. */
export function isFree(assetId: Sql, today: Sql): Sql {
  return sql`(select case when bool_or(c.amount > 0) then false when bool_and(c.amount is not null) then true end
    from cost_option c where c.asset_id = ${assetId}
    and coalesce(c.valid_from <= ${today}, true) and coalesce(c.valid_to >= ${today}, true))`;
}

relation(Asset, 'costOptions', CostOption, {
  by: 'asset',
  description: 'What it costs, past and future prices included.',
  order: [{ key: 'amount' }, { key: 'option' }],
});
derived(Asset, 'isFree', () => Boolean, {
  description: 'Whether it is free today for everyone; null when its prices are not known.',
  sql: (asset, reach) => isFree(asset.id, reach.today),
});
