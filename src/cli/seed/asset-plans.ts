/** What kinds of assets charities run: names, categories, routes, prices and times, to make assets from. */
import { GreenKind } from '../../asset/asset.codes.js';

export interface AssetPlan {
  readonly name: string;
  readonly categories: readonly string[];
  readonly green?: GreenKind;
  readonly route: 'OPEN' | 'SELF' | 'LINK_WORKER_ONLY';
  /** In pounds a session; undefined when it has not said. */
  readonly price?: number;
  readonly ages?: readonly [number | undefined, number | undefined];
  /** Days as in a schedule, and hours. */
  readonly when: readonly [string, string, string];
  readonly about: string;
  readonly isOnline?: boolean;
}

const plan = (
  name: string,
  categories: string,
  route: AssetPlan['route'],
  price: number | undefined,
  when: string,
  about: string,
  more: Pick<AssetPlan, 'green' | 'ages' | 'isOnline'> = {},
): AssetPlan => {
  const [day = 'MO', opens = '10:00', closes = '12:00'] = when.split(' ');
  return { name, categories: categories.split(' '), route, price, when: [day, opens, closes], about, ...more };
};

const OLDER = { ages: [55, undefined] } as const;
const YOUNG = { ages: [8, 18] } as const;

export const PLANS = {
  lunch: plan(
    'Tuesday Lunch Club',
    'lunch-and-social-clubs',
    'SELF',
    4,
    'TU 12:00 14:00',
    'A cooked lunch, cards and company.',
    OLDER,
  ),
  walk: plan(
    'Walking Group',
    'physical-activity nature-based',
    'OPEN',
    0,
    'WE 10:30 12:00',
    'A gentle walk of two miles with a warm drink at the end.',
    { green: GreenKind.GREEN_EXERCISE },
  ),
  garden: plan(
    'Community Allotment',
    'nature-based peer-support',
    'LINK_WORKER_ONLY',
    0,
    'TH 10:00 13:00',
    'Growing vegetables together, at one’s own pace.',
    { green: GreenKind.HORTICULTURE },
  ),
  arts: plan(
    'Arts on Friday',
    'arts-and-creativity',
    'SELF',
    3,
    'FR 13:30 15:30',
    'Painting, printing and clay; no experience needed.',
  ),
  befriending: plan(
    'Befriending by Telephone',
    'befriending',
    'LINK_WORKER_ONLY',
    0,
    'MO 10:00 16:00',
    'A weekly call from the same volunteer.',
    { isOnline: true },
  ),
  peers: plan(
    'Feeling Better Together',
    'peer-support',
    'LINK_WORKER_ONLY',
    0,
    'WE 18:00 19:30',
    'A small group for people who live with low mood or worry.',
  ),
  debt: plan(
    'Debt and Money Advice',
    'debt-and-money-advice',
    'LINK_WORKER_ONLY',
    0,
    'MO 09:30 15:30',
    'Free, confidential and regulated advice on debt.',
  ),
  benefits: plan(
    'Benefits Check',
    'benefits-advice',
    'LINK_WORKER_ONLY',
    0,
    'TU 09:30 15:30',
    'Help with forms, appeals and what one is entitled to.',
  ),
  housing: plan('Housing Advice', 'housing-advice', 'SELF', 0, 'TH 09:30 15:30', 'Repairs, arrears, eviction, moving.'),
  digital: plan(
    'Digital Friends',
    'digital-skills learning',
    'OPEN',
    0,
    'FR 10:00 12:00',
    'Bring a phone or borrow a tablet; patient helpers.',
  ),
  forest: plan(
    'Woodland Wellbeing',
    'nature-based',
    'LINK_WORKER_ONLY',
    0,
    'TH 10:00 14:00',
    'Coppicing, fire and tea in a small group.',
    { green: GreenKind.CONSERVATION },
  ),
  farm: plan(
    'Care Farm Mornings',
    'nature-based employment-and-skills',
    'LINK_WORKER_ONLY',
    10,
    'TU 09:30 12:30',
    'Feeding, grooming and mending on a working farm.',
    { green: GreenKind.CARE_FARMING },
  ),
  swim: plan(
    'Dip and Chat',
    'nature-based physical-activity',
    'SELF',
    2,
    'SA 08:30 09:30',
    'Open water for beginners, with a lifeguard.',
    { green: GreenKind.BLUE, ages: [18, undefined] },
  ),
  natureArts: plan(
    'Willow and Wool',
    'nature-based arts-and-creativity',
    'SELF',
    5,
    'SU 13:00 16:00',
    'Baskets, felt and natural dyes.',
    { green: GreenKind.NATURE_ARTS },
  ),
  carers: plan('Carers’ Café', 'carers-support', 'SELF', 0, 'WE 10:30 12:00', 'A break, advice and others who know.'),
  sitting: plan(
    'Sitting Service',
    'carers-support',
    'LINK_WORKER_ONLY',
    0,
    'FR 09:00 17:00',
    'Somebody trained stays, so that a carer can go out.',
  ),
  bereavement: plan(
    'Walking with Loss',
    'bereavement-support peer-support',
    'SELF',
    0,
    '1SA 10:30 12:00',
    'For those who lost somebody, at any time.',
  ),
  work: plan(
    'Ready for Work',
    'employment-and-skills',
    'SELF',
    0,
    'MO 10:00 13:00',
    'Applications, confidence and work trials.',
    { ages: [18, 67] },
  ),
  repair: plan(
    'Repair Workshop',
    'employment-and-skills volunteering',
    'OPEN',
    0,
    'SA 10:00 14:00',
    'Mending bikes, lamps and chairs side by side.',
  ),
  volunteering: plan(
    'Volunteer Start',
    'volunteering',
    'OPEN',
    0,
    'TH 13:00 15:00',
    'Finding a way to help that fits.',
  ),
  abuse: plan(
    'Safe Choices',
    'domestic-abuse-support',
    'LINK_WORKER_ONLY',
    0,
    'TU 10:00 15:00',
    'Confidential support; the place is told on referral.',
  ),
  recovery: plan(
    'Recovery Café',
    'substance-use-support peer-support',
    'SELF',
    0,
    'SA 18:00 20:30',
    'An alcohol-free evening with people in recovery.',
    { ages: [18, undefined] },
  ),
  chairs: plan(
    'Chair-based Exercise',
    'physical-activity',
    'SELF',
    2.5,
    'MO 11:00 12:00',
    'Strength and balance, sitting down.',
    OLDER,
  ),
  choir: plan(
    'Singing for Breath',
    'arts-and-creativity peer-support',
    'OPEN',
    3,
    'TU 14:00 15:30',
    'A choir for people with breathing conditions and anyone else.',
  ),
  youth: plan(
    'Youth Drop-in',
    'peer-support sport',
    'OPEN',
    0,
    'FR 16:00 19:00',
    'Football, music, somebody to talk to.',
    YOUNG,
  ),
  bikes: plan('Bike Fixers', 'sport learning', 'SELF', 0, 'SA 10:00 12:00', 'Learn to mend and ride.', YOUNG),
  pantry: plan(
    'Community Pantry',
    'food-support',
    'OPEN',
    5,
    'WE 09:00 12:00',
    'A week’s food for five pounds, no questions.',
  ),
  transport: plan(
    'Lifts for Life',
    'transport',
    'SELF',
    undefined,
    'MO 09:00 17:00',
    'Volunteer drivers to appointments and groups.',
  ),
  faith: plan(
    'Friendship at the Mosque and Church',
    'faith-and-culture befriending',
    'OPEN',
    0,
    'TH 11:00 13:00',
    'Tea and talk across faiths.',
  ),
  heritage: plan(
    'Mill Stories',
    'heritage volunteering',
    'SELF',
    0,
    '2WE 14:00 16:00',
    'Looking after the old mill and its archive.',
  ),
  mensTalk: plan('Men’s Shed', 'peer-support learning', 'SELF', 2, 'WE 10:00 15:00', 'Woodwork and talk.', {
    ages: [30, undefined],
  }),
} as const satisfies Record<string, AssetPlan>;

export type PlanName = keyof typeof PLANS;
