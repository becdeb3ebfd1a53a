/** `tidier`: what a scheme does, in the twelve items of TIDieR, as it says itself and as the record shows. */
import { MaxLength } from 'class-validator';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { rootAnswer } from '../graph/declare.js';
import { ForEach } from '../graph/declared.js';
import { GraphQLDateTime } from '../platform/scalars.js';
import { raw, sql } from '../platform/sql.js';
import { AS_OF } from './outcome-filter.js';

enum TidierStatus {
  AUTHORED = 'AUTHORED',
  COMPUTED = 'COMPUTED',
  MISSING = 'MISSING',
}
registerEnumType(TidierStatus, {
  name: 'TidierStatus',
  description: 'Where an item of the description comes from.',
  valuesConfig: {
    AUTHORED: { description: 'The scheme wrote it.' },
    COMPUTED: { description: 'Worked out from the scheme’s settings and what was recorded.' },
    MISSING: { description: 'Nobody wrote it, and the record does not show it.' },
  },
});

@ObjectType({ description: 'One of the twelve items of TIDieR (Hoffmann et al., BMJ 2014;348:g1687).' })
class TidierItem {
  @Field(() => Int, { description: 'Its number, 1 to 12.' })
  number!: number;

  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Field(() => TidierStatus, { description: 'Where it comes from.' })
  status!: `${TidierStatus}`;

  @Field(() => String, { nullable: true, description: 'What it says; null where it is missing.' })
  text?: string;
}

@ObjectType({ description: 'A scheme described so that others could judge it and do the same.' })
class Tidier {
  @Field(() => GraphQLDateTime, { description: AS_OF })
  asOf!: Date;

  @Field(() => [TidierItem], { description: 'The twelve items in their order.' })
  items!: TidierItem[];

  @Field(() => String, { description: 'All of it as Markdown.' })
  markdown!: string;
}

@ArgsType()
class TidierArguments {
  @Field(() => String, { description: 'The scheme, by name.' })
  @MaxLength(200)
  scheme!: string;
}

rootAnswer('tidier', Tidier, {
  description:
    'What a scheme does, in the twelve items of TIDieR. Null where the viewer may not count its referrals, or there is no such scheme.',
  args: TidierArguments,
  answer: ({ scheme }) =>
    new ForEach<Tidier>(sql`(select statistics.tidier(${scheme}) as a offset 0) o where o.a is not null`, raw('1'), {
      asOf: raw(`(o.a ->> 'asOf')::timestamptz`),
      markdown: raw(`(o.a ->> 'markdown')`),
      items: new ForEach<TidierItem>(raw(`jsonb_array_elements(o.a -> 'items') with ordinality i(i, n)`), raw('i.n'), {
        number: raw(`(i.i ->> 'number')::int`),
        title: raw(`(i.i ->> 'title')`),
        status: raw(`(i.i ->> 'status')`),
        text: raw(`(i.i ->> 'text')`),
      }),
    }),
});
