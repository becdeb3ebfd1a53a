/** What a timeline answers: entries of kinds that modules add to, and the arguments by which they are chosen. */
import { ArgsType, Field, ObjectType, registerEnumType } from 'type-graphql';
import { PageArgs, pageOf } from '../platform/paging.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';

const TimelineKind: Record<string, string> = {};
const wording: Record<string, { description: string }> = {};

registerEnumType(TimelineKind, {
  name: 'TimelineKind',
  description: 'What kind of thing happened.',
  valuesConfig: wording,
});

/** To be called before the schema is built. */
export function addTimelineKind(kind: string, description: string): void {
  TimelineKind[kind] = kind;
  wording[kind] = { description };
}

@ArgsType()
export class TimelineArgs extends PageArgs {
  @Field(() => [TimelineKind], { nullable: true, description: 'Only these kinds of things; all when not said.' })
  kinds?: string[];

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Only what happened at this moment or later.' })
  since?: Date;
}

@ObjectType({ description: 'One thing that happened, and the row that tells of it.' })
export class TimelineEntry {
  @Field(() => TimelineKind, { description: 'What kind of thing it was.' })
  kind!: string;

  @Field(() => GraphQLDateTime, {
    description: 'When it happened, in UTC; of what is only known by its day, the beginning of that day.',
  })
  at!: Date;

  @Field(() => Node, { nullable: true, description: 'The row that tells of it, as `node(id)` answers it.' })
  node?: Node;
}

export const TimelinePage = pageOf(TimelineEntry, 'TimelineEntry');
