/** Which record systems a practice lets act for it: with it, each sees whoever is registered there. */
import { Check, Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Organisation } from './organisation.entity.js';

@Entity()
@Check({ name: 'system_grant_revoked_at_check', expression: 'revoked_at >= granted_at' })
export class SystemGrant {
  @ManyToOne(() => Organisation, { primary: true })
  practice!: Organisation;

  @Index()
  @ManyToOne(() => Organisation, { primary: true })
  system!: Organisation;

  @Property({ type: 'datetime', length: 3 })
  grantedAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  revokedAt?: Date;
}
