/** All rows of a root list that a caller sees, page after page. */
import type { Caller } from './kith.js';

/** `field` may carry arguments in front of the page's own, such as `risks(where: { open: true }`. */
export async function listed<Row>(caller: Caller, field: string, selection: string): Promise<Row[]> {
  const name = field.split('(')[0] as string;
  const opened = field.includes('(') ? `${field}, ` : `${field}(`;
  const rows: Row[] = [];
  for (let after: string | null = null; ; ) {
    const document = `query Listed($after: String) { ${opened}first: 100, after: $after) { nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`;
    const reply = await caller.run(document, { after });
    const page = reply.data?.[name] as
      | { nodes: Row[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
      | undefined;
    if (!page) throw new Error(`${name} was refused: ${reply.text}`);
    rows.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return rows;
    after = page.pageInfo.endCursor;
  }
}
