/** How one person is found: by id, or by NHS number. */
import { ArgsType, Field, ID } from 'type-graphql';
import { rootOne } from '../graph/declare.js';
import { IdOf } from '../graph/identifier.js';
import { GraphQLNhsNumber } from '../platform/scalars.js';
import { sql } from '../platform/sql.js';
import { Person } from './person.entity.js';

@ArgsType()
class PersonArguments {
  @Field(() => ID, { description: 'The id of a person.' })
  @IdOf(Person)
  id!: string;
}

@ArgsType()
class NhsNumberArguments {
  @Field(() => GraphQLNhsNumber, { description: 'Their NHS number; spaces are accepted.' })
  nhsNumber!: string;
}

rootOne('person', Person, {
  description:
    'One person by their id; null when there is none for this viewer. The id of a record that was merged leads on.',
  args: PersonArguments,
  find: (person, { id }) => sql`${person.id} = surviving_person(${id})`,
});
rootOne('personByNhsNumber', Person, {
  description: 'One person by their NHS number; null when there is none for this viewer.',
  args: NhsNumberArguments,
  find: (person, { nhsNumber }) => sql`${person.nhsNumber} = ${nhsNumber}`,
});
