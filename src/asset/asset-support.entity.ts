/** What a link worker did to keep a group going: the other half of social prescribing. */
import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { listing, relation } from '../graph/declare.js';
import { IdOf } from '../graph/identifier.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, SameAs } from '../mutation/input.js';
import { checkPast } from '../mutation/when.js';
import { actingMember } from '../organisation/acting.js';
import { Member } from '../organisation/member.entity.js';
import { Text } from '../platform/columns.js';
import { Node, Row } from '../platform/row.js';
import { GraphQLDate } from '../platform/scalars.js';
import { Asset } from './asset.entity.js';

export enum AssetSupportKind {
  ACCESSIBILITY = 'ACCESSIBILITY',
  FUNDING = 'FUNDING',
  VOLUNTEERS = 'VOLUNTEERS',
  GOVERNANCE = 'GOVERNANCE',
  TRAINING = 'TRAINING',
  CAPACITY = 'CAPACITY',
}
registerEnumType(AssetSupportKind, {
  name: 'AssetSupportKind',
  description: 'What a group was helped with.',
  valuesConfig: {
    ACCESSIBILITY: { description: 'To be easier to reach and to take part in.' },
    FUNDING: { description: 'To find money.' },
    VOLUNTEERS: { description: 'To find and keep volunteers.' },
    GOVERNANCE: { description: 'Rules, insurance, safeguarding.' },
    TRAINING: { description: 'To learn what it needs.' },
    CAPACITY: { description: 'To take more people, or open more often.' },
  },
});

@ObjectType({ implements: Node, description: 'Something a link worker did to keep a group going.' })
@Entity()
@Index({ properties: ['asset', 'supportedOn'] })
export class AssetSupport extends Row {
  @Field(() => Asset, { description: 'The asset that was helped.' })
  @ManyToOne(() => Asset)
  asset!: Asset;

  @Field(() => AssetSupportKind, { description: 'With what.' })
  @Enum({ items: () => AssetSupportKind })
  kind!: AssetSupportKind;

  @Field(() => String, { description: 'What was done, in plain words.' })
  @Text(2000)
  what!: string;

  @Field(() => GraphQLDate, { description: 'On which day.' })
  @Property({ type: 'date' })
  supportedOn!: string;

  @Field(() => Member, { nullable: true, description: 'Who helped.' })
  @Index()
  @ManyToOne(() => Member, { nullable: true })
  by?: Member;
}

enum AssetSupportOrder {
  SUPPORTED_ON_DESC = 'SUPPORTED_ON_DESC',
}
registerEnumType(AssetSupportOrder, {
  name: 'AssetSupportOrder',
  description: 'How support of a group is ordered.',
  valuesConfig: { SUPPORTED_ON_DESC: { description: 'The latest first.' } },
});

export const AssetSupportList = listing(AssetSupport, {
  orderBy: AssetSupportOrder,
  orders: { SUPPORTED_ON_DESC: [{ key: 'supportedOn', descending: true }] },
  defaultOrder: 'SUPPORTED_ON_DESC',
});

relation(Asset, 'support', AssetSupportList, { by: 'asset', description: 'What was done to keep it going.' });

@InputType({ description: 'What was done for a group.' })
class AssetSupportRecordInput extends Confirmable {
  @Field(() => ID, { description: 'The asset that was helped.' })
  @IdOf(Asset)
  asset!: string;

  @SameAs(AssetSupport) kind!: AssetSupportKind;
  @SameAs(AssetSupport) what!: string;

  @SameAs(AssetSupport, { nullable: true, description: 'On which day; today when not said.' })
  supportedOn?: string | null;
}

mutation('assetSupportRecord', AssetSupport, {
  description: 'Writes down what was done to keep a group going.',
  input: AssetSupportRecordInput,
  on: Asset,
  starts: 'seen',
  run: (change, { kind, what, ...input }, asset) => {
    const supportedOn = input.supportedOn ?? change.today;
    checkPast(change, { supportedOn }, 'supportedOn');
    return change.add(AssetSupport, { asset, kind, what, supportedOn, by: actingMember(change) });
  },
});
