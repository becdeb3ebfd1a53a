/** The one truth of who looks after whom, why and until when. Rows are ended, never deleted. */
import { Check, Entity, Enum, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { derived } from '../graph/declare.js';
import type { Columns, Surroundings } from '../graph/declared.js';
import { Text } from '../platform/columns.js';
import { Node } from '../platform/row.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { type Sql, sql } from '../platform/sql.js';
import { AboutPerson } from './about-person.js';
import { CareRelationshipKind, CareRelationshipStage } from './care-relationship.codes.js';

@ObjectType({
  implements: Node,
  description: 'Why an organisation, a scheme or a member of staff may know of a person, and until when.',
})
@Entity()
/** Lists begin at the viewer's parties; the kinds and stages that serve a role come before the end that lies ahead. */
@Index({
  properties: ['party', 'kind', 'stage', 'endsAt', 'person'],
  include: ['since', 'isLead', 'isSensitive', 'closedTo'],
})
/** Every row rule asks this of a person: the index alone answers, row policies on relationships included. */
@Index({
  properties: ['person', 'endsAt'],
  include: ['party', 'kind', 'stage', 'since', 'isLead', 'isSensitive', 'closedTo'],
})
@Index({ properties: ['cause', 'kind'] })
@Check({
  name: 'care_relationship_stage_fits_kind_check',
  expression: `case kind when 'TEAM' then stage in ('QUEUE', 'CURRENT', 'PAST')
    when 'SUPPORTING' then stage in ('OFFERED', 'ACCEPTED', 'ENDED') else stage = 'CURRENT' end`,
})
@Check({
  name: 'care_relationship_until_check',
  expression: `until >= since and case kind when 'COVER' then until <= since + interval '42 days'
    when 'EMERGENCY' then until <= since + interval '3 hours' else true end`,
})
@Check({ name: 'care_relationship_lead_check', expression: "not is_lead or kind = 'CASELOAD'" })
@Check({ name: 'care_relationship_emergency_check', expression: "kind <> 'EMERGENCY' or because is not null" })
@Check({ name: 'care_relationship_sensitive_check', expression: "not is_sensitive or kind = 'SUPPORTING'" })
export class CareRelationship extends AboutPerson {
  /** An organisation, a scheme or a member, as the kind says. */
  @Property({ type: 'uuid' })
  party!: string;

  @Field(() => CareRelationshipKind, { description: 'Why they may know of the person.' })
  @Enum({ items: () => CareRelationshipKind })
  kind!: CareRelationshipKind;

  @Field(() => CareRelationshipStage, { description: 'How far it goes.' })
  @Enum({ items: () => CareRelationshipStage, default: CareRelationshipStage.CURRENT })
  stage: CareRelationshipStage = CareRelationshipStage.CURRENT;

  /** The referral, connection or cover that brought it about; no relation of the ORM, so that the person stays first. */
  @Property({ type: 'uuid', nullable: true, fieldName: 'cause_id' })
  cause?: string;

  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  @Property({ type: 'datetime', length: 3 })
  since!: Date;

  /** As text, for JavaScript has no date for `infinity`. Portals read the derived `until`. */
  @Property({ type: 'string', columnType: 'timestamptz(3)', fieldName: 'until', defaultRaw: `'infinity'` })
  endsAt: string = 'infinity';

  @Field(() => String, { nullable: true, description: 'Why it ended, in plain words.' })
  @Text(500, { nullable: true })
  endedReason?: string;

  @Field(() => Boolean, { description: 'True for the link worker who leads, where several share a person.' })
  @Property({ type: 'boolean', default: false })
  isLead: boolean = false;

  @Field(() => String, { nullable: true, description: 'The written reason; always there for an emergency.' })
  @Text(2000, { nullable: true })
  because?: string;

  /** Kept by a trigger: the connection that is its cause is sensitive. */
  @Property({ type: 'boolean', default: false })
  isSensitive: boolean = false;

  /** Kept by a trigger: the roles the person objects to being seen by through it. */
  @Property({ type: 'text[]', default: [] })
  closedTo: string[] = [];
}

/** Holds while the relationship lasts. */
export function isOpenNow(row: Pick<Columns<CareRelationship>, 'since' | 'endsAt'>, { now }: Surroundings): Sql {
  return sql`${row.since} <= ${now} and ${row.endsAt} > ${now}`;
}

derived(CareRelationship, 'until', () => GraphQLDateTime, {
  description: 'Until when it lasts; null while no end is set.',
  sql: ({ endsAt }) => sql`nullif(${endsAt}, 'infinity')`,
});
