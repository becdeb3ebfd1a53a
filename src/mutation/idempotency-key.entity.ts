/** The keys under which a mutation that is sent again is known: what it came to, never what it answered. */
import { PrimaryKeyProp } from '@mikro-orm/core';
import { Check, Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { RoleName } from '../platform/role.js';
import type { Role } from '../platform/viewer.js';

@Entity()
@Check({ name: 'idempotency_key_key_check', expression: 'char_length(key) between 1 and 200' })
export class IdempotencyKey {
  [PrimaryKeyProp]?: ['memberId', 'organisationId', 'role', 'key'];

  /** Ids without relations: a key belongs to who sent it, in one role at one organisation. */
  @PrimaryKey({ type: 'uuid' })
  memberId!: string;

  @PrimaryKey({ type: 'uuid' })
  organisationId!: string;

  @Enum({ items: () => RoleName, primary: true })
  role!: Role;

  @PrimaryKey({ type: 'text' })
  key!: string;

  /** SHA-256 of the operation and its variables, base64url. */
  @Property({ type: 'text' })
  body!: string;

  @Property({ type: 'datetime', length: 3 })
  usedAt!: Date;

  /** The row the mutation answered, known once it is done. */
  @Property({ type: 'uuid', nullable: true })
  resultId?: string;

  @Property({ type: 'integer', nullable: true })
  resultVersion?: number;

  @Property({ type: 'text', nullable: true })
  transitionId?: string;

  @Property({ type: 'text', nullable: true })
  transitionFrom?: string;

  @Property({ type: 'text', nullable: true })
  transitionTo?: string;

  @Property({ type: 'datetime', length: 3, nullable: true })
  transitionAt?: Date;

  /** Codes and words of the warnings that were confirmed, in turn. */
  @Property({ type: 'text[]', default: [] })
  warnings: string[] = [];
}
