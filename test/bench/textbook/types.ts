/** The textbook's types of GraphQL that are no tables: pages, values, filters and orders, named as portals name them. */
import { type ClassType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Asset, Attendance, Connection, ConnectionTransition, FollowUp, Measurement, Plan } from './care.js';
import { ContactAttempt, Conversation, Person, Referral } from './people.js';

@ObjectType()
export class PageInfo {
  @Field() hasNextPage!: boolean;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

export interface Page<T> {
  readonly nodes: readonly T[];
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly totalCount: number;
  readonly pageInfo: PageInfo;
}

function pageOf<T extends object>(Node: ClassType<T>): ClassType<Page<T>> {
  @ObjectType(`${Node.name}Edge`)
  class Edge {
    @Field() cursor!: string;
    @Field(() => Node) node!: T;
  }
  @ObjectType(`${Node.name}Page`)
  class Paged {
    @Field(() => [Node]) nodes!: T[];
    @Field(() => [Edge]) edges!: Edge[];
    @Field(() => Int) totalCount!: number;
    @Field(() => PageInfo) pageInfo!: PageInfo;
  }
  return Paged;
}

export const PersonPage = pageOf(Person);
export const ReferralPage = pageOf(Referral);
export const PlanPage = pageOf(Plan);
export const ConnectionPage = pageOf(Connection);
export const TransitionPage = pageOf(ConnectionTransition);
export const AttendancePage = pageOf(Attendance);
export const FollowUpPage = pageOf(FollowUp);
export const ConversationPage = pageOf(Conversation);
export const AttemptPage = pageOf(ContactAttempt);
export const MeasurementPage = pageOf(Measurement);
export const AssetPage = pageOf(Asset);

/** The first of a list that is loaded whole. */
export function firstOf<T extends { id: string }>(all: readonly T[], first: number, total = all.length): Page<T> {
  const nodes = all.slice(0, first);
  const edges = nodes.map((node) => ({ cursor: Buffer.from(node.id).toString('base64url'), node }));
  return {
    nodes,
    edges,
    totalCount: total,
    pageInfo: { hasNextPage: all.length > first, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

@ObjectType()
export class SafeContact {
  @Field(() => String, { nullable: true }) times?: string;
  @Field(() => Boolean, { nullable: true }) voicemailAllowed?: boolean;
  @Field(() => Boolean, { nullable: true }) textAllowed?: boolean;
  @Field(() => String, { nullable: true }) wordsToAvoid?: string;
}

@ObjectType()
export class Address {
  @Field(() => String, { nullable: true }) line1?: string;
  @Field(() => String, { nullable: true }) city?: string;
  @Field(() => String, { nullable: true }) postcode?: string;
}

@ObjectType()
export class AboutMe {
  @Field(() => String, { nullable: true }) mostImportantToMe?: string;
  @Field(() => String, { nullable: true }) howToCommunicateWithMe?: string;
}

@ObjectType()
export class StatusCount {
  @Field() status!: string;
  @Field(() => Int) count!: number;
}

@InputType()
export class PersonWhere {
  @Field(() => ID, { nullable: true }) linkWorker?: string;
}

@InputType()
export class OpenWhere {
  @Field(() => Boolean, { nullable: true }) open?: boolean;
}

@InputType()
export class ReferralWhere extends OpenWhere {}
@InputType()
export class ConnectionWhere extends OpenWhere {}
@InputType()
export class FollowUpWhere extends OpenWhere {}
@InputType()
export class PlanWhere extends OpenWhere {}

@InputType()
export class PointInput {
  @Field(() => Float) latitude!: number;
  @Field(() => Float) longitude!: number;
}

@InputType()
export class NearInput extends PointInput {
  @Field(() => Float) withinKm!: number;
}

@InputType()
export class AssetWhere {
  @Field(() => String) text!: string;
  @Field(() => [String]) category!: string[];
  @Field(() => NearInput) near!: NearInput;
}

export enum PersonOrder {
  NAME_ASC = 'NAME_ASC',
}
export enum FollowUpOrder {
  DUE_ASC = 'DUE_ASC',
}
export enum PlanOrder {
  UPDATED_DESC = 'UPDATED_DESC',
}
export enum AssetOrder {
  NEAREST_ASC = 'NEAREST_ASC',
}
registerEnumType(PersonOrder, { name: 'PersonOrder' });
registerEnumType(FollowUpOrder, { name: 'FollowUpOrder' });
registerEnumType(PlanOrder, { name: 'PlanOrder' });
registerEnumType(AssetOrder, { name: 'AssetOrder' });

@InputType()
export class FollowUpRecordInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Boolean) reached!: boolean;
  @Field() channel!: string;
  @Field() shareableSummary!: string;
  @Field() nextDueOn!: string;
}

@InputType()
export class ReferralMakeInput {
  @Field(() => ID) person!: string;
  @Field(() => ID) scheme!: string;
  @Field() reason!: string;
  @Field(() => [String]) needs!: string[];
}

@ObjectType()
export class FollowUpRecordPayload {
  @Field(() => FollowUp) followUp!: FollowUp;
}

@ObjectType()
export class ReferralMakePayload {
  @Field(() => Referral) referral!: Referral;
}
