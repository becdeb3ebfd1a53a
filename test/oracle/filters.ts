/** What each member of a `where` means, over masked values: what is withheld matches nothing, not even a negation. */
import { isNear } from './near.js';
import type { View } from './view.js';
import type { Cell, Row } from './world.js';

/** One row as the viewer reads it. */
export interface Masked {
  readonly get: (field: string) => Cell;
  /** True where an edge leads to a visible row for which the condition holds. */
  readonly some: (edge: string, condition: (row: Masked) => boolean) => boolean;
  readonly row: Row;
  readonly view: View;
}

export interface Filter {
  /** The fields it looks at, as `Type.field`: a role that never reads one of them may not use it. */
  readonly uses: string;
  readonly holds: (row: Masked, wanted: unknown) => boolean;
}

const isOneOf = (value: Cell, wanted: unknown) => value !== null && Array.isArray(wanted) && wanted.includes(value);
const is = (value: Cell, wanted: unknown) => value !== null && value === wanted;
const text = (wanted: unknown) => String(wanted).toLowerCase();
const has = (value: Cell, wanted: unknown) => value !== null && String(value).toLowerCase().includes(text(wanted));
const uuid = (id: unknown) => String(id).slice(String(id).lastIndexOf('_') + 1);

/** Each word wanted begins some word of these texts, in any order. */
function hasWords(texts: readonly Cell[], wanted: unknown): boolean {
  const words = (words: string) => words.toLowerCase().split(/[\s-]+/);
  const known = texts.flatMap((cell) => (cell === null ? [] : words(String(cell))));
  return words(String(wanted).trim()).every((word) => known.some((start) => start.startsWith(word)));
}

function list(type: string, field: string): Filter {
  return { uses: `${type}.${field}`, holds: (row, wanted) => isOneOf(row.get(field), wanted) };
}

function same(type: string, field: string): Filter {
  return { uses: `${type}.${field}`, holds: (row, wanted) => is(row.get(field), wanted) };
}

function ref(type: string, field: string): Filter {
  return { uses: `${type}.${field}`, holds: (row, wanted) => is(row.get(field), uuid(wanted)) };
}

/** `open: true` asks for what has not ended, false for what has. */
function open(type: string, ends: string): Filter {
  const ended = ends.split(' ');
  return {
    uses: `${type}.status`,
    holds: (row, wanted) => {
      const status = row.get('status');
      return status !== null && ended.includes(String(status)) !== wanted;
    },
  };
}

/** By the key of the need that an edge's rows are about. */
function need(type: string, edge: string, target: string): Filter {
  return {
    uses: `${type}.${edge} ${target}.need`,
    holds: (row, wanted) =>
      row.some(edge, (other) => isOneOf(other.view.world.get('need', other.get('need'))?.key ?? null, wanted)),
  };
}

const REFERRAL_ENDS = 'REJECTED REDIRECTED DECLINED UNCONTACTABLE WITHDRAWN CLOSED';
const isOpenReferral = (referral: Masked) => open('Referral', REFERRAL_ENDS).holds(referral, true);
const STATE = 'FollowUp.cancelledAt FollowUp.occurredAt FollowUp.reached FollowUp.dueOn';
const state = (holds: (state: string, wanted: unknown) => boolean): Filter => ({
  uses: STATE,
  holds: (row, wanted) => row.get('state') !== null && holds(String(row.get('state')), wanted),
});
const byDay = (type: string, field: string, holds: (day: string, wanted: string) => boolean): Filter => ({
  uses: `${type}.${field}`,
  holds: (row, wanted) => row.get(field) !== null && holds(String(row.get(field)), String(wanted)),
});
const category = (row: Masked, wanted: unknown) => row.some('categories', (other) => isOneOf(other.get('key'), wanted));

/** A session on any of these days, whatever the week of the month, under a schedule that has not run out. */
function isOnDay({ row, view }: Masked, days: unknown): boolean {
  const { today } = view.moment;
  const wanted = (days as readonly string[]).map((day) => day.slice(0, 2));
  return view.world.by('schedule', 'asset_id', row.id).some(({ by_day, until, valid_to }) => {
    const isOver = [until, valid_to].some((last) => typeof last === 'string' && last < today);
    return !isOver && Array.isArray(by_day) && by_day.some((day) => wanted.includes(String(day).slice(-2)));
  });
}

