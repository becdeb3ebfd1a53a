/** The record as whole tables, worked on in JavaScript alone: what the figures of statistics are compared with. */
import type { Client } from 'pg';
import { NOW } from '../support/kith.js';

export type Row = Readonly<Record<string, unknown>>;

export type Recorded = Awaited<ReturnType<typeof readRecord>>;

export async function readRecord(owner: Client) {
  const read = async (text: string): Promise<Row[]> => (await owner.query(text)).rows;
  const all = async (columns: string, table: string): Promise<Row[]> => read(`select ${columns} from ${table}`);
  const standing = async (columns: string, table: string): Promise<Row[]> =>
    read(`select ${columns} from ${table} where entered_in_error_at is null`);
  const people = await all(
    'id, birth_date::text, gender, ethnicity, imd_decile, access_needs, deceased_on, merged_into_id',
    'person',
  );
  return {
    referrals: await read(
      `select id, person_id, scheme_id, source, status, engaged_at, ended_at, submitted_at, outcome from referral where submitted_at is not null`,
    ),
    people: new Map(people.map((row) => [row.id, row])),
    organisations: await all('id, name, ods_code, kind, part_of_id', 'organisation'),
    schemes: await all('*', 'scheme'),
    schemePractices: await all('scheme_id, practice_id', 'scheme_practice'),
    relationships: await all('person_id, party, kind, since, until, is_lead, cause_id', 'care_relationship'),
    needs: await read('select rn.referral_id, n.key from referral_need rn join need n on n.id = rn.need_id'),
    attempts: await standing('referral_id, occurred_at, reached, channel', 'contact_attempt'),
    talks: await standing('referral_id, occurred_at, channel, minutes', 'conversation'),
    plans: await all('id, referral_id, agreed_at', 'plan'),
    goals: await read(`select plan_id, achievement from goal where lifecycle <> 'ENTERED_IN_ERROR'`),
    feedback: await all('referral_id, kind', 'feedback'),
    connections: await read(
      `select c.id, c.referral_id, c.kind, c.status, c.sent_at, c.warm_handover, a.green_kind, o.name as charity,
        array(select k.key from asset_category_link l join asset_category k on k.id = l.category_id where l.asset_id = a.id) as categories
      from connection c join asset a on a.id = c.asset_id join organisation o on o.id = c.organisation_id`,
    ),
    attendances: await standing('connection_id, code', 'attendance'),
    followUps: (
      await standing('id, plan_id, due_on::text, occurred_at, reached, cancelled_at, duration_minutes', 'follow_up')
    ).filter((row) => row.cancelled_at === null),
    barriers: await all('follow_up_id, is_resolved', 'follow_up_barrier'),
    measurements: (await standing('plan_id, instrument, stage, taken_at, score, metric_score', 'measurement')).filter(
      (row) => row.plan_id !== null,
    ),
  };
}

export const fifthOf = (person: Row | undefined): string =>
  person?.imd_decile === null ? 'NOT_KNOWN' : String(Math.ceil(Number(person?.imd_decile) / 2));

/** The groups of the 2001 census, which the NHS Data Dictionary keeps; DOMAIN §4 lists the categories. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  WHITE: ['BRITISH', 'IRISH', 'OTHER_WHITE'],
  MIXED: ['WHITE_AND_BLACK_CARIBBEAN', 'WHITE_AND_BLACK_AFRICAN', 'WHITE_AND_ASIAN', 'OTHER_MIXED'],
  ASIAN: ['INDIAN', 'PAKISTANI', 'BANGLADESHI', 'OTHER_ASIAN'],
  BLACK: ['CARIBBEAN', 'AFRICAN', 'OTHER_BLACK'],
  OTHER: ['CHINESE', 'ANY_OTHER'],
};

export const ethnicityGroupOf = (person: Row | undefined): string =>
  Object.entries(GROUPS).find(([, categories]) => categories.includes(String(person?.ethnicity)))?.[0] ?? 'NOT_KNOWN';

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** The day in London, as a number of days. */
export const dayOf = (at: unknown): number => Date.parse(LONDON.format(new Date(at as Date))) / 86_400_000;

/** The day in London as it is written, such as 2026-03-02. */
export const writtenDayOf = (at: unknown): string => LONDON.format(new Date(at as Date));

export const TODAY = dayOf(NOW);

/** When the person was first spoken with: an attempt that reached them, or a conversation. */
export function firstContactOf({ attempts, talks }: Recorded, referral: Row): Date | undefined {
  return [...attempts.filter(({ reached }) => reached), ...talks]
    .filter(({ referral_id: of }) => of === referral.id)
    .map(({ occurred_at: at }) => at as Date)
    .sort((one, other) => Number(one) - Number(other))[0];
}

const WENT = ['ATTENDED_ONCE', 'PARTICIPATING', 'COMPLETED', 'DISENGAGED'];

/** The connections of a referral: whether each was made with support, how often the person went, and whether they went at all. */
export function connectionsOf({ connections, attendances }: Recorded, referral: Row) {
  const own = connections.filter(({ referral_id: of }) => of === referral.id);
  return own.map(
    ({ id, kind, status, sent_at: sent, warm_handover: isWarm, green_kind: green, charity, categories }) => {
      const sessions = attendances.filter(
        ({ connection_id: of, code }) => of === id && (code === 'ATTENDED_ON_TIME' || code === 'ATTENDED_LATE'),
      ).length;
      const isReached = sent !== null || ['INTRODUCED', 'NEVER_STARTED', ...WENT].includes(String(status));
      return {
        kind: String(kind),
        status: String(status),
        charity: String(charity),
        categories: categories as string[],
        sessions,
        isWarm: isWarm === true,
        isGreen: green !== null,
        isMade: kind === 'SUPPORTED' && isReached,
        isAttended: WENT.includes(String(status)) || sessions > 0,
      };
    },
  );
}

export function followUpsOf({ plans, followUps }: Recorded, referral: Row): Row[] {
  const own = new Set(plans.filter(({ referral_id: of }) => of === referral.id).map(({ id }) => id));
  return followUps.filter(({ plan_id: of }) => own.has(of));
}

/** Of each referral whose score was measured at its baseline: that, the last measured after it, and the days between. */
export function pairsOf({ plans, measurements }: Recorded, referrals: readonly Row[], score: string, column: string) {
  const referralOf = new Map(plans.map(({ id, referral_id: of }) => [id, of]));
  return referrals.flatMap(({ id }) => {
    const own = measurements
      .filter((row) => referralOf.get(row.plan_id) === id && row.instrument === score && row[column] !== null)
      .sort((one, other) => Number(one.taken_at) - Number(other.taken_at));
    const before = own.find(({ stage }) => stage === 'BASELINE');
    const after =
      before && own.filter((row) => row.stage !== 'BASELINE' && Number(row.taken_at) > Number(before.taken_at)).at(-1);
    if (!before) return [];
    const days = after && dayOf(after.taken_at) - dayOf(before.taken_at);
    return [{ before: Number(before[column]), after: after && Number(after[column]), days }];
  });
}

export function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

export const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
export const mean = (values: readonly number[]): number => sum(values) / values.length;
/** Rounded as PostgreSQL rounds a numeric: half away from zero. */
export const oneDecimal = (value: number): number => (Math.sign(value) * Math.round(Math.abs(value) * 10)) / 10;
export const percent = (part: number, whole: number): number => Math.round((100 * part) / whole);

/** The value that a quarter, half or three quarters have, or less. */
export const quantile = (values: readonly number[], share: number): number | undefined =>
  [...values].sort((one, other) => one - other)[Math.ceil(share * values.length) - 1];
