/** What PostgreSQL derives of a person: age, age band, area, and by which way they are contacted. */
import { Int } from 'type-graphql';
import { derived } from '../graph/declare.js';
import type { Columns, Surroundings } from '../graph/declared.js';
import { type Sql, sql } from '../platform/sql.js';
import { AgeBand, ContactRoute } from './derived.codes.js';
import { Person } from './person.entity.js';

function age(person: Columns<Person>, { today }: Surroundings): Sql {
  return sql`extract(year from age(coalesce(${person.deceasedOn}, ${today}), ${person.birthDate}))::int`;
}

derived(Person, 'age', () => Int, {
  nullable: false,
  description: 'Age in completed years, today or on the day they died.',
  sql: age,
});
derived(Person, 'ageBand', () => AgeBand, {
  nullable: false,
  description: 'The fixed band their age lies in, for whoever may not read their birth date.',
  sql: (person, reach) => sql`(array['UNDER_18', 'FROM_18_TO_24', 'FROM_25_TO_34', 'FROM_35_TO_44', 'FROM_45_TO_54',
    'FROM_55_TO_64', 'FROM_65_TO_74', 'FROM_75_TO_84', 'FROM_85'])[width_bucket(${age(person, reach)},
    array[18, 25, 35, 45, 55, 65, 75, 85]) + 1]`,
});
derived(Person, 'area', () => String, {
  description: 'Roughly where they live: the outward code of their postcode, such as `BA1`.',
  sql: (person) => sql`split_part(${person.address.postcode}, ' ', 1)`,
});
derived(Person, 'contactVia', () => ContactRoute, {
  nullable: false,
  description: 'Whether they may be contacted directly or only through their link worker.',
  sql: (person) => sql`case when ${person.contactProhibited} then 'LINK_WORKER' else 'DIRECT' end`,
});
