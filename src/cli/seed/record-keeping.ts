/** How people's records were kept: who must not look, who was taken for somebody else, and what was merged by mistake. */
import { ObjectionRole } from '../../person/objection.codes.js';
import { Objection } from '../../person/objection.entity.js';
import { PersonMerge, PersonMergeRow } from '../../person/person-merge.entity.js';
import { DuplicateReason, DuplicateStatus } from '../../person/suspected-duplicate.codes.js';
import { SuspectedDuplicate } from '../../person/suspected-duplicate.entity.js';
import { DAY } from './calendar.js';
import type { Life } from './life.js';
import { Random } from './random.js';
import { made } from './tables.js';

/** Every so many people, and at which place among them. */
const OBJECTIONS = { every: 23, at: 17 };
const DUPLICATES = { every: 37, at: 23 };
const MERGES = { every: 53, at: 34 };

/** Whom people object to, by turns; undefined: an organisation as a whole. */
const { GP, LINK_WORKER, TEAM_LEAD, CHARITY, REFERRER, INTEGRATOR } = ObjectionRole;
const AGAINST = [CHARITY, undefined, GP, LINK_WORKER, TEAM_LEAD, REFERRER, INTEGRATOR];
const REASONS = [
  'A relative works there.',
  'They do not want to be reminded of it at every visit.',
  'They were treated badly there once.',
];

export class RecordKeeping {
  #before: Life | undefined;

  add(life: Life, index: number): void {
    const random = new Random('record keeping', life.person.id);
    const isTurn = ({ every, at }: { every: number; at: number }) => index % every === at;
    if (isTurn(OBJECTIONS)) addObjection(life, random, Math.floor(index / OBJECTIONS.every));
    if (this.#before && isTurn(DUPLICATES)) addDuplicate(life, random, this.#before, index % 2 === 0);
    else if (this.#before && isTurn(MERGES)) addMerge(life, random, this.#before);
    this.#before = life;
  }
}

function addObjection(life: Life, random: Random, nth: number): void {
  const { calendar, batch, world, person, practice } = life;
  const objectedAt = calendar.ago(random.between(2, 60));
  const role = AGAINST[nth % AGAINST.length];
  const isWithdrawn = nth % 4 === 3;
  const withdrawnAt = isWithdrawn ? calendar.ago(1) : undefined;
  const by = world.persona('team-lead').id;
  batch.add(Objection, {
    ...made(random, objectedAt, withdrawnAt ?? objectedAt),
    person: person.id,
    organisation: role === undefined || random.chance(0.3) ? (practice?.id ?? world.recordSystem) : undefined,
    role,
    reason: random.maybe(0.6, () => random.pick(REASONS)),
    objectedAt,
    recordedBy: by,
    withdrawnAt,
    withdrawnBy: isWithdrawn ? by : undefined,
  });
}

function addDuplicate({ calendar, batch, world, person }: Life, random: Random, before: Life, isOpen: boolean): void {
  const raised = calendar.ago(random.between(5, 50));
  const decidedAt = isOpen ? undefined : calendar.ago(random.between(1, 4));
  batch.add(SuspectedDuplicate, {
    ...made(random, raised, decidedAt ?? raised),
    newer: person.id,
    older: before.person.id,
    reason: random.pick([DuplicateReason.SAME_NAME_AND_BIRTH_DATE, DuplicateReason.SAME_NHS_NUMBER]),
    status: isOpen ? DuplicateStatus.OPEN : DuplicateStatus.DISMISSED,
    note: isOpen ? undefined : 'Asked both: they are two people.',
    decidedAt,
    decidedBy: isOpen ? undefined : world.persona('privacy-officer').id,
  });
}

function addMerge({ calendar, batch, world, person }: Life, random: Random, before: Life): void {
  const mergedAt = calendar.ago(random.between(20, 40));
  const unmergedAt = calendar.ago(random.between(2, 15));
  const by = world.persona('privacy-officer').id;
  const stamp = made(random, mergedAt, unmergedAt);
  const raised = mergedAt - DAY;
  batch.add(SuspectedDuplicate, {
    ...made(random, raised, mergedAt),
    newer: person.id,
    older: before.person.id,
    reason: DuplicateReason.SAME_NAME_AND_BIRTH_DATE,
    status: DuplicateStatus.MERGED,
    note: 'The same name and address.',
    decidedAt: mergedAt,
    decidedBy: by,
  });
  batch.add(PersonMerge, {
    ...stamp,
    person: person.id,
    merged: before.person.id,
    gaveNhsNumber: false,
    reason: 'The same name and address.',
    mergedAt,
    mergedBy: by,
    unmergedAt,
    unmergedBy: by,
  });
  for (const { id } of before.related) {
    batch.add(PersonMergeRow, { merge: stamp.id, tableName: 'related_person', rowId: id });
  }
}
