/** The textbook's entities of what is agreed and arranged, and of the community's assets. */
import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Day, Decimal, Flag, Hidden, Moment, Row, Text, Texts, Whole } from './columns.js';

@ObjectType()
@Entity({ tableName: 'plan' })
export class Plan extends Row {
  @Hidden('uuid') personId!: string;
  @Hidden('uuid') referralId!: string;
  @Whole() version!: number;
  @Moment() updatedAt!: Date;
  @Text() status!: string;
  @Text() whatMatters?: string;
  @Moment() agreedAt?: Date;
  @Day() reviewDue?: string;
}

@ObjectType()
@Entity({ tableName: 'goal' })
export class Goal extends Row {
  @Hidden('uuid') planId!: string;
  @Hidden('uuid') personId!: string;
  @Hidden('boolean') isSensitive!: boolean;
  @Text() title!: string;
  @Text() lifecycle!: string;
  @Text() achievement?: string;
  @Moment() lifecycleSince?: Date;
  @Day() dueOn?: string;
  @Hidden('integer') importance?: number;
  @Hidden('datetime') createdAt!: Date;
}

@ObjectType()
@Entity({ tableName: 'action' })
export class Action extends Row {
  @Hidden('uuid') goalId!: string;
  @Text() what!: string;
  @Text() who!: string;
  @Text() status!: string;
  @Day() dueOn?: string;
  @Hidden('datetime') createdAt!: Date;
}

@ObjectType()
@Entity({ tableName: 'measurement' })
export class Measurement extends Row {
  @Hidden('uuid') personId!: string;
  @Hidden('uuid') planId?: string;
  @Text() instrument!: string;
  @Text() stage!: string;
  @Moment() takenAt!: Date;
  @Decimal() score?: number;
}

@ObjectType()
@Entity({ tableName: 'connection' })
export class Connection extends Row {
  @Hidden('uuid') personId!: string;
  @Hidden('uuid') planId!: string;
  @Hidden('uuid') referralId!: string;
  @Hidden('uuid') goalId?: string;
  @Hidden('uuid') assetId!: string;
  @Hidden('uuid') organisationId!: string;
  @Hidden('boolean') isSensitive!: boolean;
  @Hidden('datetime') updatedAt!: Date;
  @Text() status!: string;
  @Text() message?: string;
  @Text() cautions?: string;
  @Texts() barriersForeseen?: string[];
  @Texts() shared!: string[];
  @Moment() sentAt?: Date;
  @Moment() endedAt?: Date;
}

@ObjectType()
@Entity({ tableName: 'connection_transition' })
export class ConnectionTransition extends Row {
  @Hidden('uuid') connectionId!: string;
  @Text() to!: string;
  @Moment() occurredAt!: Date;
}

@ObjectType()
@Entity({ tableName: 'attendance' })
export class Attendance extends Row {
  @Hidden('uuid') connectionId!: string;
  @Day() occurredOn!: string;
  @Text() code!: string;
}

@ObjectType()
@Entity({ tableName: 'follow_up' })
export class FollowUp extends Row {
  @Hidden('uuid') personId!: string;
  @Hidden('uuid') planId!: string;
  @Hidden('uuid') connectionId?: string;
  @Hidden('uuid') assignedToId?: string;
  @Whole() version!: number;
  @Day() nextDueOn?: string;
  @Day() dueOn?: string;
  @Moment() occurredAt?: Date;
  @Hidden('boolean') reached?: boolean;
  @Hidden('datetime') cancelledAt?: Date;
  @Hidden('datetime') enteredInErrorAt?: Date;
  @Text() channel?: string;
  @Text() howItGoes?: string;
  @Text() shareableSummary?: string;
}

@ObjectType()
@Entity({ tableName: 'follow_up_barrier' })
export class FollowUpBarrier extends Row {
  @Hidden('uuid') followUpId!: string;
  @Text() barrier!: string;
  @Flag() isResolved!: boolean;
}

@ObjectType()
@Entity({ tableName: 'asset' })
export class Asset extends Row {
  @Hidden('uuid') organisationId!: string;
  @Text() name!: string;
  @Text() status!: string;
  @Text() greenKind?: string;
  @Hidden('integer') availablePlaces?: number;
  @Texts() languages!: string[];
  @Texts() accessibility!: string[];
  @Text() phone?: string;
}

@ObjectType()
@Entity({ tableName: 'asset_category' })
export class AssetCategory extends Row {
  @Text() name!: string;
}

@ObjectType()
@Entity({ tableName: 'location' })
export class Location extends Row {
  @Hidden('uuid') assetId!: string;
  @Text() addressLine?: string;
  @Text() city?: string;
  @Text() postcode?: string;
  @Hidden('double') latitude?: number;
  @Hidden('double') longitude?: number;
}

@ObjectType()
@Entity({ tableName: 'cost_option' })
export class CostOption extends Row {
  @Hidden('uuid') assetId!: string;
  @Text() option?: string;
  @Decimal() amount?: number;
  @Hidden('date') validFrom?: string;
  @Hidden('date') validTo?: string;
}
