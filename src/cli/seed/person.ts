/** Makes one person: who they are, where they live, how they may be reached. */
import { Channel } from '../../organisation/channel.codes.js';
import { AccessNeed, Ethnicity, Gender, NhsNumberStatus } from '../../person/person.codes.js';
import type { Person } from '../../person/person.entity.js';
import { makeAboutMe } from './about-me-words.js';
import { ethnicities, familyName, givenName, otherLanguage } from './names.js';
import { landline, makeAddress, mobile, type Place } from './places.js';
import type { Random, Weighted } from './random.js';
import type { RowOf } from './tables.js';
import type { Practice, World } from './world.js';

export type PersonRow = { -readonly [Key in keyof RowOf<Person>]: RowOf<Person>[Key] };

/** What the rest of the person's story asks of who they are. */
export interface Wanted {
  readonly isChild?: boolean;
  /** Lives with them, when a child is made: their family name and address are shared. */
  readonly parent?: PersonRow;
}

const ADULTS: Weighted<readonly [number, number]> = [
  [[18, 34], 18],
  [[35, 49], 20],
  [[50, 64], 21],
  [[65, 79], 20],
  [[80, 97], 12],
];
const GENDERS: Weighted<Gender> = [
  [Gender.FEMALE, 59],
  [Gender.MALE, 38],
  [Gender.INDETERMINATE, 1.5],
  [Gender.NOT_KNOWN, 1.5],
];
const PRONOUNS: Readonly<Record<Gender, readonly string[]>> = {
  FEMALE: ['she/her'],
  MALE: ['he/him'],
  INDETERMINATE: ['they/them'],
  NOT_KNOWN: ['they/them', 'she/her', 'he/him'],
};
const CONTACT: Weighted<Channel> = [
  [Channel.TELEPHONE, 50],
  [Channel.TEXT_MESSAGE, 22],
  [Channel.EMAIL, 10],
  [Channel.FACE_TO_FACE, 10],
  [Channel.INSTANT_MESSAGE, 3],
  [Channel.VIDEO, 3],
  [Channel.TALK_TYPE, 1],
  [Channel.MESSAGE_BOARD, 0.5],
  [Channel.CHAT_ROOM, 0.5],
  [Channel.OTHER, 0.5],
];
const TRACING: Weighted<NhsNumberStatus> = [
  [NhsNumberStatus.VERIFIED, 86],
  [NhsNumberStatus.PRESENT_NOT_TRACED, 4],
  [NhsNumberStatus.TRACE_REQUIRED, 1.5],
  [NhsNumberStatus.TRACE_NO_MATCH, 1.5],
  [NhsNumberStatus.TRACE_TO_RESOLVE, 1.5],
  [NhsNumberStatus.TRACE_IN_PROGRESS, 1.5],
  [NhsNumberStatus.TRACE_POSTPONED, 1.5],
  [NhsNumberStatus.NOT_PRESENT_TRACE_NOT_REQUIRED, 2.5],
];
const CONDITIONS = [
  'Type 2 diabetes',
  'COPD',
  'Osteoarthritis',
  'Depression',
  'Heart failure',
  'Asthma',
  'Chronic pain',
  'Epilepsy',
  'Stroke',
  'Fibromyalgia',
];
const ADJUSTMENTS = [
  'Large print',
  'Longer appointments',
  'Step-free access',
  'Easy-read letters',
  'A quiet waiting place',
  'Text instead of calls',
];

export function makePerson(
  random: Random,
  { calendar, turns }: World,
  practice: Practice,
  place: Place,
  nhsNumber: string,
  wanted: Wanted,
): PersonRow {
  const [youngest, oldest] = wanted.isChild ? [6, 17] : random.weighted(ADULTS);
  const age = random.whole(youngest, oldest);
  const { parent } = wanted;
  const ethnicity = parent?.ethnicity ?? turns.draw(random, 'ethnicity', ethnicities);
  const gender = turns.draw(random, 'gender', GENDERS);
  const given = givenName(random, gender, ethnicity);
  const family = parent?.familyName ?? familyName(random, ethnicity);
  const speaksOther = random.chance(ethnicity === Ethnicity.BRITISH ? 0.02 : 0.25);
  const nhsNumberStatus = turns.draw(random, 'tracing', TRACING);
  const hasNumber = nhsNumberStatus !== NhsNumberStatus.NOT_PRESENT_TRACE_NOT_REQUIRED;
  const hasHome = parent !== undefined || !random.chance(0.02);
  const isOld = age >= 65;
  return {
    id: random.uuid4(),
    createdAt: calendar.now,
    updatedAt: calendar.now,
    version: 1,
    nhsNumber: hasNumber ? nhsNumber : undefined,
    nhsNumberStatus,
    givenName: given,
    familyName: family,
    preferredName: random.maybe(0.14, () => given.slice(0, 3)),
    pronouns: random.maybe(0.3, () => random.pick(PRONOUNS[gender])),
    birthDate: calendar.day(age * 365.25 + random.whole(1, 364)),
    deceasedOn: undefined,
    gender,
    ethnicity,
    preferredLanguage: speaksOther ? otherLanguage(random, ethnicity) : 'en',
    interpreterNeeded: speaksOther && random.chance(0.5),
    phone: random.maybe(0.93, () => (isOld && random.chance(0.5) ? landline(random) : mobile(random))),
    email: random.maybe(isOld ? 0.35 : 0.75, () =>
      `${given}.${family}`.toLowerCase().concat(`${random.whole(1, 999)}@example.org`),
    ),
    preferredContactMethod: random.maybe(0.9, () => turns.draw(random, 'preferred contact', CONTACT)),
    safeContact: {
      times: random.maybe(0.1, () => 'After four in the afternoon.'),
      voicemailAllowed: random.maybe(0.6, () => random.chance(0.8)),
      textAllowed: random.maybe(0.6, () => random.chance(0.85)),
    },
    contactProhibited: false,
    address: parent?.address ?? (hasHome ? makeAddress(random, practice.borough, place) : {}),
    imdDecile: hasHome ? (parent?.imdDecile ?? place.imdDecile) : undefined,
    imdVersion: hasHome ? '2019' : undefined,
    usualGp: random.maybe(0.7, () => random.pick(practice.doctors).name),
    longTermConditions: random.some(CONDITIONS, Math.max(0, random.whole(isOld ? 0 : -2, isOld ? 3 : 2))),
    reasonableAdjustments: random.some(ADJUSTMENTS, Math.max(0, random.whole(-3, 2))),
    accessNeeds: accessNeeds(random, age, place.imdDecile),
    aboutMe: makeAboutMe(random),
    mergedInto: undefined,
    safetyNotes: random.maybe(0.04, () => 'Visit in pairs, and not in the evening.'),
  };
}

const EVERY_NEED = Object.values(AccessNeed);

function accessNeeds(random: Random, age: number, imdDecile: number): AccessNeed[] {
  const likely = [
    ...(age >= 70 ? [AccessNeed.MOBILITY, AccessNeed.TRANSPORT, AccessNeed.SENSORY_OR_COMMUNICATION] : []),
    ...(imdDecile <= 3 ? [AccessNeed.MONEY, AccessNeed.TRANSPORT] : []),
    AccessNeed.CONFIDENCE,
  ];
  const found = [...random.some(likely, random.whole(0, 2)), ...random.some(EVERY_NEED, random.whole(0, 1))];
  return [...new Set(found)];
}
