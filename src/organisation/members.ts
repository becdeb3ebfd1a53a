/** How members are listed, and how organisations and schemes lead to them. */
import { IsOptional, Length } from 'class-validator';
import { Field, InputType, registerEnumType } from 'type-graphql';
import { listing, relation } from '../graph/declare.js';
import { RoleName } from '../platform/role.js';
import { sql } from '../platform/sql.js';
import { contains } from '../platform/text-search.js';
import type { Role } from '../platform/viewer.js';
import { Member } from './member.entity.js';
import { Organisation } from './organisation.entity.js';
import { Scheme } from './scheme.entity.js';

@InputType({ description: 'Which members. All that is given must hold.' })
class MemberWhere {
  @Field(() => String, { nullable: true, description: 'Words in the name, whatever the case.' })
  @IsOptional()
  @Length(1, 200)
  name?: string;

  @Field(() => [RoleName], { nullable: true, description: 'In any of these roles.' })
  role?: Role[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those who act today; false: suspended and former ones.',
  })
  active?: boolean;
}

enum MemberOrder {
  NAME_ASC = 'NAME_ASC',
  NAME_DESC = 'NAME_DESC',
}

registerEnumType(MemberOrder, {
  name: 'MemberOrder',
  description: 'How members are ordered.',
  valuesConfig: {
    NAME_ASC: { description: 'By name, A to Z.' },
    NAME_DESC: { description: 'By name, Z to A.' },
  },
});

export const MemberList = listing(Member, {
  where: MemberWhere,
  filters: {
    name: (member, name) => contains(member.name, name),
    role: (member, roles) => sql`${member.role} = any(${roles})`,
    active: (member, active) => (active ? member.active : sql`not ${member.active}`),
  },
  orderBy: MemberOrder,
  orders: {
    NAME_ASC: [{ key: 'name' }],
    NAME_DESC: [{ key: 'name', descending: true }],
  },
  defaultOrder: 'NAME_ASC',
});

relation(Organisation, 'members', MemberList, { by: 'organisation', description: 'Its staff.' });
relation(Scheme, 'members', MemberList, {
  description: 'Its team: link workers and team leads.',
  match: (member, scheme) =>
    sql`exists (select 1 from member_scheme j where j.scheme_id = ${scheme.id} and j.member_id = ${member.id})`,
});
relation(Member, 'schemes', Scheme, {
  description: 'The schemes they work for.',
  match: (scheme, member) =>
    sql`exists (select 1 from member_scheme j where j.member_id = ${member.id} and j.scheme_id = ${scheme.id})`,
  order: [{ key: 'name' }],
});
