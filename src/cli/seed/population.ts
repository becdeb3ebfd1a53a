/** Tells one person's life after the other: who they are, their referrals, and all that came of them. */

import { Person } from '../../person/person.entity.js';
import { RiskStatus } from '../../person/risk.codes.js';
import { ReferralSource } from '../../referral/referral.codes.js';
import { personas } from '../personas.js';
import { addAccess } from './access-log.js';
import { Activities } from './activities.js';
import { chapters } from './chapters.js';
import { Consents } from './consents.js';
import { becomeDemoPerson, DEMO_NEEDS, DEMO_PERSON } from './demo-person.js';
import { nhsNumbers, references } from './identities.js';
import type { Life, ReferralFacts } from './life.js';
import { needsOf } from './needs.js';
import { makePerson, type PersonRow } from './person.js';
import { plotOf } from './plots.js';
import { Random } from './random.js';
import { STORIES } from './referral-stories.js';
import { emergency, register, stranger } from './registration.js';
import { addRelatedPeople } from './related-people.js';
import { addRisk } from './risks.js';
import { Support } from './support.js';
import type { Batch } from './tables.js';
import type { Practice, World } from './world.js';

const GP = personas[0]!.member;

/** Every so many people somebody's record is opened in an emergency; the first time it is still open. */
const EMERGENCIES = { every: 61, first: 11 };

export class Population {
  readonly #numbers = nhsNumbers();
  readonly #support: Support;
  #parent: { readonly person: PersonRow; readonly practice: Practice } | undefined;

  constructor(
    readonly seed: number,
    readonly world: World,
  ) {
    this.#support = new Support(new Activities(world), references());
  }

  add(index: number, batch: Batch): void {
    const { world } = this;
    const { calendar } = world;
    const random = new Random(this.seed, 'person', index);
    const isDemo = index === 0;
    const plot = plotOf(random, index);
    const story = plot.story === undefined ? undefined : STORIES[plot.story];
    const drawn = plot.practice === undefined ? random.weighted(world.practices) : world.practices[plot.practice]![0];
    const isChild = !isDemo && plot.story !== undefined && random.chance(0.1);
    const parent = isChild && random.chance(0.7) ? this.#parent : undefined;
    const practice = parent?.practice ?? drawn;
    const place = random.pick(random.pick(practice.borough.neighbourhoods).places);
    const needsParent = parent?.person;
    const person = makePerson(random, calendar, practice, place, this.#nextNumber(), {
      isChild,
      isAdult: !isChild,
      parent: needsParent,
    });
    if (isDemo) becomeDemoPerson(person, calendar);
    const age = Math.floor((calendar.now - Date.parse(person.birthDate)) / (365.25 * 86_400_000));
    const needs = isDemo ? [...DEMO_NEEDS] : needsOf(random, age, person.imdDecile, random.whole(1, 3));

    const told = chapters(random, world, plot.story, { age, needs, practice, isDemo });
    const earliest = Math.max(20, ...told.map(({ steps }) => steps[0]!.ago));
    const registeredAgo = earliest + random.between(15, 2500);
    const movedAgo = movedWhen(random, told);
    const life: Life = {
      random,
      calendar,
      world,
      batch,
      person,
      age,
      practice: plot.isRegistered ? practice : undefined,
      related: addRelatedPeople(random, person, age, calendar.ago(registeredAgo), batch, needsParent),
      consents: new Consents(random, calendar),
      movedAgo,
    };
    this.#protect(life, needs);
    if (story?.turn === 'DIED') person.deceasedOn = calendar.day(told[0]!.steps.at(-1)!.ago);
    register(life, registeredAgo, movedAgo === undefined ? undefined : elsewhere(life));
    const only = story?.course.length === 1 || isDemo ? ReferralSource.GP : undefined;
    for (const referral of told) this.#support.add(life, referral, isDemo, only);
    this.#around(life, told, index, registeredAgo);
    person.createdAt = calendar.ago(registeredAgo);
    person.updatedAt = calendar.ago(Math.min(registeredAgo, ...told.map(({ steps }) => steps.at(-1)!.ago)));
    person.version = told.length + 1;
    batch.add(Person, person);
    if (age >= 26 && age < 60) this.#parent = { person, practice };
  }

  #nextNumber(): string {
    const { value } = this.#numbers.next();
    return value === DEMO_PERSON.nhsNumber ? this.#nextNumber() : value;
  }

  /** Where contact could do harm, there is one safe way, and everything personal else stays unsaid. */
  #protect({ random, person }: Life, needs: readonly string[]): void {
    const isAtRisk = needs.includes('domestic-abuse') ? random.chance(0.65) : random.chance(0.004);
    if (!isAtRisk || person.id === DEMO_PERSON.id) return;
    person.contactProhibited = true;
    person.safeContact = {
      times: 'Weekdays from ten to two only.',
      voicemailAllowed: false,
      textAllowed: false,
      wordsToAvoid: 'Say “the library” if anyone else answers.',
    };
    person.safetyNotes ??= random.maybe(0.6, () => 'Do not visit at home. Meet at the surgery.');
  }

  /** What surrounds the referrals: risks, cover, emergencies, consents, and who looked. */
  #around(life: Life, told: readonly ReferralFacts[], index: number, registeredAgo: number): void {
    const { random, calendar, world, practice, person } = life;
    const [latest] = told;
    const ago = latest?.steps[0]?.ago ?? registeredAgo;
    const doctor = practice && random.pick(practice.doctors);
    if (latest?.story.clinicalRisk !== undefined && doctor)
      addRisk(life, ago, doctor, latest.story.clinicalRisk === 'ATTENDED' ? RiskStatus.MANAGED : RiskStatus.OPEN);
    else if (doctor && random.chance(0.13)) addRisk(life, ago * random.between(0.3, 1), latest?.linkWorker ?? doctor);
    if (index % EMERGENCIES.every === EMERGENCIES.first) {
      const isFirst = index === EMERGENCIES.first;
      const by = stranger(life, world);
      const { at, because } = emergency(life, by, isFirst);
      addAccess(life, by, 'GP', at, because);
    }
    if (doctor && random.chance(0.25))
      addAccess(life, doctor, 'GP', calendar.ago(random.between(0.5, ago)), 'Direct care');
    if (latest && random.chance(0.35))
      addAccess(life, latest.linkWorker, 'LINK_WORKER', calendar.ago(latest.steps.at(-1)!.ago), 'Direct care');
    const isSensitive = told.some(({ needs }) => needs.some((need) => world.needs.get(need)?.isSensitive));
    if (random.chance(isSensitive ? 0.5 : 0.04)) life.consents.share(world.recordSystem, ago, doctor?.id ?? GP);
    life.consents.add(person.id, life.related, registeredAgo, life.age < 16, life.batch);
  }
}

function movedWhen(random: Random, told: readonly ReferralFacts[]): number | undefined {
  const [latest] = told;
  if (latest?.story.turn === 'MOVED') return latest.steps.at(-1)!.ago;
  if (latest?.story.turn === 'MOVED_MEANWHILE') return random.between(4, latest.steps.at(-1)!.ago - 5);
  return undefined;
}

function elsewhere({ random, world, practice }: Life): Practice {
  return random.pick(
    world.practices
      .map(([one]) => one)
      .filter(({ id, borough }) => id !== practice?.id && borough !== practice?.borough),
  );
}
