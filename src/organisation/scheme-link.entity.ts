/** Which practices a scheme covers, and which members belong to it. */
import { Entity, Index, ManyToOne } from '@mikro-orm/decorators/legacy';
import { Member } from './member.entity.js';
import { Organisation } from './organisation.entity.js';
import { Scheme } from './scheme.entity.js';

@Entity()
export class SchemePractice {
  @ManyToOne(() => Scheme, { primary: true })
  scheme!: Scheme;

  @Index()
  @ManyToOne(() => Organisation, { primary: true })
  practice!: Organisation;
}

@Entity()
export class MemberScheme {
  @ManyToOne(() => Member, { primary: true })
  member!: Member;

  @Index()
  @ManyToOne(() => Scheme, { primary: true })
  scheme!: Scheme;
}
