/** How schemes lead to the organisations around them, and back. */
import { relation } from '../graph/declare.js';
import { sql } from '../platform/sql.js';
import { Organisation } from './organisation.entity.js';
import { OrganisationList } from './organisations.js';
import { Scheme } from './scheme.entity.js';

relation(Scheme, 'practices', OrganisationList, {
  description: 'The practices it covers.',
  match: (practice, scheme) =>
    sql`exists (select 1 from scheme_practice j where j.scheme_id = ${scheme.id} and j.practice_id = ${practice.id})`,
});
relation(Organisation, 'schemes', Scheme, {
  description: 'The schemes that cover this practice: those its people can be referred to.',
  match: (scheme, practice) =>
    sql`exists (select 1 from scheme_practice j where j.practice_id = ${practice.id} and j.scheme_id = ${scheme.id})`,
  order: [{ key: 'name' }],
});
relation(Organisation, 'providedSchemes', Scheme, {
  by: 'provider',
  description: 'The schemes it runs.',
  order: [{ key: 'name' }],
});
relation(Organisation, 'commissionedSchemes', Scheme, {
  by: 'commissioner',
  description: 'The schemes it commissions.',
  order: [{ key: 'name' }],
});
