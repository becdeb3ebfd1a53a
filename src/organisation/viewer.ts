/** Who is asking, as a type of the graph: no row of its own, but the way to one's organisation, schemes and people. */
import { ObjectType } from 'type-graphql';
import { derived, relation, rootOne } from '../graph/declare.js';
import { RoleName } from '../platform/role.js';
import { sql } from '../platform/sql.js';
import { Member } from './member.entity.js';
import { Organisation } from './organisation.entity.js';

@ObjectType({ description: 'Who is asking: the role, organisation and member that the token carries.' })
export class Viewer {}

derived(Viewer, 'role', () => RoleName, {
  nullable: false,
  description: 'The role the token carries; everything answered is cut to it.',
  sql: (_viewer, { viewer }) => viewer.role,
});
relation(Viewer, 'organisation', Organisation, {
  one: true,
  description: 'The organisation the viewer acts for.',
  match: (organisation, _viewer, { viewer }) => sql`${organisation.id} = ${viewer.organisation}`,
});
relation(Viewer, 'member', Member, {
  one: true,
  description: 'The viewer as a member of staff.',
  match: (member, _viewer, { viewer }) => sql`${member.id} = ${viewer.member}`,
});
rootOne('viewer', Viewer, { description: 'Who is asking. Never null for a valid token.' });
