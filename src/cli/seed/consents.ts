/** What a person agreed to share with whom, and what they took back. */
import { ConsentMethod, ConsentScope } from '../../person/consent.codes.js';
import { Consent } from '../../person/consent.entity.js';
import type { Calendar } from './calendar.js';
import type { Random } from './random.js';
import type { Related } from './related-people.js';
import { type Batch, made } from './tables.js';

interface Given {
  ago: number;
  withdrawnAgo?: number;
  recordedBy: string;
}

const EXPLAINED = [
  'What would be shared, with whom and for what, and that it can be taken back at any time.',
  'That the group gets a name and what helps them take part, nothing from the record.',
];

export class Consents {
  readonly #shared = new Map<string, Given>();
  readonly #sensitive = new Set<string>();

  constructor(
    readonly random: Random,
    readonly calendar: Calendar,
  ) {}

  /** The person agreed by then, at the latest. */
  share(organisation: string, ago: number, recordedBy: string): void {
    const known = this.#shared.get(organisation);
    if (known === undefined) this.#shared.set(organisation, { ago, recordedBy });
    else known.ago = Math.max(known.ago, ago);
  }

  /** That organisation helps the person with something sensitive. */
  helpsWithSensitive(organisation: string): void {
    this.#sensitive.add(organisation);
  }

  withdraw(organisation: string, ago: number): void {
    const known = this.#shared.get(organisation);
    if (known !== undefined) known.withdrawnAgo = ago;
  }

  /** Writes them down, with what the person said about research and the national opt-out. */
  add(person: string, related: readonly Related[], registeredAgo: number, isAnothers: boolean, batch: Batch): void {
    const giver = isAnothers ? related.find(({ mayDecide }) => mayDecide)?.id : undefined;
    const row = (scope: ConsentScope, ago: number, organisation?: string, given?: Given) => {
      const givenAt = this.calendar.ago(ago);
      const withdrawnAt = given?.withdrawnAgo === undefined ? undefined : this.calendar.ago(given.withdrawnAgo);
      batch.add(Consent, {
        ...made(this.random, givenAt, withdrawnAt ?? givenAt),
        person,
        isSensitive: organisation !== undefined && this.#sensitive.has(organisation),
        scope,
        organisation,
        givenAt,
        givenBy: giver,
        method: this.random.weighted([
          [ConsentMethod.SPOKEN, 6],
          [ConsentMethod.WRITTEN, 2],
          [ConsentMethod.ELECTRONIC, 2],
        ] as const),
        explained: this.random.maybe(0.8, () => this.random.pick(EXPLAINED)),
        withdrawnAt,
        withdrawnBy: withdrawnAt === undefined ? undefined : giver,
        recordedBy: given?.recordedBy,
      });
    };
    for (const [organisation, given] of this.#shared)
      row(ConsentScope.SHARE_WITH_ORGANISATION, given.ago, organisation, given);
    if (this.random.chance(0.12)) row(ConsentScope.RESEARCH, this.random.between(1, registeredAgo));
    if (this.random.chance(0.06)) row(ConsentScope.NATIONAL_DATA_OPT_OUT, this.random.between(1, registeredAgo));
  }
}
