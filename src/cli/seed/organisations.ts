/** The organisations of the two boroughs: those of the personas, and others around them. */
import { OrganisationKind } from '../../organisation/organisation.codes.js';
import { Organisation } from '../../organisation/organisation.entity.js';
import { demoOrganisations } from '../personas.js';
import type { Calendar } from './calendar.js';
import { type Borough, landline } from './places.js';
import { Random } from './random.js';
import type { Scale } from './scale.js';
import { type Batch, made } from './tables.js';

export interface NamedOrganisation {
  readonly id: string;
  readonly name: string;
  readonly borough: Borough;
}

export interface Organisations {
  readonly networks: readonly NamedOrganisation[];
  readonly practices: readonly (NamedOrganisation & { readonly network: NamedOrganisation })[];
  readonly charities: readonly NamedOrganisation[];
  readonly referrers: readonly (NamedOrganisation & { readonly kind: 'OTHER_HEALTH' | 'SOCIAL_CARE' })[];
}

const { GP_PRACTICE, PCN, CHARITY, SOCIAL_CARE, HEALTH_SERVICE, ICB } = OrganisationKind;

const PRACTICES = ['Canal Street', 'Abbey', 'Northgate', 'Weir', 'Castle Hill', 'Station Road', 'Larkfield', 'Minster'];
const CHARITIES = [
  'Kindling Community Hub',
  'Greenways Trust',
  'Carers Together Northfold',
  'Second Chance Workshops',
  'Harbour Support',
  'Age Friendly Northfold',
  'The Listening Room',
  'New Roots',
  'Bridge Street Centre',
  'Common Ground',
];

export class OrganisationMaker {
  readonly #random: Random;
  #codes = 0;

  constructor(
    seed: number,
    readonly calendar: Calendar,
    readonly boroughs: readonly Borough[],
    readonly batch: Batch,
  ) {
    this.#random = new Random(seed, 'organisations');
  }

  make(scale: Scale): Organisations {
    const [eastmere, northfold] = [this.boroughs[0]!, this.boroughs[1]!];
    this.#organisation('Westmarch Integrated Care Board', ICB, eastmere, { id: demoOrganisations.board });
    this.#organisation('Westmarch Record System', HEALTH_SERVICE, eastmere, { id: demoOrganisations.recordSystem });
    const networks = this.#networks(scale);
    const practices = this.#practices(scale, networks);
    const charities = this.#charities(scale);
    this.#organisation('Fenside Surgery (opening soon)', GP_PRACTICE, northfold, { partOf: networks[2]?.id });
    const referrers = [
      {
        ...this.#organisation('Eastmere Adult Social Care', SOCIAL_CARE, eastmere, {
          id: demoOrganisations.socialCare,
        }),
        kind: 'SOCIAL_CARE' as const,
      },
      { ...this.#organisation('Northfold Family Help', SOCIAL_CARE, northfold), kind: 'SOCIAL_CARE' as const },
      {
        ...this.#organisation('Westmarch Community Mental Health Team', HEALTH_SERVICE, eastmere),
        kind: 'OTHER_HEALTH' as const,
      },
      { ...this.#organisation('Northfold Cottage Hospital', HEALTH_SERVICE, northfold), kind: 'OTHER_HEALTH' as const },
    ];
    return { networks, practices, charities, referrers };
  }

  #networks({ otherPractices }: Scale): NamedOrganisation[] {
    const names = ['Eastmere Central', 'Eastmere South', 'Northfold'];
    while (names.length * 5 < otherPractices + 2) names.push(`Westmarch ${names.length + 1}`);
    return names.map((name, index) =>
      this.#organisation(`${name} Primary Care Network`, PCN, this.boroughs[index < 2 ? 0 : index % 2 === 0 ? 1 : 0]!, {
        id: index === 0 ? demoOrganisations.network : undefined,
        partOf: demoOrganisations.board,
      }),
    );
  }

  #practices({ otherPractices }: Scale, networks: readonly NamedOrganisation[]) {
    const central = networks[0]!;
    const named = (name: string, network: NamedOrganisation, id?: string) => ({
      ...this.#organisation(name, GP_PRACTICE, network.borough, { id, partOf: network.id }),
      network,
    });
    return [
      named('Marsh Lane Surgery', central, demoOrganisations.practice),
      named('Riverside Medical Centre', central, demoOrganisations.secondPractice),
      ...Array.from({ length: otherPractices }, (_, index) => {
        const network = networks[index % networks.length]!;
        const again = Math.floor(index / PRACTICES.length);
        return named(`${PRACTICES[index % PRACTICES.length]} Practice${again > 0 ? ` ${again + 1}` : ''}`, network);
      }),
    ];
  }

  #charities(scale: Scale): NamedOrganisation[] {
    const [eastmere, northfold] = [this.boroughs[0]!, this.boroughs[1]!];
    const signed = this.calendar.day(1600);
    const names = Array.from({ length: scale.charities - 2 }, (_, index) => {
      const again = Math.floor(index / CHARITIES.length);
      return `${CHARITIES[index % CHARITIES.length]}${again > 0 ? ` ${again + 1}` : ''}`;
    });
    const charities = [
      this.#organisation('Open Door Eastmere', CHARITY, eastmere, {
        id: demoOrganisations.charity,
        agreement: [signed, this.calendar.day(-400)],
      }),
      this.#organisation('Westmarch Advice', CHARITY, eastmere, {
        id: demoOrganisations.secondCharity,
        agreement: [signed],
      }),
      ...names.map((name, index) =>
        this.#organisation(name, CHARITY, index % 2 === 0 ? northfold : eastmere, {
          agreement: [signed, this.calendar.day(-this.#random.whole(30, 700))],
        }),
      ),
    ];
    // Nobody can be sent to either of these: one let its agreement lapse, the other has not signed one yet.
    this.#organisation('Lapsed Hands', CHARITY, northfold, {
      agreement: [this.calendar.day(1600), this.calendar.day(100)],
    });
    this.#organisation('Brand New Start', CHARITY, eastmere);
    return charities;
  }

  #organisation(
    name: string,
    kind: OrganisationKind,
    borough: Borough,
    more: { id?: string | undefined; partOf?: string | undefined; agreement?: readonly [string, string?] } = {},
  ): NamedOrganisation {
    const stamp = made(this.#random, this.calendar.ago(this.#random.between(1800, 2000)));
    const id = more.id ?? stamp.id;
    const site = `${name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/-$/, '')}.example.org`;
    this.#codes += 1;
    this.batch.add(Organisation, {
      ...stamp,
      id,
      name,
      kind,
      odsCode: kind === CHARITY ? undefined : `ZZ${this.#codes.toString().padStart(4, '0')}`,
      partOf: more.partOf,
      phone: landline(this.#random),
      email: 'office@example.org',
      url: `https://${site}`,
      agreementSignedOn: more.agreement?.[0] ?? (kind === CHARITY ? undefined : this.calendar.day(1600)),
      agreementExpiresOn: more.agreement?.[1],
    });
    return { id, name, borough };
  }
}
