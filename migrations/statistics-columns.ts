/** How the rows of statistics are laid out for counting: each value is a number, so that counting reads and compares little. */
import { holds } from './statistics-measures.js';

/** What a referral has one value of. */
export const SINGLE = [
  'scheme',
  'month',
  'quarter',
  'year',
  'pcn',
  'practice',
  'source',
  'status',
  'closure',
  'age_band',
  'gender',
  'ethnicity',
  'deprivation',
  'green',
] as const;

/** What a referral can have several values of at once: one number stands for all of them together. */
export const MANY = ['charity', 'need', 'access_need', 'asset_category', 'channels'] as const;

/** What is measured of each referral. */
export const AMOUNTS = ['attempts', 'conversations', 'minutes', 'sessions', 'days_to_contact', 'link_worker'] as const;

/** What a referral is counted by; its pairs of scores carry the same, so that neither is joined to the other. */
const NUMBERED = `referral_id uuid not null, weight double precision not null, course bigint not null, place int not null,
  ${[...SINGLE, ...MANY].map((name) => `${name} int not null`).join(', ')}`;

/** Somebody's caseload: what a link worker has that has not ended. */
export const OPEN = `link_worker is not null and not (${holds('ENDED', '')})`;

export const layout = [
  // Each value of each dimension. Ranks follow the alphabet: what is hidden must not depend on what came first.
  `create table statistics.value (
    no int generated always as identity primary key,
    dimension text not null,
    value text not null,
    rank int
  )`,
  'create unique index value_value_index on statistics.value (dimension, value)',
  'create index value_rank_index on statistics.value (dimension, rank)',
  `create table statistics.value_set (
    no int generated always as identity primary key,
    dimension text not null,
    members text[] not null,
    ranks int[]
  )`,
  'create index value_set_dimension_index on statistics.value_set (dimension)',
  'create index value_set_members_index on statistics.value_set using hash (members)',
  // Whose rows they are: what a viewer's part is a condition on.
  `create table statistics.place (
    no int generated always as identity primary key,
    scheme_id uuid not null,
    practice_id uuid,
    organisations uuid[] not null
  )`,
  `create table statistics.counted (${NUMBERED},
    attempts int not null, conversations int not null, minutes int not null, sessions int not null, days_to_contact int, link_worker uuid,
    primary key (referral_id)
  )`,
  // Who is on whose caseload now is few of all.
  `create index counted_open_index on statistics.counted (place) where ${OPEN}`,
  `create table statistics.pair (${NUMBERED},
    score text not null, before double precision not null, after double precision, days int,
    primary key (referral_id, score)
  )`,
  'create index pair_score_index on statistics.pair (score)',
  // How many people are registered, by practice and one dimension at a time.
  `create table statistics.population (
    organisations uuid[] not null,
    practice_id uuid not null,
    dimension text not null,
    ranks int[] not null,
    people int not null
  )`,
];
