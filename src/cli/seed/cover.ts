/** Cover: one colleague’s leave, the persona’s for some of their people now, and others’ in the past. */
import { CareRelationshipKind } from '../../person/care-relationship.codes.js';
import { Cover } from '../../referral/cover.entity.js';
import { personas } from '../personas.js';
import { type Calendar, DAY, type Moment } from './calendar.js';
import type { Life, ReferralFacts } from './life.js';
import { Random } from './random.js';
import { relate } from './relationships.js';
import type { Batch } from './tables.js';

const member = (persona: string): string => {
  const found = personas.find(({ name }) => name === persona);
  if (found === undefined) throw new Error(`There is no persona ${persona}.`);
  return found.member;
};
const ABSENT = member('link-worker');
const STAND_IN = member('link-worker-2');
const TEAM_LEAD = member('team-lead');

const leaveId = (calendar: Calendar) => new Random('cover', ABSENT, calendar.today).uuid7(calendar.ago(9));

/** The leave that goes on now; whom it is for is told with each of them. */
export function addLeave(calendar: Calendar, batch: Batch): void {
  const since = calendar.ago(9);
  batch.add(Cover, {
    id: leaveId(calendar),
    createdAt: since,
    updatedAt: since,
    version: 1,
    member: ABSENT,
    coveredBy: STAND_IN,
    since,
    until: calendar.now + 12 * DAY,
    reason: 'Annual leave.',
    setBy: TEAM_LEAD,
  });
}

export function cover(life: Life, { linkWorker, team }: ReferralFacts, assigned: Moment): void {
  const { random, calendar, world, batch, person } = life;
  const row = { kind: CareRelationshipKind.COVER, endedReason: 'The cover ended.' };
  if (linkWorker.id === ABSENT && world.turns.chance(random, 'cover', 0.22)) {
    const since = Math.max(assigned, calendar.ago(9));
    const until = calendar.now + 12 * DAY;
    relate(life, { ...row, party: STAND_IN, cause: leaveId(calendar), since, until, because: 'Annual leave.' });
  } else if (linkWorker.id !== STAND_IN && world.turns.chance(random, 'past cover', 0.06)) {
    const others = team.linkWorkers.map(([staff]) => staff).filter(({ id }) => id !== linkWorker.id && id !== STAND_IN);
    if (others.length === 0) return;
    const since = assigned + 2 * DAY;
    const until = since + random.whole(5, 21) * DAY;
    if (until >= calendar.now) return;
    const { id: party } = random.pick(others);
    const cause = random.uuid7(since);
    const reason = 'Sick leave.';
    const made = { id: cause, createdAt: since, updatedAt: since, version: 1 };
    const between = { member: linkWorker.id, coveredBy: party, onlyPerson: person.id, setBy: team.lead.id };
    batch.add(Cover, { ...made, ...between, since, until, reason });
    relate(life, { ...row, party, cause, since, until, because: reason });
  }
}
