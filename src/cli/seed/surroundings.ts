/** What surrounds a person's referrals: risks, emergencies, consents beside those for connections, and who looked. */
import { CareRelationshipKind as Kind } from '../../person/care-relationship.codes.js';
import { RiskStatus } from '../../person/risk.states.js';
import { ReferralSource } from '../../referral/referral.codes.js';
import { addAccess } from './access-log.js';
import { addUnmetNeeds } from './gaps.js';
import type { Life, ReferralFacts } from './life.js';
import { emergency, stranger } from './registration.js';
import { addRisk } from './risks.js';

/** Every so many people somebody's record is opened in an emergency; the first time it is still open. */
const EMERGENCIES = { every: 47, first: 11 };

export function surround(life: Life, told: readonly ReferralFacts[], index: number, registeredAgo: number): void {
  addRisks(life, told, registeredAgo);
  if (index % EMERGENCIES.every === EMERGENCIES.first) {
    const { staff, role } = stranger(life, Math.floor(index / EMERGENCIES.every));
    const { at, because } = emergency(life, staff, index === EMERGENCIES.first);
    addAccess(life, staff, role, at, because, Kind.EMERGENCY);
  }
  addLooks(life, told, registeredAgo);
  addConsents(life, told, registeredAgo);
  addUnmetNeeds(life, told);
}

function addRisks(life: Life, told: readonly ReferralFacts[], registeredAgo: number): void {
  const { random, practice } = life;
  const latest = told[0];
  const raisedAgo = latest?.steps[0]?.ago ?? registeredAgo;
  const risk = latest?.story.clinicalRisk;
  const doctor = practice && random.pick(practice.doctors);
  if (doctor === undefined) return;
  if (risk !== undefined) {
    addRisk(life, raisedAgo, doctor, risk === 'ATTENDED' ? RiskStatus.MANAGED : RiskStatus.OPEN);
  } else if (random.chance(0.15)) {
    addRisk(life, raisedAgo * random.between(0.3, 1), latest?.linkWorker ?? doctor);
  }
}

function addLooks(life: Life, told: readonly ReferralFacts[], registeredAgo: number): void {
  const { random, calendar, practice, world } = life;
  const latest = told[0];
  const until = latest?.steps.at(-1)?.ago ?? registeredAgo;
  const lately = () => calendar.ago(random.between(0.5, until));
  if (practice !== undefined && random.chance(0.2)) {
    addAccess(life, random.pick(practice.doctors), 'GP', lately(), 'Direct care', Kind.REGISTERED);
  }
  if (practice?.granted !== undefined && practice.granted.to === undefined && random.chance(0.1)) {
    addAccess(
      life,
      world.persona('integrator'),
      'INTEGRATOR',
      calendar.ago(random.between(0.5, 14)),
      'Synchronisation',
      Kind.GRANTED,
    );
  }
  if (latest === undefined) return;
  if (random.chance(0.3))
    addAccess(life, latest.linkWorker, 'LINK_WORKER', calendar.ago(until), 'Direct care', Kind.CASELOAD);
  if (random.chance(0.1)) addAccess(life, latest.team.lead, 'TEAM_LEAD', calendar.ago(until), 'Triage', Kind.TEAM);
  if (world.turns.chance(random, 'privacy officer', 0.03))
    addAccess(life, world.persona('privacy-officer'), 'PRIVACY_OFFICER', lately(), 'Complaint');
  const referrer = world.referrers.find(({ id }) => id === latest.source);
  if (referrer !== undefined && random.chance(0.3)) {
    const role = referrer.kind === ReferralSource.CHARITY ? 'CHARITY' : 'REFERRER';
    addAccess(life, random.pick(referrer.staff), role, calendar.ago(until), 'What became of a referral', Kind.REFERRED);
  }
}

/** Half of those with something sensitive let the record system have it all the same; of the others a few were asked. */
function addConsents(life: Life, told: readonly ReferralFacts[], registeredAgo: number): void {
  const { random, world, consents, person, related } = life;
  const isSensitive = told.some(({ needs }) => needs.some((need) => world.needs.get(need)?.isSensitive));
  if (random.chance(isSensitive ? 0.5 : 0.04)) {
    const givenAgo = told[0]?.steps[0]?.ago ?? registeredAgo;
    consents.share(world.recordSystem, givenAgo, told[0]?.linkWorker.id ?? world.persona('gp').id);
    if (random.chance(0.1)) consents.withdraw(world.recordSystem, givenAgo * 0.5);
  }
  consents.add(person.id, related, registeredAgo, life.age < 16, life.batch);
}
