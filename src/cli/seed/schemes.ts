/** The schemes: one of each network, one for young people, a green one, one that has ended, one that nobody uses. */
import { Channel } from '../../organisation/channel.codes.js';
import { SchemeKind } from '../../organisation/organisation.codes.js';
import { Scheme } from '../../organisation/scheme.entity.js';
import { SchemePractice } from '../../organisation/scheme-link.entity.js';
import { demoOrganisations, demoScheme } from '../personas.js';
import type { Calendar } from './calendar.js';
import type { NamedOrganisation, Organisations } from './organisations.js';
import { Random } from './random.js';
import { type Batch, made } from './tables.js';

/** How long assets have to answer, the same in every scheme. */
export const REPLY_WITHIN_DAYS = 14;

export interface NamedScheme {
  readonly id: string;
  readonly name: string;
  readonly kind: SchemeKind;
  readonly provider: string;
  /** The network whose scheme it is; undefined when it serves both boroughs. */
  readonly network?: NamedOrganisation;
}

export class SchemeMaker {
  readonly #random: Random;

  constructor(
    seed: number,
    readonly calendar: Calendar,
    readonly batch: Batch,
  ) {
    this.#random = new Random(seed, 'schemes');
  }

  make({ networks, practices, charities }: Organisations): NamedScheme[] {
    const general = networks.map((network, index) =>
      this.#scheme(network.name.replace('Primary Care Network', 'Social Prescribing'), SchemeKind.GENERAL, network.id, {
        id: index === 0 ? demoScheme : undefined,
        network,
        canSelfAssign: index !== 2,
        practices: practices.filter((practice) => practice.network === network),
      }),
    );
    return [
      ...general,
      this.#scheme('Next Step for Young People', SchemeKind.CHILDREN_YOUNG_PEOPLE, charities[2]!.id, {
        practices,
        ages: [5, 17],
        channels: [Channel.INSTANT_MESSAGE, Channel.CHAT_ROOM, Channel.VIDEO, Channel.MESSAGE_BOARD],
      }),
      this.#scheme('Westmarch Green Prescribing', SchemeKind.GREEN, charities[3]!.id, {
        practices,
        canSelfAssign: true,
        ages: [18],
        channels: [Channel.FACE_TO_FACE, Channel.TELEPHONE],
      }),
      this.#scheme('Eastmere Link Pilot (ended)', SchemeKind.GENERAL, networks[1]!.id, {
        practices: practices.slice(0, 3),
      }),
      this.#scheme('Fenside Social Prescribing', SchemeKind.GENERAL, networks[2]!.id, {
        practices: [],
        channels: [Channel.TALK_TYPE, Channel.OTHER],
      }),
    ];
  }

  #scheme(
    name: string,
    kind: SchemeKind,
    provider: string,
    more: {
      id?: string | undefined;
      network?: NamedOrganisation;
      canSelfAssign?: boolean;
      practices: readonly NamedOrganisation[];
      ages?: readonly [number, number?];
      channels?: readonly Channel[];
    },
  ): NamedScheme {
    const stamp = made(this.#random, this.calendar.ago(this.#random.between(1700, 1790)));
    const id = more.id ?? stamp.id;
    this.batch.add(Scheme, {
      ...stamp,
      id,
      name,
      kind,
      provider,
      commissioner: demoOrganisations.board,
      minimumAge: more.ages?.[0] ?? 16,
      maximumAge: more.ages?.[1],
      contactAttemptsWanted: 3,
      contactChannels: [...(more.channels ?? [Channel.TELEPHONE, Channel.TEXT_MESSAGE, Channel.EMAIL])],
      firstContactWithinDays: kind === SchemeKind.GREEN ? 21 : 10,
      replyWithinDays: REPLY_WITHIN_DAYS,
      usualWeeks: kind === SchemeKind.CHILDREN_YOUNG_PEOPLE ? 16 : 12,
      canSelfAssign: more.canSelfAssign ?? false,
      penceByReferral: this.#random.whole(180, 320) * 100,
      penceByContactHour: this.#random.whole(32, 46) * 100,
      intervention: {
        why: 'People with social needs feel better and cope better with company, purpose and practical help.',
        procedures:
          'A conversation about what matters, a shared plan, introductions to groups and services, follow-ups.',
        providers: 'Link workers with the accredited training, in weekly supervision.',
        how: 'One to one, by telephone, in person or by video, as the person prefers.',
        amount: 'Six to twelve contacts over about three months, more where it helps.',
        tailoring: 'Goals, pace and place are the person’s own.',
      },
    });
    for (const practice of more.practices) this.batch.add(SchemePractice, { scheme: id, practice: practice.id });
    return { id, name, kind, provider, network: more.network };
  }
}
