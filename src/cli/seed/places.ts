/** Two made-up boroughs: postcodes of areas the Royal Mail does not use, with coordinates, streets and deprivation. */
import { Postcode } from '../../asset/postcode.entity.js';
import type { Address } from '../../person/address.js';
import { Random } from './random.js';
import type { Batch } from './tables.js';

export interface Place {
  readonly postcode: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Decile of the Index of Multiple Deprivation, 1 is most deprived. */
  readonly imdDecile: number;
}

export interface Neighbourhood {
  readonly outcode: string;
  readonly borough: Borough;
  readonly places: readonly Place[];
}

export interface Borough {
  readonly name: string;
  readonly neighbourhoods: Neighbourhood[];
}

const COUNTY = 'Westmarch';

/** Outcode, coordinates of its middle, and how deprived it is on the whole. */
const PLANS = [
  {
    name: 'Eastmere',
    outcodes: [
      ['EM1', 52.952, -0.512, 2],
      ['EM2', 52.968, -0.488, 3],
      ['EM3', 52.934, -0.53, 5],
      ['EM4', 52.981, -0.541, 7],
      ['EM5', 52.919, -0.47, 4],
    ],
  },
  {
    name: 'Northfold',
    outcodes: [
      ['NF1', 53.084, -0.602, 3],
      ['NF2', 53.101, -0.571, 6],
      ['NF3', 53.067, -0.634, 8],
      ['NF4', 53.118, -0.65, 9],
    ],
  },
] as const;

const STREETS = [
  'Alder Close',
  'Beck Lane',
  'Chapel Street',
  'Dyers Road',
  'Elm Grove',
  'Foundry Lane',
  'Gasworks Road',
  'Hawthorn Avenue',
  'Infirmary Street',
  'Jubilee Road',
  'Kiln Court',
  'Larkfield Drive',
  'Mill Lane',
  'Nelson Street',
  'Orchard Way',
  'Priory Road',
];

const SECTORS = 4;
const LETTERS = ['AB', 'DE', 'FG', 'HJ', 'LN', 'PQ'];

/** The boroughs, their postcodes also written down as reference data to measure distances from. */
export function makePlaces(seed: number, batch: Batch): Borough[] {
  const random = new Random(seed, 'places');
  return PLANS.map(({ name, outcodes }) => {
    const borough: Borough = { name, neighbourhoods: [] };
    for (const [outcode, latitude, longitude, deprivation] of outcodes) {
      batch.add(Postcode, { postcode: outcode, latitude, longitude });
      const places: Place[] = [];
      for (let sector = 1; sector <= SECTORS; sector++) {
        for (const letters of LETTERS) {
          const place = {
            postcode: `${outcode} ${sector}${letters}`,
            latitude: rounded(latitude + random.between(-0.009, 0.009)),
            longitude: rounded(longitude + random.between(-0.013, 0.013)),
            imdDecile: Math.min(10, Math.max(1, deprivation + random.whole(-2, 2))),
          };
          places.push(place);
          const { latitude: north, longitude: east } = place;
          batch.add(Postcode, { postcode: place.postcode.replace(' ', ''), latitude: north, longitude: east });
        }
      }
      borough.neighbourhoods.push({ outcode, borough, places });
    }
    return borough;
  });
}

export function makeAddress(random: Random, borough: Borough, place: Place): Address {
  return {
    line1: `${random.whole(1, 120)} ${random.pick(STREETS)}`,
    line2: random.maybe(0.1, () => `Flat ${random.whole(1, 24)}`),
    city: borough.name,
    county: COUNTY,
    postcode: place.postcode,
  };
}

/** A number that Ofcom keeps free for drama: it never rings anywhere. */
export function mobile(random: Random): string {
  return `07700 900${random.whole(0, 999).toString().padStart(3, '0')}`;
}

export function landline(random: Random): string {
  return `01632 960${random.whole(0, 999).toString().padStart(3, '0')}`;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
