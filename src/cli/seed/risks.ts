/** Risks known of a person: raised, taken care of, over, or asked after and not found. */
import { RiskKind, RiskSource } from '../../person/risk.codes.js';
import { Risk } from '../../person/risk.entity.js';
import { RiskStatus } from '../../person/risk.states.js';
import type { Life } from './life.js';
import { Random, type Weighted } from './random.js';
import { addRiskHistory } from './risk-history.js';
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
  const risk = batch.add(Risk, {
    ...made(random, raisedAt, reviewedAt ?? raisedAt),
    person: person.id,
    kind,
    description: kind && DESCRIPTIONS[kind],
    source: turns.next('risk source', SOURCES),
    status: stands,
    standsFirst: false,
    raisedAt,
    by: random.maybe(0.8, () => by.id),
    recordedBy: by.id,
    reviewedAt,
    reviewedBy: reviewedAt === undefined ? undefined : by.id,
  });
  addRiskHistory(life, risk);
}

/** PHQ-9 item 9 above zero: open where it was taken lately, else a clinician took care of it. */
export function addMeasuredRisk(life: Life, ago: number, by: Staff): string {
  const { calendar, batch, person, world } = life;
  const raisedAt = calendar.ago(ago);
  const random = new Random('measured', person.id, raisedAt);
  const isOpen = ago < 14 || random.chance(0.1);
  const reviewedAt = isOpen ? undefined : calendar.ago(ago * 0.9);
  const clinician = life.practice?.doctors[0] ?? world.persona('gp');
  const risk = batch.add(Risk, {
    ...made(random, raisedAt, reviewedAt),
    person: person.id,
    kind: RiskKind.SUICIDE_OR_SELF_HARM,
    description: 'Item 9 of PHQ-9 was answered above zero: thoughts of being better off dead, or of self-harm.',
    source: RiskSource.MEASUREMENT,
    status: isOpen ? RiskStatus.OPEN : RiskStatus.MANAGED,
    standsFirst: true,
    raisedAt,
    by: by.id,
    recordedBy: by.id,
    reviewedAt,
    reviewedBy: isOpen ? undefined : clinician.id,
  });
  addRiskHistory(life, risk);
  return risk.id;
}
