/** The printable report: words, tables and drawn charts in one page of HTML that needs no script, no colour and no network. */
import { chart } from './chart.js';
import { page, text } from './report-page.js';

interface Count {
  readonly value: number | null;
  readonly suppressed: boolean;
}

interface By {
  readonly by: readonly { readonly value: string }[];
}

interface Reported {
  readonly activity: {
    readonly asOf: string;
    readonly groups: readonly (By & {
      readonly referrals: Count;
      readonly shares: readonly (Count & { readonly measure: string; readonly percent: number | null })[];
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

const FUNNEL = [
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
const number = (value: number | null, unit = ''): string => (value === null ? '–' : `${value}${unit}`);
const fifth = (value: string): string =>
  value === '1' ? '1 (most deprived)' : value === '5' ? '5 (least deprived)' : value;
const words = (value: string): string => fifth(value.toLowerCase().replaceAll('_', ' '));

export async function reportOf({ activity, change, inequality }: Reported): Promise<string> {
  const whole = activity.groups[0];
  const funnel = FUNNEL.flatMap(([measure, label]) => {
    const share = whole?.shares.find((one) => one.measure === measure);
    return share ? [{ label, ...share }] : [];
  });
  const changed = change.groups.map((group) => ({
    ...group,
    label: group.by[0] ? words(group.by[0].value) : 'Everybody',
  }));
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
      `Mean change of ${change.score}`,
    ),
    reach: await chart(
      'bars',
      fifths
        .filter(({ perThousand }) => perThousand !== null)
        .map(({ value, perThousand }) => ({ label: words(value), value: perThousand })),
      'Referrals for each 1,000 registered',
    ),
  };
  return page('Outcomes of social prescribing', activity.asOf, [
    {
      title: 'From referral to taking part',
      lead: 'Of those referred, how many were reached, agreed a plan and kept going to something in their community.',
      chart: charts.funnel,
      head: ['Step', 'Referrals', 'Of the step it is a share of'],
      rows: funnel.map((one) => [one.label, shown(one), number(one.percent, ' %')]),
    },
    {
      title: `Change of ${text(change.score)}`,
      lead: `${change.isHigherBetter ? 'Higher is better.' : 'Lower is better: a bar left of zero is an improvement.'} Lines are 95 % intervals; there is none below 30 pairs.`,
      caution: change.caution,
      chart: charts.change,
      head: ['Fifth of deprivation', 'Pairs', 'Not measured again', 'Before', 'After', 'Change', '95 % interval'],
      rows: changed.map((one) => [
        one.label,
        shown(one.pairs),
        number(one.missingPercent, ' %'),
        number(one.meanBefore),
        number(one.meanAfter),
        number(one.meanChange),
        one.intervalFrom === null ? 'none' : `${one.intervalFrom} to ${one.intervalTo}`,
      ]),
    },
    {
      title: 'Whom it reaches',
      lead: `Referrals against the people registered.${inequality.slopePerThousand === null ? '' : ` Slope index: ${inequality.slopePerThousand} more for each 1,000 in the most deprived than in the least.`}`,
      chart: charts.reach,
      head: ['Group', 'Registered', 'Referrals', 'For each 1,000', 'Engaged', 'Declined', 'Never reached'],
      rows: inequality.groups.map((one) => [
        `${words(one.dimension)}: ${words(one.value)}`,
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
