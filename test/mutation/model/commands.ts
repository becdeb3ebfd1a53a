/** What can happen next to a person and to the model of them: something is done, is tried, or time passes. */
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { connectionSteps, expire } from './connection-steps.js';
import { planSteps } from './plan-steps.js';
import { referralSteps } from './referral-steps.js';
import { expectSame, type Real } from './same.js';
import type { Service } from './service.js';
import { type Step, verdict } from './step.js';
import { tiesOf } from './ties.js';
import { ACTORS, type Actor, type AssetKind, DAY, type Row, type Sender, type Told } from './told.js';

export const STEPS: readonly Step[] = [...referralSteps, ...planSteps, ...connectionSteps];

const MOST_CONNECTIONS = 3;
const MINUTE = 60_000;

interface Choice {
  readonly step: Step;
  readonly row: Row;
}

/** Every step with every row that it could be taken with, whatever their states. */
function choices(told: Told): Choice[] {
  const rows = {
    referral: [told.referral],
    plan: told.plans,
    connection: told.connections,
    consent: told.consents as readonly unknown[] as readonly Row[],
  } as const;
  const isFull = told.connections.length >= MOST_CONNECTIONS;
  return STEPS.filter(({ name }) => !(isFull && name.startsWith('connectionPropose'))).flatMap((step) =>
    rows[step.on].map((row) => ({ step, row })),
  );
}

abstract class Acting implements fc.AsyncCommand<Told, Real> {
  private did = '';

  check = (): boolean => true;

  abstract run(told: Told, real: Real): Promise<void>;

  toString = (): string => this.did;

  /** Sends it, expects what the model says, and then that both hold the same. */
  protected async take(told: Told, { service, log }: Real, { step, row }: Choice, who: Actor, isStale: boolean) {
    const expected = verdict(told, step, row, who, isStale);
    this.did = `${who}: ${step.name}${isStale ? ' (outdated)' : ''} → ${expected ?? 'done'}`;
    log.push(this.did);
    const [mutation = ''] = step.name.split(' ');
    const input = {
      [step.isVersioned ? 'id' : step.on]: row.id,
      ...(step.isVersioned ? { expectedVersion: row.version + (isStale ? 1 : 0), confirm: WARNINGS } : {}),
      ...(step.isVersioned ? {} : { confirm: WARNINGS }),
      ...named(step.input(told, who), mutation, service),
    };
    let id: string | undefined;
    const code = await service.refusalOf(async () => {
      id = (await service.perform(who, mutation, input, told.now)).id;
    });
    expect({ did: this.did, code }).toEqual({ did: this.did, code: expected });
    if (expected === undefined) {
      step.does(told, row, who);
      name(told, mutation, id);
    }
    await expectSame(told, { service, log });
    if (expected === undefined) told.now += MINUTE;
  }
}

/** Confirmed beforehand: whether they are asked for is told by other tests. */
const WARNINGS = [
  ...['DUPLICATE_OPEN_REFERRAL', 'CONTINUED_ELSEWHERE', 'DUPLICATE_ATTENDANCE', 'DUPLICATE_CONNECTION'],
  ...['ASSET_FULL', 'LISTING_STALE', 'AGE_OUTSIDE', 'CAUTIONS_NOT_SHARED'],
];

function named(input: object, mutation: string, service: Service): object {
  if (mutation === 'referralRedirect') return { ...input, scheme: service.elsewhere };
  if (mutation !== 'connectionPropose') return input;
  return { ...input, asset: service.assets[(input as { asset: AssetKind }).asset] };
}

/** A new row gets the id that the server gave it. */
function name(told: Told, mutation: string, id: string | undefined): void {
  const rows = mutation === 'planDraft' ? told.plans : mutation === 'connectionPropose' ? told.connections : [];
  const made = rows.at(-1);
  if (made && id) made.id = id;
}

/** One certain step, with the row that was made last. */
class Walking extends Acting {
  constructor(
    private readonly step: string,
    private readonly who: Actor,
  ) {
    super();
  }

  override async run(told: Told, real: Real): Promise<void> {
    const chosen = choices(told).findLast(({ step }) => step.name === this.step);
    if (!chosen) throw new Error(`${this.step} cannot be taken yet.`);
    await this.take(told, real, chosen, this.who, false);
  }
}

