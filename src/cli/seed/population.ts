/** Tells one person's life after the other: who they are, their referrals, and all that came of them. */

import { Person } from '../../person/person.entity.js';
import { ReferralSource } from '../../referral/referral.codes.js';
import { Activities } from './activities.js';
import { chapters } from './chapters.js';
import { Consents } from './consents.js';
import { DEMO_PERSON, GUARDED_PERSON, SCRIPTS } from './demo-person.js';
import { addFeedback } from './feedback.js';
import { nhsNumbers, references } from './identities.js';
import type { Life, ReferralFacts } from './life.js';
import { needsOf } from './needs.js';
import { makePerson, type PersonRow } from './person.js';
import { plotOf } from './plots.js';
import { Random } from './random.js';
import { RecordKeeping } from './record-keeping.js';
import { STORIES } from './referral-stories.js';
import { register } from './registration.js';
import { addRelatedPeople } from './related-people.js';
import { Support } from './support.js';
import { surround } from './surroundings.js';
import type { Batch } from './tables.js';
import type { Practice, World } from './world.js';

const TAKEN: readonly string[] = [DEMO_PERSON.nhsNumber, GUARDED_PERSON.nhsNumber];

export class Population {
  readonly #numbers = nhsNumbers();
  readonly #support: Support;
  readonly #records = new RecordKeeping();
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
    const script = SCRIPTS[index];
    const plot = plotOf(random, index);
    const story = plot.story === undefined ? undefined : STORIES[plot.story];
    const drawn = plot.practice === undefined ? random.weighted(world.practices) : world.practices[plot.practice]![0];
    const isChild = !script && plot.story !== undefined && random.chance(0.1);
    const parent = isChild && random.chance(0.7) ? this.#parent : undefined;
    const practice = parent?.practice ?? drawn;
    const place = random.pick(random.pick(practice.borough.neighbourhoods).places);
    const person = makePerson(random, world, practice, place, this.#nextNumber(), {
      isChild,
      parent: parent?.person,
    });
    if (script) Object.assign(person, script.details(calendar));
    const age = Math.floor((calendar.now - Date.parse(person.birthDate)) / (365.25 * 86_400_000));
    const needs = script?.needs ?? needsOf(random, age, person.imdDecile, random.whole(1, 3));

    const told = chapters(random, world, plot.story, { age, needs, practice, script });
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
      related: addRelatedPeople(random, person, age, calendar.ago(registeredAgo), batch, world.turns, parent?.person),
      consents: new Consents(random, calendar),
      movedAgo,
    };
    if (!plot.isRegistered) person.usualGp = undefined;
    if (script ? person.contactProhibited : isAtRisk(random, needs)) protect(life);
    if (story?.turn === 'DIED') person.deceasedOn = calendar.day(told[0]!.steps.at(-1)!.ago);
    register(life, registeredAgo, movedAgo === undefined ? undefined : elsewhere(life));
    const only = story?.course.length === 1 || story?.turn !== undefined || script ? ReferralSource.GP : undefined;
    const referrals = told.map((referral) => this.#support.add(life, referral, only));
    for (const referral of referrals) addFeedback(new Random(this.seed, 'feedback', referral.id), life, referral);
    surround(life, referrals, index, registeredAgo);
    this.#records.add(life, index);
    person.createdAt = calendar.ago(registeredAgo);
    person.updatedAt = calendar.ago(Math.min(registeredAgo, ...told.map(({ steps }) => steps.at(-1)!.ago)));
    person.version = told.length + 1;
    batch.add(Person, person);
    if (age >= 26 && age < 60) this.#parent = { person, practice };
  }

  #nextNumber(): string {
    const { value } = this.#numbers.next();
    return TAKEN.includes(value) ? this.#nextNumber() : value;
  }
}

function isAtRisk(random: Random, needs: readonly string[]): boolean {
  return random.chance(needs.includes('domestic-abuse') ? 0.65 : 0.004);
}

/** Where contact could do harm there is one safe way. */
function protect({ random, person }: Life): void {
  person.contactProhibited = true;
  person.safeContact = {
    times: 'Weekdays from ten to two only.',
    voicemailAllowed: false,
    textAllowed: false,
    wordsToAvoid: 'Say “the library” if anyone else answers.',
  };
  person.safetyNotes ??= random.maybe(0.6, () => 'Do not visit at home. Meet at the surgery.');
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
