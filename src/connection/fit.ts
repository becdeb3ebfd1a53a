/** What speaks against connecting a person to an asset, as data: what forbids it, and what wants a second look. */
import { isFree } from '../asset/cost-option.entity.js';
import { kilometres } from '../asset/location.entity.js';
import { coordinatesOf } from '../asset/postcode.entity.js';
import type { Change } from '../mutation/change.js';
import { value } from '../mutation/statement.js';
import { join, raw, type Sql, sql } from '../platform/sql.js';
import { isOneOf } from '../platform/states.js';
import { connectionStates } from './connection.states.js';

/** A listing nobody has checked for so many days is stale. */
const STALE_DAYS = 180;
/** So far, in a straight line, one gets without transport. */
const NEAR_KILOMETRES = 2;

export interface FitCheck {
  /** SCREAMING_SNAKE, and the code a caller confirms where it only warns. */
  readonly code: string;
  readonly level: 'BLOCKS' | 'WARNS';
  /** What is the matter, in plain words that tell nothing of the person. */
  readonly says: string;
  /** SQL that holds when it is the matter, over a person `p`, an asset `a` and its organisation `o`. */
  readonly when: (today: Sql) => Sql;
}

const needs = (need: string, unless: string): Sql =>
  raw(`('${need}' = any(p.access_needs) and not a.accessibility && array[${unless}]::text[])`);

/** The person does not want an asset's organisation to see them. */
export function objectsTo(person: Sql, organisation: Sql): Sql {
  return sql`exists (select 1 from objection j where j.person_id = ${person} and j.withdrawn_at is null
    and coalesce(j.organisation_id = ${organisation}, true) and coalesce(j.role = 'CHARITY', true))`;
}

/** Whether it can be had from home, or close to it. */
function isNear(): Sql {
  const home = coordinatesOf(raw('p.address_postcode'));
  const distance = kilometres(
    { latitude: raw('h.latitude'), longitude: raw('h.longitude') },
    { latitude: raw('l.latitude'), longitude: raw('l.longitude') },
  );
  return sql`(select bool_or(l.kind = 'VIRTUAL' or l.kind = 'PHYSICAL' and ${distance} <= ${raw(String(NEAR_KILOMETRES))})
    from location l cross join (select ${home.latitude} as latitude, ${home.longitude} as longitude offset 0) h
    where l.asset_id = a.id)`;
}

