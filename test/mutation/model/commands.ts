/** What can happen next to a person and to the model of them: something is done, is tried, or time passes. */
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { connectionSteps, expire } from './connection-steps.js';
import { planSteps } from './plan-steps.js';
import { referralSteps } from './referral-steps.js';
import type { Service } from './service.js';
import { type Step, verdict } from './step.js';
import { tiesOf } from './ties.js';
import { ACTORS, type Actor, type AssetKind, DAY, type Row, statusOf, type Told } from './told.js';

export const STEPS: readonly Step[] = [...referralSteps, ...planSteps, ...connectionSteps];

export interface Real {
  readonly service: Service;
  /** What was done or refused, and how it went: for whoever reads a failure, and for counting. */
  readonly log: string[];
}

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
    expect({ log, code }).toEqual({ log, code: expected });
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

/** Something that the model holds possible, mostly what leads on. */
export class Doing extends Acting {
  constructor(private readonly nth: number) {
    super();
  }

  override async run(told: Told, real: Real): Promise<void> {
    const possible = choices(told).flatMap((choice) => {
      const by = ACTORS.filter((who) => verdict(told, choice.step, choice.row, who, false) === undefined);
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

/** Days pass; or it becomes just the moment at which somebody is to know no more. Now and then the server's clock strikes. */
export class Waiting implements fc.AsyncCommand<Told, Real> {
  constructor(
    private readonly days: number,
    private readonly untilAnEnd: number | undefined,
    private readonly strikes: boolean,
  ) {}

  check = (): boolean => true;

  async run(told: Told, real: Real): Promise<void> {
    const ends = tiesOf(told)
      .map(({ until }) => until)
      .filter(Number.isFinite);
    told.now =
      this.untilAnEnd === undefined || ends.length === 0
        ? told.now + this.days * DAY
        : (ends[this.untilAnEnd % ends.length] as number);
    real.log.push(`it is ${new Date(told.now).toISOString()}${this.strikes ? ', and the clock strikes' : ''}`);
    if (this.strikes) {
      await real.service.expireOffers(told.now);
      expire(told);
    }
    await expectSame(told, real);
  }

  toString = (): string => `${this.untilAnEnd === undefined ? `${this.days} days` : 'until an end'}`;
}

/** Shrinks to no time passing, which is nothing at all. */
export const happenings: fc.Arbitrary<fc.AsyncCommand<Told, Real>> = fc.oneof(
  { withCrossShrink: true },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(0, 1, 1, 6, 14, 31), fc.option(fc.nat(), { freq: 1 }), fc.boolean())
      .map(([days, end, strikes]) => new Waiting(days, end ?? undefined, strikes)),
  },
  { weight: 20, arbitrary: fc.nat().map((nth) => new Doing(nth)) },
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 7 }))
      .map(([nth, who, chance]) => new Trying(nth, who, chance === 7)),
  },
);

/** The model and the database hold the same of this person: states, versions, histories, and who looks after them. */
async function expectSame(told: Told, { service, log }: Real): Promise<void> {
  const seen = await service.observe(told.person, told.referral.id, told.now);
  seen.consents.forEach(({ id }, index) => {
    const known = told.consents[index];
    if (known) known.id = id;
  });
  const { ties, ...rows } = seen;
  expect({ log, ...rows, ties: ties.map((tie) => tieText(tie, told.now)).sort() }).toEqual({
    log,
    referral: held(told.referral),
    plans: told.plans.map(held),
    connections: told.connections.map(held),
    consents: told.consents.map(({ id, version, withdrawnAt }) => ({ id, version, isInForce: !withdrawnAt })),
    ties: tiesOf(told)
      .map((tie) => tieText({ ...tie, until: Number.isFinite(tie.until) ? tie.until : null }, told.now))
      .sort(),
  });
}

function held(row: Row) {
  const history = row.story.filter(({ to }) => to).map(({ from, to, at }) => [from ?? null, to, at]);
  return { id: row.id, status: statusOf(row), version: row.version, history };
}

interface Timed {
  readonly kind: string;
  readonly party: string;
  readonly stage: string;
  readonly isLead: boolean;
  readonly since: number;
  readonly until: number | null;
}

/** When it began is told of those only that are still to come. */
function tieText({ kind, party, stage, isLead, since, until }: Timed, now: number): string {
  const begins = since > now ? new Date(since).toISOString() : '';
  const ends = until === null ? 'on' : new Date(until).toISOString();
  return `${kind} ${party} ${stage}${isLead ? ' lead' : ''} ${begins}..${ends}`;
}