const WAY: readonly (readonly [string, Actor | undefined])[] = [
  ['referralSubmit', undefined],
  ['referralReceive', 'team-lead'],
  ['referralAccept', 'team-lead'],
  ['referralAssign link-worker', 'team-lead'],
  ['conversationRecord', 'link-worker'],
  ['planDraft', 'link-worker'],
  ['goalAdd', 'link-worker'],
  ['planAgree', 'link-worker'],
  ['connectionPropose asking', 'link-worker'],
  ['connectionConsent NAME SPOKEN', 'link-worker'],
  ['connectionSend', 'link-worker'],
  ['connectionAnswer ACCEPTED', 'charity'],
];

/** So much of the straight way from a draft to a person whom a charity takes. */
export function walked(length: number, sender: Sender): Walking[] {
  return WAY.slice(0, length).map(([step, who]) => new Walking(step, who ?? sender));
}

/** Something that the model holds possible, mostly what leads on. */
export class Doing extends Acting {
  constructor(private readonly nth: number) {
    super();
  }

  override async run(told: Told, real: Real): Promise<void> {
    const possible = choices(told).flatMap((choice) => {
      const { step, row } = choice;
      // Where it stands tells most of them apart, and is asked quicker than who may do it.
      const fits = ACTORS.filter((who) => step.by.includes(who) && step.refusal(told, row, who) === undefined);
      const by = fits.filter((who) => verdict(told, step, row, who, false) === undefined);
      return by.length > 0 ? [{ ...choice, by }] : [];
    });
    const pulls = possible.reduce((sum, { step }) => sum + step.pull, 0);
    let left = this.nth % Math.max(1, pulls);
    const chosen = possible.find(({ step }) => {
      left -= step.pull;
      return left < 0;
    });
    const who = chosen?.by[Math.floor(this.nth / pulls) % chosen.by.length];
    if (chosen && who) await this.take(told, real, chosen, who, false);
    else real.log.push('nothing is possible');
  }
}

/** Anything at all, mostly by somebody who may call it. */
export class Trying extends Acting {
  constructor(
    private readonly nth: number,
    private readonly who: number,
    private readonly isStale: boolean,
  ) {
    super();
  }

  override async run(told: Told, real: Real): Promise<void> {
    const all = choices(told);
    const chosen = all[this.nth % all.length] as Choice;
    const { by } = chosen.step;
    const actors = [...by, ...by, ...by, ...ACTORS];
    const who = actors[this.who % actors.length] as Actor;
    await this.take(told, real, chosen, who, this.isStale && chosen.step.isVersioned);
  }
}

/** Days pass; or it becomes just the moment at which the next who knows of the person is to know no more. Now and then the server's clock strikes. */
export class Waiting implements fc.AsyncCommand<Told, Real> {
  constructor(
    private readonly days: number,
    private readonly isUntilAnEnd: boolean,
    private readonly strikes: boolean,
  ) {}

  check = (): boolean => true;

  async run(told: Told, real: Real): Promise<void> {
    const ends = tiesOf(told).map(({ until }) => until);
    const next = Math.min(...ends);
    told.now = this.isUntilAnEnd && Number.isFinite(next) ? next : told.now + this.days * DAY;
    real.log.push(`it is ${new Date(told.now).toISOString()}${this.strikes ? ', and the clock strikes' : ''}`);
    if (this.strikes) {
      await real.service.expireOffers(told.now);
      expire(told);
    }
    await expectSame(told, real);
  }

  toString = (): string => (this.isUntilAnEnd ? 'until somebody forgets them' : `${this.days} days`);
}

/** Shrinks to no time passing, which is nothing at all. */
export const happenings: fc.Arbitrary<fc.AsyncCommand<Told, Real>> = fc.oneof(
  { withCrossShrink: true },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(0, 1, 1, 6, 13, 29), fc.nat({ max: 3 }), fc.boolean())
      .map(([days, chance, strikes]) => new Waiting(days, chance === 3, strikes)),
  },
  { weight: 22, arbitrary: fc.nat().map((nth) => new Doing(nth)) },
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 7 }))
      .map(([nth, who, chance]) => new Trying(nth, who, chance === 7)),
  },
);