export const fitChecks: readonly FitCheck[] = [
  {
    code: 'PERSON_DECEASED',
    level: 'BLOCKS',
    says: 'Nobody can be connected to an asset any more.',
    when: () => sql`p.deceased_on is not null`,
  },
  {
    code: 'ASSET_NOT_ACTIVE',
    level: 'BLOCKS',
    says: 'The asset does not run at present.',
    when: () => sql`a.status <> 'ACTIVE'`,
  },
  {
    code: 'DUPLICATE_CONNECTION',
    level: 'WARNS',
    says: 'The person has an open connection to this asset already.',
    when: () =>
      sql`exists (select 1 from connection c where c.person_id = p.id and c.asset_id = a.id and c.kind = 'SUPPORTED'
        and not ${isOneOf(raw('c.status'), connectionStates.ends)})`,
  },
  {
    code: 'ASSET_FULL',
    level: 'WARNS',
    says: 'The asset says that it has no free place.',
    when: () => sql`a.available_places = 0`,
  },
  {
    code: 'LISTING_STALE',
    level: 'WARNS',
    says: `Nobody has checked for ${STALE_DAYS} days that what is said of the asset still holds.`,
    when: (today) => sql`coalesce(a.assured_on < ${today} - ${raw(String(STALE_DAYS))}, true)`,
  },
  {
    code: 'AGREEMENT_MISSING',
    level: 'WARNS',
    says: 'The organisation has no current data sharing agreement: nobody can be sent to it until it has.',
    when: (today) =>
      sql`(coalesce(o.agreement_signed_on > ${today}, true) or coalesce(o.agreement_expires_on < ${today}, false))`,
  },
  {
    code: 'PERSON_OBJECTS',
    level: 'WARNS',
    says: 'The person does not want to be seen by the organisation: they cannot be sent to it.',
    when: () => objectsTo(raw('p.id'), raw('o.id')),
  },
  {
    code: 'AGE_OUTSIDE',
    level: 'WARNS',
    says: 'The person is younger or older than those the asset is for.',
    when: (today) =>
      sql`(extract(year from age(${today}, p.birth_date)) < a.minimum_age or extract(year from age(${today}, p.birth_date)) > a.maximum_age)`,
  },
  {
    code: 'MAY_COST',
    level: 'WARNS',
    says: 'Money stands in the person’s way, and the asset is not known to be free.',
    when: (today) => sql`('MONEY' = any(p.access_needs) and ${isFree(raw('a.id'), today)} is not true)`,
  },
  {
    code: 'HARD_TO_REACH',
    level: 'WARNS',
    says: `Transport stands in the person’s way: the asset names no public transport, and is not known to be within ${NEAR_KILOMETRES} km.`,
    when: () => sql`(${needs('TRANSPORT', `'PUBLIC_TRANSPORT'`)} and not coalesce(${isNear()}, false))`,
  },
  {
    code: 'NOT_STEP_FREE',
    level: 'WARNS',
    says: 'The person needs a place without steps, and the asset does not say that it is one.',
    when: () => needs('MOBILITY', `'STEP_FREE'`),
  },
  {
    code: 'SENSORY_SUPPORT_UNKNOWN',
    level: 'WARNS',
    says: 'The person needs help to hear, see or communicate, and the asset names none.',
    when: () => needs('SENSORY_OR_COMMUNICATION', `'HEARING_LOOP', 'SIGN_LANGUAGE', 'LARGE_PRINT', 'QUIET_SPACE'`),
  },
  {
    code: 'LANGUAGE_NOT_USED',
    level: 'WARNS',
    says: 'The asset does not name the person’s language among those used there.',
    when: () =>
      sql`((p.interpreter_needed or 'LANGUAGE' = any(p.access_needs)) and not p.preferred_language = any(a.languages))`,
  },
  {
    code: 'CULTURE_OR_FAITH',
    level: 'WARNS',
    says: 'Culture or faith matters to the person: ask the asset whether it fits.',
    when: () => sql`('CULTURE_OR_FAITH' = any(p.access_needs))`,
  },
];

export const checksOf = (...codes: readonly string[]): readonly FitCheck[] =>
  fitChecks.filter(({ code }) => codes.includes(code));

/** Which of these checks find something, in their order; null where the viewer does not see both. */
export function findings(checks: readonly FitCheck[], person: Sql, asset: Sql, today: Sql): Sql {
  const found = join(
    checks.map(({ when }) => sql`coalesce(${when(today)}, false)`),
    ', ',
  );
  return sql`(select array[${found}] from person p cross join asset a join organisation o on o.id = a.organisation_id
    where p.id = ${person} and a.id = ${asset})`;
}

/** Tells what is the matter of these checks: a problem with the asset of the input, or a warning that wants a yes. */
export async function askFit(
  change: Change,
  { person, asset }: { readonly person: string; readonly asset: string },
  checks: readonly FitCheck[],
  path: readonly string[] = ['input', 'asset'],
): Promise<void> {
  const found = findings(checks, value(person, 'uuid'), value(asset, 'uuid'), value(change.today, 'date'));
  const [row] = await change.query<{ found: boolean[] | null }>(sql`select ${found} as found`);
  checks.forEach(({ code, level, says }, index) => {
    if (!row?.found?.[index]) return;
    if (level === 'BLOCKS') change.problem(path, code, says);
    else change.warn(code, says);
  });
}
