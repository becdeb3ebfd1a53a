/** Which referrals a question is about and what it counts them by, as GraphQL asks and as the database's functions take it. */

import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { ForEach, type Members, type Parameter } from '../graph/declared.js';
import { AgeBand } from '../person/derived.codes.js';
import { AccessNeed, Gender } from '../person/person.codes.js';
import { literal, raw, type Sql, sql } from '../platform/sql.js';
import { ReferralSource } from '../referral/referral.codes.js';
import { EthnicityGroup, OutcomeDimension } from './statistics.codes.js';

const MOST_VALUES = 20;

function AnyOf(type: object, description: string): PropertyDecorator {
  return (target, name) => {
    Field(() => [type as never], { nullable: true, description })(target, name);
    IsOptional()(target, name);
    ArrayMinSize(1)(target, name);
    ArrayMaxSize(MOST_VALUES)(target, name);
  };
}

function Named(description: string): PropertyDecorator {
  return (target, name) => {
    Field(() => String, { nullable: true, description })(target, name);
    IsOptional()(target, name);
    MaxLength(200)(target, name);
  };
}

@InputType({
  description:
    'Which referrals. All of it has to hold; of a list, any one value. Each member is a dimension, and a question takes four at the most, those it counts by included.',
})
export class OutcomeFilter {
  @Field(() => String, {
    nullable: true,
    description: 'When the referral was sent: a year (`2026`), a quarter (`2026-Q1`) or a month (`2026-03`).',
  })
  @IsOptional()
  @Matches(/^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/, {
    message: 'is a year (2026), a quarter (2026-Q1) or a month (2026-03)',
  })
  period?: string | null;

  @Named('The scheme, by name.')
  scheme?: string | null;

  @AnyOf(String, 'Networks, by ODS code (or name where there is none).')
  pcn?: string[] | null;

  @AnyOf(String, 'Registered practices, by ODS code (or name where there is none).')
  practice?: string[] | null;

  @Named('A charity the person was connected with, by name.')
  charity?: string | null;

  @Named('A need of the referral, by key, such as `loneliness`.')
  need?: string | null;

  @AnyOf(ReferralSource, 'Who referred.')
  source?: ReferralSource[] | null;

  @AnyOf(AgeBand, 'Ages at referral.')
  ageBand?: AgeBand[] | null;

  @AnyOf(Gender, 'Genders.')
  gender?: Gender[] | null;

  @AnyOf(EthnicityGroup, 'Groups of ethnic categories.')
  ethnicity?: EthnicityGroup[] | null;

  @Field(() => [Int], { nullable: true, description: 'Fifths of deprivation, 1 (most deprived) to 5.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @Min(1, { each: true })
  @Max(5, { each: true })
  deprivation?: number[] | null;

  @Field(() => AccessNeed, { nullable: true, description: 'What the person needs to take part.' })
  accessNeed?: AccessNeed | null;

  @Named('A category of asset the person was tied to, by key.')
  assetCategory?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the person was connected with something nature-based.',
  })
  green?: boolean | null;
}

const DIMENSIONS: Readonly<Record<Exclude<keyof OutcomeFilter, 'period' | 'green'>, OutcomeDimension>> = {
  scheme: 'SCHEME',
  pcn: 'PCN',
  practice: 'PRACTICE',
  charity: 'CHARITY',
  need: 'NEED',
  source: 'SOURCE',
  ageBand: 'AGE_BAND',
  gender: 'GENDER',
  ethnicity: 'ETHNICITY',
  deprivation: 'DEPRIVATION',
  accessNeed: 'ACCESS_NEED',
  assetCategory: 'ASSET_CATEGORY',
};

/** Members that take several values. */
export const LISTS: ReadonlySet<string> = new Set([
  'pcn',
  'practice',
  'source',
  'ageBand',
  'gender',
  'ethnicity',
  'deprivation',
]);

/** A filter as the functions of the database take it: each dimension with a list of its values. */
export function filterOf(filter: Parameter<OutcomeFilter> | undefined): Sql {
  const given = (filter ?? {}) as Partial<Record<keyof OutcomeFilter, unknown>>;
  const { period, green } = given;
  const parts = Object.entries(DIMENSIONS).flatMap(([name, dimension]) => {
    const value = given[name as keyof OutcomeFilter] as Sql | undefined;
    if (value === undefined) return [];
    const list = LISTS.has(name) ? sql`to_jsonb(${value}::text[])` : sql`jsonb_build_array(${value}::text)`;
    return [sql`jsonb_build_object(${literal(dimension)}, ${list})`];
  });
  if (period !== undefined) {
    const of = period as Sql;
    parts.push(sql`jsonb_build_object(case when length(${of}) = 4 then 'YEAR' when ${of} like '%Q%' then 'QUARTER' else 'MONTH' end,
      jsonb_build_array(${of}))`);
  }
  if (green !== undefined)
    parts.push(sql`jsonb_build_object('GREEN', jsonb_build_array(${literal(green ? 'YES' : 'NO')}))`);
  return parts.reduce((all, part) => sql`${all} || ${part}`, raw(`'{}'::jsonb`));
}

@ArgsType()
export class OutcomeArguments {
  @Field(() => OutcomeFilter, {
    nullable: true,
    description: 'Which referrals; all the viewer may count when not said.',
  })
  filter?: OutcomeFilter;

  @Field(() => [OutcomeDimension], {
    nullable: true,
    description:
      'What they are counted by: one group for each value, or each pair of values. The whole comes first anyway.',
  })
  @IsOptional()
  @ArrayMaxSize(4)
  @ArrayUnique({ message: 'by names each dimension once' })
  by?: OutcomeDimension[];
}

/** The dimensions as the functions take them. */
export function dimensionsOf(by: Sql | undefined): Sql {
  return by === undefined ? raw(`'{}'::text[]`) : sql`${by}::text[]`;
}

@ObjectType({ description: 'A count of referrals under disclosure control.' })
export class OutcomeCount {
  @Field(() => Int, {
    nullable: true,
    description:
      'How many, rounded (to the nearest 5 unless the deployment says otherwise); null where it is suppressed.',
  })
  value?: number;

  @Field(() => Boolean, {
    description:
      'Whether it is not shown: because it is few people (fewer than 8, unless the deployment says otherwise), or because they could be found from it by subtraction.',
  })
  suppressed!: boolean;
}

/** A count out of the function's answer. */
export function countOf(json: Sql): Members<OutcomeCount>[] {
  return [{ value: sql`(${json} ->> 'value')::int`, suppressed: sql`(${json} ->> 'suppressed')::boolean` }];
}

@ObjectType({ description: 'One value of a dimension that a group is of.' })
export class OutcomeGroupValue {
  @Field(() => OutcomeDimension, { description: 'The dimension.' })
  dimension!: OutcomeDimension;

  @Field(() => String, { description: 'Its value; `NOT_KNOWN` or `NONE` where there is none.' })
  value!: string;
}

/** What a group is of, out of the function's answer. */
export function byOf(group: Sql): ForEach<OutcomeGroupValue> {
  return new ForEach<OutcomeGroupValue>(
    sql`jsonb_array_elements(${group} -> 'by') with ordinality b(v, n)`,
    raw('b.n'),
    {
      dimension: raw(`(b.v ->> 'dimension')`),
      value: raw(`(b.v ->> 'value')`),
    },
  );
}

export const AS_OF = 'The moment whose record this tells of. Statistics are worked out once a day.';
export const BY = 'The values this group is of; none for the whole.';
