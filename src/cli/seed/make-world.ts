/** Puts the world together before anybody lives in it: places, organisations, staff, assets. */
import { SchemeKind } from '../../organisation/organisation.codes.js';
import { SystemGrant } from '../../organisation/system-grant.entity.js';
import { demoOrganisations } from '../personas.js';
import { addAnalystAccess } from './access-log.js';
import { AssetMaker } from './assets.js';
import type { Calendar } from './calendar.js';
import { addLeave } from './cover.js';
import { addAssetSupport } from './gaps.js';
import { MemberMaker, notableMembers } from './members.js';
import { OrganisationMaker, type Organisations } from './organisations.js';
import { makePlaces } from './places.js';
import { Random, type Weighted } from './random.js';
import { linkWorkersFor, type Scale, scaleOf, shareFor } from './scale.js';
import { type NamedScheme, SchemeMaker } from './schemes.js';
import type { Batch } from './tables.js';
import { Turns } from './turns.js';
import type { Charity, Practice, Referrer, Staff, Team, World } from './world.js';

/** The rows that migrations brought, by key. */
export interface Codes {
  readonly needs: World['needs'];
  readonly categories: ReadonlyMap<string, string>;
}

/** What share of people is referred to the schemes that serve both boroughs; the rest goes to their network's. */
const YOUNG_PEOPLE = 0.1;
const GREEN = 0.08;

export function makeWorld(seed: number, calendar: Calendar, people: number, codes: Codes, batch: Batch): World {
  const scale = scaleOf(people);
  const boroughs = makePlaces(seed, batch);
  const organisations = new OrganisationMaker(seed, calendar, boroughs, batch).make(scale);
  const schemes = new SchemeMaker(seed, calendar, batch).make(organisations);
  const members = new MemberMaker(seed, calendar, batch);
  const personas = members.personas();
  const persona = (name: string): Staff => {
    const found = personas.get(name);
    if (found === undefined) throw new Error(`There is no persona ${name}.`);
    return found;
  };

  const sizes = practiceSizes(organisations, scale);
  const teams = makeTeams(organisations, schemes, members, persona, sizes, people);
  const practices = organisations.practices.map((practice, index): readonly [Practice, number] => {
    const doctor = ['gp', 'gp-2'][index];
    const doctors = [...(doctor ? [persona(doctor)] : []), ...members.doctors(practice, index < 2 ? 2 : 3)];
    const scheme = teams.byNetwork.get(practice.network.id);
    if (scheme === undefined) throw new Error(`${practice.network.name} has no scheme.`);
    const { id, name, borough } = practice;
    return [{ id, name, borough, doctors, scheme, granted: grants[index] }, sizes[index]!];
  });

  addGrants(
    practices.map(([practice]) => practice),
    calendar,
    batch,
  );

  const charities = organisations.charities.map((charity, index): Charity => {
    const known = ['charity', 'charity-2'][index];
    const others = members.staff(charity, 'CHARITY', index < 2 ? 2 : 1, [
      'Activities worker',
      'Volunteer coordinator',
      'Adviser',
    ]);
    return { ...charity, members: [...(known ? [persona(known)] : []), ...others] };
  });
  const assets = new AssetMaker(seed, calendar, batch, codes.categories);
  const activities = assets.make(charities);
  const first = activities.filter(({ charity }) => charity.id === demoOrganisations.charity);
  members.member(charities[0]!, 'CHARITY', {
    id: notableMembers.limitedCharity,
    name: 'Lena Fox',
    title: 'Lunch club host',
  });
  assets.limit(notableMembers.limitedCharity, first.slice(0, 2));

  const world: World = {
    calendar,
    boroughs,
    practices,
    youngPeople: teams.youngPeople,
    green: teams.green,
    pilot: teams.pilot,
    activities,
    referrers: [
      ...organisations.referrers.map((referrer, index): Referrer => {
        const titles =
          referrer.kind === 'SOCIAL_CARE'
            ? ['Social worker', 'Social care assessor']
            : ['Community nurse', 'Occupational therapist'];
        const staff = members.staff(referrer, 'REFERRER', 2, titles);
        return { ...referrer, staff: index === 0 ? [persona('referrer'), ...staff] : staff };
      }),
      ...charities
        .slice(0, 5)
        .map(({ id, borough, members: staff }): Referrer => ({ id, borough, staff, kind: 'CHARITY' })),
    ],
    turns: new Turns(),
    recordSystem: demoOrganisations.recordSystem,
    persona,
    needs: codes.needs,
  };
  addLeave(calendar, batch);
  addAnalystAccess(world, new Random(seed, 'access'), batch);
  addAssetSupport(world, new Random(seed, 'asset support'), batch);
  return world;
}

