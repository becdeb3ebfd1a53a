/** What every row that hangs on a need has: whether that need makes it sensitive, and so absent for some roles. */
import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { AboutPerson } from '../person/about-person.js';

@ObjectType()
@Entity({ abstract: true })
export abstract class UnderNeed extends AboutPerson {
  /** Kept by triggers from the need (and from a sensitive category of asset); not in the graph. */
  @Property({ type: 'boolean', default: false })
  isSensitive: boolean = false;
}
