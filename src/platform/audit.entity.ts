/** What was asked, by whom and when, and what became of it: append-only, sealed in a chain. The people stand in `person/`. */
import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { registerEnumType } from 'type-graphql';
import { Text } from './columns.js';
import { FieldKind } from './field-kind.js';
import { RoleName } from './role.js';
import type { Role } from './viewer.js';

export enum AccessOutcome {
  ANSWERED = 'ANSWERED',
  CHANGED = 'CHANGED',
  REFUSED = 'REFUSED',
  FAILED = 'FAILED',
}

registerEnumType(AccessOutcome, {
  name: 'AccessOutcome',
  description: 'What became of an operation.',
  valuesConfig: {
    ANSWERED: { description: 'Something was read.' },
    CHANGED: { description: 'Something was changed.' },
    REFUSED: { description: 'It was refused, wholly or in part.' },
    FAILED: { description: 'It failed; what was read until then was not answered.' },
  },
});

/** One operation. No type of the graph: it may be about several people, and each has a line of their own. */
@Entity()
@Index({ properties: ['memberId', 'occurredAt'] })
export class AccessEvent {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'datetime', length: 3 })
  occurredAt!: Date;

  /** Ids without relations: the platform knows no module, and an event outlives what it names. */
  @Property({ type: 'uuid' })
  memberId!: string;

  @Property({ type: 'uuid' })
  organisationId!: string;

  @Enum({ items: () => RoleName })
  role!: Role;

  /** The name of the operation, when it had one. */
  @Text(200, { nullable: true })
  operation?: string;

  /** As the portal said. */
  @Text(500, { nullable: true })
  purpose?: string;

  /** Which fields were read, changed or refused, as `Type.field`. */
  @Property({ type: 'text[]', default: [] })
  coordinates: string[] = [];

  @Property({ type: 'text[]', default: [] })
  kinds: FieldKind[] = [];

  @Enum({ items: () => AccessOutcome })
  outcome!: AccessOutcome;

  @Text(200)
  requestId!: string;
}

/** An event's place in the chain: its hash covers the event, its people and the hash before it. Written by the sealer only. */
@Entity()
export class AccessEventSeal {
  /** From 1, without a gap. */
  @PrimaryKey({ type: 'bigint', autoincrement: false })
  position!: bigint;

  @Unique()
  @Property({ type: 'uuid' })
  eventId!: string;

  /** The transaction that inserted the event: the next to be sealed comes after it. */
  @Property({ type: 'text', columnType: 'xid8' })
  eventIn!: string;

  @Property({ type: 'datetime', length: 3 })
  sealedAt!: Date;

  @Property({ type: 'blob' })
  hash!: Uint8Array;
}