/** Which practices gave the record system access, by their place in the list; one took it back. */
const grants: Readonly<Record<number, Practice['granted']>> = {
  0: { from: 700 },
  2: { from: 420 },
  4: { from: 650, to: 45 },
};

function addGrants(practices: readonly Practice[], calendar: Calendar, batch: Batch): void {
  for (const { id, granted } of practices) {
    if (granted === undefined) continue;
    batch.add(SystemGrant, {
      practice: id,
      system: demoOrganisations.recordSystem,
      grantedAt: calendar.ago(granted.from),
      revokedAt: granted.to === undefined ? undefined : calendar.ago(granted.to),
    });
  }
}

function practiceSizes({ practices }: Organisations, { people, firstPractice, secondPractice }: Scale): number[] {
  const rest = Math.max(0, people - firstPractice - secondPractice) / Math.max(1, practices.length - 2);
  return practices.map((_, index) => [firstPractice, secondPractice][index] ?? Math.max(rest, 0.001));
}

function makeTeams(
  { practices }: Organisations,
  schemes: readonly NamedScheme[],
  members: MemberMaker,
  persona: (name: string) => Staff,
  sizes: readonly number[],
  people: number,
) {
  const team = (scheme: NamedScheme, size: number): Team => ({
    id: scheme.id,
    name: scheme.name,
    kind: scheme.kind,
    lead: members.teamLead(scheme),
    linkWorkers: members.linkWorkers(scheme, linkWorkersFor(size)).map((worker) => [worker, 1] as const),
    former: members.linkWorkers(scheme, 1),
  });
  const byNetwork = new Map<string, Team>();
  for (const scheme of schemes.filter(({ network }) => network !== undefined)) {
    const network = scheme.network!;
    const size = practices.reduce(
      (sum, practice, index) => sum + (practice.network === network ? sizes[index]! : 0),
      0,
    );
    const own = size * (1 - YOUNG_PEOPLE - GREEN);
    byNetwork.set(network.id, byNetwork.size === 0 ? firstTeam(scheme, own, members, persona) : team(scheme, own));
  }
  const shared = (kind: SchemeKind) => schemes.find((scheme) => scheme.network === undefined && scheme.kind === kind)!;
  const [pilot, idle] = schemes.filter((scheme) => scheme.network === undefined && scheme.kind === SchemeKind.GENERAL);
  members.teamLead(idle!, notableMembers.idleTeamLead);
  return {
    byNetwork,
    youngPeople: team(shared(SchemeKind.CHILDREN_YOUNG_PEOPLE), people * YOUNG_PEOPLE),
    green: team(shared(SchemeKind.GREEN), people * GREEN),
    pilot: { ...team(pilot!, 0), lead: members.teamLead(pilot!, notableMembers.pastTeamLead) },
  };
}

/** The personas' own team: theirs are caseloads of a real size, however many colleagues share the rest. */
function firstTeam(scheme: NamedScheme, size: number, members: MemberMaker, persona: (name: string) => Staff): Team {
  const others = members.linkWorkers(scheme, linkWorkersFor(size));
  const [first, second] = [shareFor(48, size), shareFor(27, size)];
  const left = Math.max(0.1, 1 - first - second);
  const suspended = members.member({ id: scheme.provider }, 'LINK_WORKER', {
    id: notableMembers.suspended,
    title: 'Social prescribing link worker',
    active: false,
    schemes: [scheme.id],
  });
  const linkWorkers: Weighted<Staff> = [
    [persona('link-worker'), first],
    [persona('link-worker-2'), second],
    ...others.map((worker) => [worker, left / others.length] as const),
  ];
  return {
    id: scheme.id,
    name: scheme.name,
    kind: scheme.kind,
    lead: persona('team-lead'),
    linkWorkers,
    former: [suspended],
  };
}
