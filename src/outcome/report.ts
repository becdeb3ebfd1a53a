/** The printable report: words, tables and drawn charts in one page of HTML that needs no script, no colour and no network. */
import { chart } from './chart.js';
import { page } from './report-page.js';

interface Count {
  readonly value: number | null;
  readonly suppressed: boolean;
}

interface By {
  readonly by: readonly { readonly value: string }[];
}

interface Reported {
  readonly viewer: { readonly organisation: { readonly name: string } | null };
  readonly activity: {
    readonly asOf: string;
    readonly groups: readonly (By & {
      readonly referrals: Count;
      readonly shares: readonly (Count & { readonly measure: string })[];
    })[];
  };
  readonly change: {
    readonly score: string;
    readonly caution: string;
    readonly isHigherBetter: boolean;
    readonly groups: readonly (By & {
      readonly pairs: Count;
      readonly missingPercent: number | null;
      readonly meanBefore: number | null;
      readonly meanAfter: number | null;
      readonly meanChange: number | null;
      readonly medianBefore: number | null;
      readonly medianAfter: number | null;
      readonly intervalFrom: number | null;
      readonly intervalTo: number | null;
      readonly intervalMethod: string;
    })[];
  };
  readonly inequality: {
    readonly slopePerThousand: number | null;
    readonly groups: readonly {
      readonly dimension: string;
      readonly value: string;
      readonly registered: Count;
      readonly referrals: Count;
      readonly perThousand: number | null;
      readonly engagedPercent: number | null;
      readonly declinedPercent: number | null;
      readonly neverReachedPercent: number | null;
    }[];
  };
}

/** The steps of the funnel: a measure of activity, and what a reader calls it. */
export const FUNNEL = [
  ['REFERRED', 'Referred'],
  ['CONTACTED', 'Reached'],
  ['ENGAGED', 'Engaged'],
  ['PLAN_AGREED', 'Plan agreed'],
  ['CONNECTED', 'Connected'],
  ['ATTENDED', 'Attended'],
  ['SUSTAINED', 'Kept going'],
] as const;

const shown = ({ value, suppressed }: Count): string =>
  suppressed || value === null ? '*' : value.toLocaleString('en-GB');
const number = (value: number | null, unit = ''): string =>
  value === null ? '–' : `${value.toLocaleString('en-GB')}${unit}`;
/** Scores as a reader knows them who never saw the schema. */
const SCORES: Readonly<Record<string, string>> = {
  SWEMWBS: 'well-being (SWEMWBS)',
  UCLA3: 'loneliness (UCLA-3)',
  ONS_LONELINESS: 'loneliness (ONS)',
  PAM: 'activation (PAM)',
  PHQ9: 'depression (PHQ-9)',
  GAD7: 'anxiety (GAD-7)',
  ONS4_SATISFIED: 'satisfaction with life (ONS4)',
  ONS4_WORTHWHILE: 'things feeling worthwhile (ONS4)',
  ONS4_HAPPY: 'happiness yesterday (ONS4)',
  ONS4_ANXIOUS: 'anxiety yesterday (ONS4)',
};

/** A mean, with the sign that a reader knows from print. */
const score = (value: number | null): string => (value === null ? '–' : value.toFixed(1).replace('-', '−'));
const FIFTHS: Readonly<Record<string, string>> = { 1: '1 (most deprived)', 5: '5 (least deprived)' };
const lower = (value: string): string => value.toLowerCase().replaceAll('_', ' ');
const words = (value: string): string => FIFTHS[value] ?? `${value.slice(0, 1)}${lower(value.slice(1))}`;

/** Whose referrals, and which: a printed page has no address to tell it. */
function cohortOf({ organisation }: Reported['viewer'], filter: Readonly<Record<string, unknown>>): string {
  const named = Object.entries(filter).map(
    ([name, value]) => `${lower(name.replace(/[A-Z]/g, '_$&'))} ${[value].flat().join(', ')}`,
  );
  return `${organisation?.name ?? 'Your organisation'}: ${named.length > 0 ? `referrals of ${named.join('; ')}` : 'all referrals'}.`;
}

