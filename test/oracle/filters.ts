/** What each member of a `where` means: what is withheld matches nothing, not even a negation. */
import {
  byDay,
  type Filter,
  has,
  hasWords,
  is,
  isOneOf,
  list,
  type Masked,
  need,
  open,
  ref,
  same,
  text,
  uuid,
} from './filter.js';
import { isNear } from './near.js';
import { recordFilters } from './record-filters.js';

const REFERRAL_ENDS = 'REJECTED REDIRECTED DECLINED UNCONTACTABLE WITHDRAWN CLOSED';
const isOpenReferral = (referral: Masked) => open('Referral', REFERRAL_ENDS).holds(referral, true);
const STATE = 'FollowUp.cancelledAt FollowUp.occurredAt FollowUp.reached FollowUp.dueOn';
const state = (holds: (state: string, wanted: unknown) => boolean): Filter => ({
  uses: STATE,
  holds: (row, wanted) => row.get('state') !== null && holds(String(row.get('state')), wanted),
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
  ...recordFilters,
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
