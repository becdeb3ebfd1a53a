/** What every row about a person has: the person, by whom its visibility is decided. */
import { Entity, Index, ManyToOne } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Row } from '../platform/row.js';
import { Person } from './person.entity.js';

@ObjectType()
@Entity({ abstract: true })
export abstract class AboutPerson extends Row {
  @Field(() => Person, { description: 'The person this is about.' })
  @Index()
  @ManyToOne(() => Person)
  person!: Person;
}
