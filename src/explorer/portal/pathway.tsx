/** The person’s pathway: all that happened, as far as this viewer may know of it, the newest first. */
import type { CharityPersonQuery, PathwayFragment } from './generated/operations.js';
import { day, inWords } from './words.js';

type Entry =
  | NonNullable<PathwayFragment['timeline']>['nodes'][number]
  | NonNullable<NonNullable<CharityPersonQuery['person']>['timeline']>['nodes'][number];

export function Pathway({ entries, total }: { entries: readonly Entry[]; total: number }) {
  return (
    <section aria-labelledby="pathway">
      <h2 id="pathway" className="nhsuk-heading-m">
        Pathway
      </h2>
      <ol className="portal-pathway">
        {entries.map(({ kind, at, node }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one row may be told of twice, as when consent is given and withdrawn
          <li key={`${node?.id} ${kind} ${index}`}>
            <time dateTime={at}>{day(at)}</time>
            <b>{inWords(kind)}</b>
            <Detail node={node} />
          </li>
        ))}
      </ol>
      {total > entries.length && (
        <p className="nhsuk-body-s">
          The newest {entries.length} of {total}.
        </p>
      )}
    </section>
  );
}

function Detail({ node }: { node: Entry['node'] }) {
  if (!node) return null;
  const words: (string | null | undefined)[] = [];
  if ('referralStatus' in node) words.push(inWords(node.referralStatus));
  if ('connectionStatus' in node) words.push(inWords(node.connectionStatus));
  if ('code' in node) words.push(inWords(node.code));
  if ('connection' in node) words.push(node.connection?.asset?.name);
  if ('summary' in node) words.push(node.summary);
  if ('number' in node) words.push(`Version ${node.number}`);
  if ('words' in node) words.push(node.words);
  if ('shareableSummary' in node) words.push(node.shareableSummary ?? inWords(node.state));
  if ('instrument' in node) words.push(`${node.instrument}${node.score === null ? '' : `: ${node.score}`}`);
  return <span>{words.filter(Boolean).join(' · ')}</span>;
}