export const filters: Readonly<Record<string, Readonly<Record<string, Filter>>>> = {
  Person: {
    name: {
      uses: 'Person.givenName Person.preferredName Person.familyName',
      holds: ({ get }, wanted) => hasWords([get('givenName'), get('preferredName'), get('familyName')], wanted),
    },
    referralStatus: {
      uses: 'Person.referrals Referral.status',
      holds: (row, wanted) => row.some('referrals', (referral) => isOneOf(referral.get('status'), wanted)),
    },
    openReferral: {
      uses: 'Person.referrals Referral.status',
      holds: (row, wanted) => row.some('referrals', isOpenReferral) === wanted,
    },
    need: need('Person', 'needs', 'ReferralNeed'),
    linkWorker: {
      uses: 'Person.careTeam CareRelationship.kind',
      holds: (row, wanted) =>
        row.some('careTeam', (tie) => tie.get('kind') === 'CASELOAD' && tie.row.party === uuid(wanted)),
    },
  },
  Referral: {
    status: list('Referral', 'status'),
    open: open('Referral', REFERRAL_ENDS),
    need: need('Referral', 'needs', 'ReferralNeed'),
    urgency: list('Referral', 'urgency'),
    waitingSince: {
      uses: 'Referral.status Referral.submittedAt',
      holds: ({ get }, wanted) =>
        isOneOf(get('status'), ['SUBMITTED', 'RECEIVED', 'ACCEPTED', 'WAITLISTED', 'CONTACTING']) &&
        get('submittedAt') !== null &&
        String(get('submittedAt')) <= new Date(String(wanted)).toISOString(),
    },
    safetyReview: same('Referral', 'safetyReview'),
    scheme: ref('Referral', 'scheme'),
    sourceOrganisation: ref('Referral', 'sourceOrganisation'),
    linkWorker: {
      uses: 'Referral.linkWorker',
      holds: (row, wanted) => row.some('linkWorker', (member) => member.row.id === uuid(wanted)),
    },
  },
  ContactAttempt: { reached: same('ContactAttempt', 'reached'), channel: list('ContactAttempt', 'channel') },
  Conversation: { channel: list('Conversation', 'channel') },
  Plan: {
    status: list('Plan', 'status'),
    open: open('Plan', 'COMPLETED ENDED_EARLY'),
    reviewDueBefore: byDay('Plan', 'reviewDue', (day, wanted) => day < wanted),
    need: need('Plan', 'goals', 'Goal'),
    goalAchievement: {
      uses: 'Plan.goals Goal.achievement',
      holds: (row, wanted) => row.some('goals', (goal) => isOneOf(goal.get('achievement'), wanted)),
    },
  },
  Connection: {
    status: list('Connection', 'status'),
    open: open(
      'Connection',
      `DECLINED_BY_PERSON DECLINED_BY_ASSET NO_CAPACITY NOT_ELIGIBLE NO_REPLY NEVER_STARTED COMPLETED DISENGAGED
        WITHDRAWN TRIED NOT_TRIED UNKNOWN`.replaceAll(/\s+/g, ' '),
    ),
    kind: same('Connection', 'kind'),
    asset: ref('Connection', 'asset'),
    organisation: ref('Connection', 'organisation'),
    green: {
      uses: 'Connection.asset Asset.greenKind',
      holds: (row, wanted) => row.some('asset', (asset) => (asset.get('greenKind') !== null) === wanted),
    },
    category: {
      uses: 'Connection.asset Asset.categories',
      holds: (row, wanted) => row.some('asset', (asset) => category(asset, wanted)),
    },
  },
  Attendance: { code: list('Attendance', 'code') },
  FollowUp: {
    state: state((value, wanted) => isOneOf(value, wanted)),
    open: state((value, wanted) => ['DUE', 'OVERDUE'].includes(value) === wanted),
    overdue: state((value, wanted) => (value === 'OVERDUE') === wanted),
    dueBefore: byDay('FollowUp', 'dueOn', (day, wanted) => day < wanted),
    dueAfter: byDay('FollowUp', 'dueOn', (day, wanted) => day > wanted),
    reached: same('FollowUp', 'reached'),
    assignedTo: ref('FollowUp', 'assignedTo'),
  },
  Measurement: { instrument: list('Measurement', 'instrument'), stage: list('Measurement', 'stage') },
  Organisation: {
    name: { uses: 'Organisation.name', holds: ({ get }, wanted) => has(get('name'), wanted) },
    kind: list('Organisation', 'kind'),
    odsCode: same('Organisation', 'odsCode'),
    hasAgreement: {
      uses: 'Organisation.agreementSignedOn Organisation.agreementExpiresOn',
      holds: ({ get, view }, wanted) => {
        const [signed, expires] = [get('agreementSignedOn'), get('agreementExpiresOn')];
        const { today } = view.moment;
        const inForce = signed !== null && String(signed) <= today && (expires === null || String(expires) >= today);
        return inForce === wanted;
      },
    },
  },
  Member: {
    name: { uses: 'Member.name', holds: ({ get }, wanted) => has(get('name'), wanted) },
    role: list('Member', 'role'),
    active: same('Member', 'active'),
  },
  Asset: {
    text: {
      uses: 'Asset.name Asset.description',
      holds: ({ get }, wanted) => has(get('name'), wanted) || has(get('description'), wanted),
    },
    category: { uses: 'Asset.categories AssetCategory.key', holds: category },
    green: { uses: 'Asset.greenKind', holds: ({ get }, wanted) => (get('greenKind') !== null) === wanted },
    greenKind: list('Asset', 'greenKind'),
    language: {
      uses: 'Asset.languages',
      holds: ({ get }, wanted) => (get('languages') as readonly string[]).includes(String(wanted)),
    },
    costFree: same('Asset', 'isFree'),
    hasCapacity: same('Asset', 'hasCapacity'),
    city: {
      uses: 'Asset.locations Location.city',
      holds: (row, wanted) =>
        row.some('locations', ({ get }) => is(get('city')?.toString().toLowerCase() ?? null, text(wanted).trim())),
    },
    age: {
      uses: 'Asset.minimumAge Asset.maximumAge',
      holds: ({ get }, wanted) => {
        const [least, most] = [get('minimumAge'), get('maximumAge')];
        return (least === null || Number(least) <= Number(wanted)) && (most === null || Number(most) >= Number(wanted));
      },
    },
    day: { uses: 'Asset.schedules', holds: isOnDay },
    near: { uses: 'Asset.locations', holds: ({ row, view }, near) => isNear(row, near, view) },
    status: list('Asset', 'status'),
    organisation: ref('Asset', 'organisation'),
  },
};
