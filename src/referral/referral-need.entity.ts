/** A need for which a person was referred. */
import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { relation } from '../graph/declare.js';
import type { Columns } from '../graph/declared.js';
import { AboutPerson } from '../person/about-person.js';
import { Need } from '../person/need.entity.js';
import { Person } from '../person/person.entity.js';
import { Node } from '../platform/row.js';
import { type Sql, sql } from '../platform/sql.js';
import { Referral } from './referral.entity.js';

@ObjectType({ implements: Node, description: 'A need for which a person was referred.' })
@Entity()
@Unique({ properties: ['referral', 'need'] })
export class ReferralNeed extends AboutPerson {
  @Field(() => Referral, { description: 'The referral.' })
  @ManyToOne(() => Referral)
  referral!: Referral;

  @Field(() => Need, { description: 'The kind of need.' })
  @Index()
  @ManyToOne(() => Need)
  need!: Need;

  /** Kept by a trigger: the need is sensitive. */
  @Property({ type: 'boolean', default: false })
  isSensitive: boolean = false;
}

/** Holds where the need is one of those with the given keys. */
export function isAnyNeed({ need }: Pick<Columns<ReferralNeed>, 'need'>, keys: Sql): Sql {
  return sql`${need} in (select n.id from need n where n.key = any(${keys}))`;
}

relation(Referral, 'needs', ReferralNeed, {
  by: 'referral',
  description: 'What the person was referred for.',
  order: [{ key: 'createdAt' }],
});
relation(Person, 'needs', ReferralNeed, {
  by: 'person',
  description: 'What they were ever referred for, the latest first.',
  order: [{ key: 'createdAt', descending: true }],
});
