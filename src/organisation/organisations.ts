/** How organisations are found, and how they, their schemes and their members lead to one another. */
import { IsOptional, Length } from 'class-validator';
import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { listing, relation, rootList, rootOne } from '../graph/declare.js';
import { IdOf } from '../graph/identifier.js';
import { sql } from '../platform/sql.js';
import { contains } from '../platform/text-search.js';
import { OrganisationKind } from './organisation.codes.js';
import { Organisation } from './organisation.entity.js';

@InputType({ description: 'Which organisations. All that is given must hold.' })
class OrganisationWhere {
  @Field(() => String, { nullable: true, description: 'Words in the name, whatever the case.' })
  @IsOptional()
  @Length(1, 200)
  name?: string;

  @Field(() => [OrganisationKind], { nullable: true, description: 'Of any of these kinds.' })
  kind?: OrganisationKind[];

  @Field(() => String, { nullable: true, description: 'With exactly this code of the Organisation Data Service.' })
  @IsOptional()
  @Length(3, 8)
  odsCode?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: with a data sharing agreement that is in force today, so that people may be sent there.',
  })
  hasAgreement?: boolean;
}

enum OrganisationOrder {
  NAME_ASC = 'NAME_ASC',
  NAME_DESC = 'NAME_DESC',
}

registerEnumType(OrganisationOrder, {
  name: 'OrganisationOrder',
  description: 'How organisations are ordered.',
  valuesConfig: {
    NAME_ASC: { description: 'By name, A to Z.' },
    NAME_DESC: { description: 'By name, Z to A.' },
  },
});

export const OrganisationList = listing(Organisation, {
  where: OrganisationWhere,
  filters: {
    name: (organisation, name) => contains(organisation.name, name),
    kind: (organisation, kinds) => sql`${organisation.kind} = any(${kinds})`,
    odsCode: (organisation, code) => sql`${organisation.odsCode} = ${code}`,
    hasAgreement: (organisation, wanted, { today }) => {
      const inForce = sql`coalesce(${organisation.agreementSignedOn} <= ${today}, false)
        and coalesce(${organisation.agreementExpiresOn} >= ${today}, true)`;
      return wanted ? inForce : sql`not (${inForce})`;
    },
  },
  orderBy: OrganisationOrder,
  orders: {
    NAME_ASC: [{ key: 'name' }],
    NAME_DESC: [{ key: 'name', descending: true }],
  },
  defaultOrder: 'NAME_ASC',
});

@ArgsType()
class OrganisationArguments {
  @Field(() => ID, { description: 'The id of an organisation.' })
  @IdOf(Organisation)
  id!: string;
}

relation(Organisation, 'parts', OrganisationList, {
  by: 'partOf',
  description: 'The organisations that are part of it, such as the practices of a network.',
});
rootOne('organisation', Organisation, {
  description: 'One organisation by its id; null when there is none.',
  args: OrganisationArguments,
  find: (organisation, { id }) => sql`${organisation.id} = ${id}`,
});
rootList('organisations', OrganisationList, { description: 'All organisations that take part.' });