/** From counts as they are shown, like all shares. */
function shareOf({ value }: Count, of: Count | undefined): number | null {
  return value === null || !of?.value ? null : Math.round((100 * value) / of.value);
}

function slopeOf(perThousand: number | null): string {
  if (perThousand === null) return '';
  return ` Slope index of inequality: ${Math.abs(perThousand)} ${perThousand < 0 ? 'fewer' : 'more'} for each 1,000 in the most deprived than in the least.`;
}

export async function reportOf(
  { viewer, activity, change, inequality }: Reported,
  filter: Readonly<Record<string, unknown>>,
): Promise<string> {
  const whole = activity.groups[0];
  const funnel = FUNNEL.flatMap(([measure, label]) => {
    const share = whole?.shares.find((one) => one.measure === measure);
    return share ? [{ label, ...share }] : [];
  });
  const changed = change.groups.map((group) => ({
    ...group,
    label: group.by[0] ? words(group.by[0].value) : 'Everybody',
  }));
  const scored = SCORES[change.score] ?? change.score;
  // An order of answers has no mean, and so no change of one.
  const isOrder = change.groups.some(({ intervalMethod }) => intervalMethod === 'NONE_ORDINAL');
  const fifths = inequality.groups.filter(({ dimension }) => dimension === 'DEPRIVATION');
  const charts = {
    funnel: await chart(
      'bars',
      funnel.filter(({ value }) => value !== null).map(({ label, value }) => ({ label, value })),
      'Referrals',
    ),
    change: await chart(
      'intervals',
      changed
        .filter(({ meanChange }) => meanChange !== null)
        .map(({ label, meanChange, intervalFrom, intervalTo }) => ({
          label,
          value: meanChange,
          from: intervalFrom,
          to: intervalTo,
        })),
      `Mean change of ${scored}`,
    ),
    reach: await chart(
      'bars',
      fifths
        .filter(({ perThousand }) => perThousand !== null)
        .map(({ value, perThousand }) => ({ label: words(value), value: perThousand })),
      'Referrals for each 1,000 registered',
    ),
  };
  return page('Outcomes of social prescribing', cohortOf(viewer, filter), activity.asOf, [
    {
      title: 'From referral to taking part',
      lead: 'Of those referred, how many were reached, agreed a plan and kept going to something in their community.',
      chart: charts.funnel,
      head: ['Step', 'Referrals', 'Of those referred'],
      rows: funnel.map((one) => [one.label, shown(one), number(shareOf(one, whole?.referrals), ' %')]),
    },
    {
      title: `Change of ${scored}`,
      lead: `${change.isHigherBetter ? 'Higher is better.' : 'Lower is better: a dot left of zero is an improvement.'} ${isOrder ? 'The answers are an order: before and after are medians.' : 'Before and after are means. Lines are 95 % intervals (Student’s t); there is none below 30 pairs.'}`,
      caution: change.caution,
      chart: charts.change,
      head: ['Fifth of deprivation', 'Pairs', 'Not measured again', 'Before', 'After', 'Change', '95 % interval'],
      rows: changed.map((one) => [
        one.label,
        shown(one.pairs),
        number(one.missingPercent, ' %'),
        score(isOrder ? one.medianBefore : one.meanBefore),
        score(isOrder ? one.medianAfter : one.meanAfter),
        score(one.meanChange),
        one.intervalFrom === null ? 'none' : `${score(one.intervalFrom)} to ${score(one.intervalTo)}`,
      ]),
    },
    {
      title: 'Whom it reaches',
      lead: `Referrals against the people registered.${slopeOf(inequality.slopePerThousand)}`,
      chart: charts.reach,
      head: ['Group', 'Registered', 'Referrals', 'For each 1,000', 'Engaged', 'Declined', 'Never reached'],
      rows: inequality.groups.map((one) => [
        `${words(one.dimension)}: ${FIFTHS[one.value] ?? lower(one.value)}`,
        shown(one.registered),
        shown(one.referrals),
        number(one.perThousand),
        number(one.engagedPercent, ' %'),
        number(one.declinedPercent, ' %'),
        number(one.neverReachedPercent, ' %'),
      ]),
    },
  ]);
}
