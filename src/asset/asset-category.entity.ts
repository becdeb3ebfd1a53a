/** What kinds of asset there are: rows with a stable key that schemes may add to. */
import { Check, Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation, rootList } from '../graph/declare.js';
import { Text } from '../platform/columns.js';
import { Node, Row } from '../platform/row.js';
import { sql } from '../platform/sql.js';
import { Asset } from './asset.entity.js';

@ObjectType({ implements: Node, description: 'A kind of asset, such as befriending or debt and money advice.' })
@Entity()
@Unique({ properties: ['key'] })
@Check({
  name: 'asset_category_key_check',
  expression: `key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(key) <= 100`,
})
export class AssetCategory extends Row {
  @Field(() => String, { description: 'Its stable key, such as `peer-support`; use it in filters.' })
  @Property({ type: 'text' })
  key!: string;

  @Field(() => String, { description: 'Its name as shown to people.' })
  @Text(200)
  name!: string;

  /** A connection to an asset of such a category is sensitive: its rows do not exist for roles not entitled. */
  @Property({ type: 'boolean', default: false })
  isSensitive: boolean = false;
}

/** Pure join: which asset is of which category. */
@Entity()
@Index({ properties: ['category', 'asset'] })
export class AssetCategoryLink {
  @ManyToOne(() => Asset, { primary: true, deleteRule: 'cascade' })
  asset!: Asset;

  @ManyToOne(() => AssetCategory, { primary: true })
  category!: AssetCategory;
}

enum AssetCategoryOrder {
  NAME_ASC = 'NAME_ASC',
}
registerEnumType(AssetCategoryOrder, {
  name: 'AssetCategoryOrder',
  description: 'How asset categories are ordered.',
  valuesConfig: { NAME_ASC: { description: 'By name, A to Z.' } },
});

export const AssetCategoryList = listing(AssetCategory, {
  orderBy: AssetCategoryOrder,
  orders: { NAME_ASC: [{ key: 'name' }] },
  defaultOrder: 'NAME_ASC',
});

relation(Asset, 'categories', AssetCategory, {
  description: 'What kinds of asset it is.',
  match: (category, asset) =>
    sql`exists (select 1 from asset_category_link l where l.asset_id = ${asset.id} and l.category_id = ${category.id})`,
  order: [{ key: 'name' }],
});
rootList('assetCategories', AssetCategoryList, { description: 'The kinds of asset there are, for filters.' });
