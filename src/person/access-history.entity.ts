/** What access rested on before it changed: kept by triggers, so that what somebody could see on a day can be told later. */
import { PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

@Entity()
export class AccessHistory {
  [PrimaryKeyProp]?: ['tableName', 'rowId', 'replacedAt'];

  @PrimaryKey({ type: 'text' })
  tableName!: string;

  @PrimaryKey({ type: 'uuid' })
  rowId!: string;

  /** From this moment on it was otherwise. */
  @PrimaryKey({ type: 'datetime', length: 3 })
  replacedAt!: Date;

  /** The columns that decide on access, as they were until then. */
  @Property({ type: 'json' })
  before!: object;
}
