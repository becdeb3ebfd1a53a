/** Risks known of a person: raised, taken care of, over, or asked after and not found. */
import { RiskKind, RiskSource, RiskStatus } from '../../person/risk.codes.js';
import { Risk } from '../../person/risk.entity.js';
import type { Life } from './life.js';
import type { Weighted } from './random.js';
import { made } from './tables.js';
import type { Staff } from './world.js';

const DESCRIPTIONS: Readonly<Record<RiskKind, string>> = {
  SUICIDE_OR_SELF_HARM: 'Spoke of not wanting to go on; no plan. The practice knows.',
  HARM_TO_OTHERS: 'Shouted at neighbours when drunk; has not hurt anybody.',
  SAFEGUARDING_ADULT: 'A relative keeps the bank card.',
  SAFEGUARDING_CHILD: 'A child in the home hears the quarrels.',
  SELF_NEGLECT: 'Hardly any food in the house, post unopened for months.',
  PHYSICAL_HEALTH: 'Fell twice this winter.',
  HOME_OR_VISIT: 'A large dog at the door; ring first.',
  OTHER: 'Lends money to people they hardly know.',
};

const KINDS = Object.values(RiskKind);
const SOURCES = Object.values(RiskSource);
const STATUSES: Weighted<RiskStatus> = [
  [RiskStatus.OPEN, 3],
  [RiskStatus.MANAGED, 4],
  [RiskStatus.CLOSED, 3],
  [RiskStatus.NO_KNOWN_RISK, 5],
];

export function addRisk(life: Life, raisedAgo: number, by: Staff, status?: RiskStatus): void {
  const { random, calendar, batch, person, world } = life;
  const { turns } = world;
  const stands = status ?? turns.draw(random, 'risk status', STATUSES);
  const kind = stands === RiskStatus.NO_KNOWN_RISK ? undefined : turns.next('risk kind', KINDS);
  const raisedAt = calendar.ago(raisedAgo);
  const reviewedAt =
    stands === RiskStatus.OPEN || random.chance(0.1) ? undefined : calendar.ago(raisedAgo * random.between(0.2, 0.9));
  batch.add(Risk, {
    ...made(random, raisedAt, reviewedAt ?? raisedAt),
    person: person.id,
    kind,
    description: kind && DESCRIPTIONS[kind],
    source: turns.next('risk source', SOURCES),
    status: stands,
    raisedAt,
    by: random.maybe(0.8, () => by.id),
    recordedBy: by.id,
    reviewedAt,
    reviewedBy: reviewedAt === undefined ? undefined : by.id,
  });
}
