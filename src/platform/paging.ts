/** Relay paging, the only way a growing list is read: the arguments, and the types of a page. */
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';

/** Rows on a page when the caller does not say, and at the most. */
export const DEFAULT_PAGE = 20;
export const LARGEST_PAGE = 100;

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many rows from the start (or after \`after\`): 0 to ${LARGEST_PAGE}, ${DEFAULT_PAGE} when not said.`,
  })
  first?: number;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the row before the page: an `endCursor` of this list.',
  })
  after?: string;

  @Field(() => Int, {
    nullable: true,
    description: `How many rows from the end (or before \`before\`): 0 to ${LARGEST_PAGE}. Not together with \`first\`.`,
  })
  last?: number;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the row after the page: a `startCursor` of this list.',
  })
  before?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Only what changed since an earlier answer, named by its `watermark`: rows that are new, were changed, or came into sight; some come again unchanged. Rows that left the list or went out of sight are not told: ask `nodes(ids)` now and then for those you keep.',
  })
  updatedSince?: string;
}

@ObjectType({ description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field({ description: 'True when rows follow this page.' })
  hasNextPage!: boolean;

  @Field({ description: 'True when rows precede this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row, for `before`; null on an empty page.' })
  startCursor?: string;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row, for `after`; null on an empty page.' })
  endCursor?: string;
}

/** The Relay types of a page of `Item`. Made eagerly beside the entity: inside a type thunk type-graphql fails. */
export function pageOf<Item extends object>(Item: ClassType<Item>, name: string): ClassType<object> {
  @ObjectType(`${name}Edge`, { description: `A ${name} on a page, with its cursor.` })
  class Edge {
    @Field(() => String, { description: 'Opaque place of this row in this list for this viewer.' })
    cursor!: string;

    @Field(() => Item, { description: 'The row.' })
    node!: Item;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} rows.` })
  class Page {
    @Field(() => [Item], { description: 'The rows of this page.' })
    nodes!: Item[];

    @Field(() => [Edge], { description: 'The rows of this page, each with its cursor.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where this page lies in its list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description: 'How many rows the whole list has for this viewer. Costs a count; select it only when shown.',
    })
    totalCount!: number;

    @Field(() => String, {
      description:
        'Opaque mark of how far this answer knows of changes, for the `updatedSince` of any list; when a list is walked page by page, keep that of its first page.',
    })
    watermark!: string;
  }
  return Page;
}
