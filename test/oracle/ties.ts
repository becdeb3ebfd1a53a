/** What ties a viewer to a person at a moment: the open care relationships of ACCESS.md, and what they amount to. */
import { type Asker, assetsOf, isOpen, type Moment, schemesOf } from './viewer.js';
import type { Cell, Row, World } from './world.js';

export interface Tie {
  /** The person exists for the viewer. */
  readonly known: boolean;
  /** The role's whole column is read. */
  readonly full: boolean;
  /** The referrals that an open REFERRED relationship of the viewer's organisation, or a team's work, stands for. */
  readonly referrals: ReadonlySet<string>;
  /** A charity's own connections, each with the stage it stands in. */
  readonly connections: ReadonlyMap<string, string>;
  /** What the person agreed to share over all connections of the charity that stand in stage ACCEPTED. */
  readonly agreed: ReadonlySet<string>;
  /** Rows that hang on a sensitive need exist too. */
  readonly sensitive: boolean;
}

const NOBODY: Tie = {
  known: false,
  full: false,
  referrals: new Set(),
  connections: new Map(),
  agreed: new Set(),
  sensitive: false,
};

/** The parties in whose name a viewer acts: never wider than the role's kinds of relationship use. */
function partiesOf(world: World, asker: Asker): readonly string[] {
  const { role, organisation, member } = asker;
  if (role === 'GP') return [organisation, member];
  if (role === 'TEAM_LEAD') return [member, ...schemesOf(world, member)];
  // A scheme's queue is a link worker's only where it lets them take from it.
  const letsThemTake = (scheme: string) => world.get('scheme', scheme)?.can_self_assign === true;
  if (role === 'LINK_WORKER') return [member, ...schemesOf(world, member).filter(letsThemTake)];
  return role === 'ANALYST' || role === 'PRIVACY_OFFICER' ? [] : [organisation];
}

export class Ties {
  readonly parties: ReadonlySet<string>;
  private readonly assets: ReadonlySet<string> | undefined;
  private readonly made = new Map<string, Tie>();
  private readonly audited: ReadonlySet<string>;

  constructor(
    private readonly world: World,
    private readonly asker: Asker,
    private readonly moment: Moment,
  ) {
    this.parties = new Set(partiesOf(world, asker));
    this.assets = asker.role === 'CHARITY' ? assetsOf(world, asker.member) : undefined;
    this.audited = asker.role === 'PRIVACY_OFFICER' ? auditedParties(world, asker.organisation) : new Set();
  }

  of(person: string): Tie {
    const tie = this.made.get(person) ?? this.make(person);
    this.made.set(person, tie);
    return tie;
  }

  /** Whether a relationship is one of the viewer's own parties', whether open or not. */
  isOwn(relationship: Row): boolean {
    return this.parties.has(String(relationship.party)) && !this.isOutsideNamedAssets(relationship);
  }

  /** Whether the viewer acts, or answers, for the party of a relationship. */
  isParty({ party }: Row): boolean {
    return this.parties.has(String(party)) || this.audited.has(String(party));
  }

  /** A charity member who is limited to named assets has no SUPPORTING relationship through any other. */
  private isOutsideNamedAssets({ kind, cause_id }: Row): boolean {
    if (this.assets === undefined || kind !== 'SUPPORTING') return false;
    return !this.assets.has(String(this.world.get('connection', cause_id)?.asset_id));
  }

  private make(person: string): Tie {
    const { world } = this;
    const all = world.by('care_relationship', 'person_id', person);
    const open = all.filter(
      (row) => this.isOwn(row) && isOpen(row, this.moment.now) && !isObjectedTo(world, this.asker, row),
    );
    const kinds = (...wanted: string[]) => open.filter((row) => wanted.includes(String(row.kind)));
    const tie = (known: boolean, full: boolean): Tie => ({ ...NOBODY, known, full, sensitive: full });
    const { organisation, member, role } = this.asker;
    const asMember = (row: Row) => row.party === member;
    switch (role) {
      case 'GP': {
        const full = kinds('REGISTERED').some((row) => row.party === organisation) || kinds('EMERGENCY').some(asMember);
        const referrals = causes(kinds('REFERRED').filter((row) => row.party === organisation));
        return { ...tie(full || referrals.size > 0, full), referrals };
      }
      case 'LINK_WORKER': {
        const queue = kinds('TEAM').filter((row) => row.stage === 'QUEUE');
        const own = kinds('CASELOAD', 'COVER', 'EMERGENCY').filter(asMember);
        return tie(queue.length + own.length > 0, queue.length + own.length > 0);
      }
      case 'TEAM_LEAD': {
        const teams = kinds('TEAM').filter((row) => row.party !== member);
        const full = teams.some((row) => row.stage !== 'PAST') || kinds('EMERGENCY').some(asMember);
        return { ...tie(full || teams.length > 0, full), referrals: causes(teams) };
      }
      case 'CHARITY':
        return this.supporting(kinds('SUPPORTING'), causes(kinds('REFERRED')));
      case 'REFERRER': {
        const referrals = causes(kinds('REFERRED'));
        return { ...tie(referrals.size > 0, false), referrals };
      }
      case 'INTEGRATOR': {
        const granted = kinds('GRANTED').length > 0;
        return { ...tie(granted, granted), sensitive: granted && this.hasConsent(person) };
      }
      case 'PRIVACY_OFFICER':
        return tie(
          all.some((row) => this.audited.has(String(row.party)) && String(row.since) <= this.moment.now),
          false,
        );
      case 'ANALYST':
        return NOBODY;
    }
  }

  private supporting(relationships: readonly Row[], referrals: ReadonlySet<string>): Tie {
    const connections = new Map<string, string>();
    const agreed = new Set<string>();
    for (const { cause_id, stage } of relationships) {
      const connection = this.world.get('connection', cause_id);
      if (!connection) continue;
      connections.set(connection.id, mostOpen(connections.get(connection.id), String(stage)));
      if (stage !== 'ACCEPTED') continue;
      const isProhibited = this.world.get('person', connection.person_id)?.contact_prohibited === true;
      for (const item of listOf(connection.shared))
        if (!isProhibited || !WAYS_TO_REACH.includes(item)) agreed.add(item);
    }
    return { ...NOBODY, known: relationships.length + referrals.size > 0, referrals, connections, agreed };
  }

  private hasConsent(person: string): boolean {
    return this.world
      .by('consent', 'person_id', person)
      .some(
        (consent) =>
          consent.scope === 'SHARE_WITH_ORGANISATION' &&
          consent.organisation_id === this.asker.organisation &&
          isConsentCurrent(consent, this.moment.now),
      );
  }
}

export function isConsentCurrent({ given_at, withdrawn_at }: Row, now: string): boolean {
  return String(given_at) <= now && (withdrawn_at === null || String(withdrawn_at) > now);
}

export function listOf(cell: unknown): readonly string[] {
  return Array.isArray(cell) ? cell.map(String) : [];
}

function causes(relationships: readonly Row[]): ReadonlySet<string> {
  return new Set(relationships.map((row) => String(row.cause_id)));
}

/** Where contact is prohibited a charity reads no contact detail: not theirs, nor of anyone who leads to them. */
const WAYS_TO_REACH = ['CONTACT', 'ADDRESS', 'EMERGENCY_CONTACT'];

const OPENNESS = ['ENDED', 'OFFERED', 'ACCEPTED'];

function mostOpen(one: string | undefined, other: string): string {
  return one !== undefined && OPENNESS.indexOf(one) > OPENNESS.indexOf(other) ? one : other;
}

/** The person does not want to be seen by the role, or the organisation, in which somebody meets them. */
export function isObjectedTo(world: World, { role }: Pick<Asker, 'role'>, { kind, party, person_id }: Row): boolean {
  // An emergency is stronger; and those who answer for privacy look into what was objected to.
  if (kind === 'EMERGENCY' || role === 'PRIVACY_OFFICER') return false;
  const organisation = organisationOf(world, party);
  return world
    .by('objection', 'person_id', person_id)
    .filter((objection) => objection.withdrawn_at === null)
    .filter((objection) => objection.role === null || objection.role === role)
    .some(({ organisation_id }) => organisation_id === null || organisation_id === organisation);
}

/** For which organisation a party acts: a member for their employer, a scheme for whoever provides it. */
function organisationOf(world: World, party: Cell | undefined): Cell | undefined {
  if (world.get('organisation', party)) return party;
  return world.get('member', party)?.organisation_id ?? world.get('scheme', party)?.provider_id;
}

/** A privacy officer's organisation, all below it, the schemes they run and the members who work for them. */
function auditedParties(world: World, organisation: string): ReadonlySet<string> {
  const organisations = new Set([organisation]);
  for (const id of organisations) {
    for (const part of world.by('organisation', 'part_of_id', id)) organisations.add(part.id);
  }
  const parties = new Set(organisations);
  for (const id of organisations) {
    for (const scheme of world.by('scheme', 'provider_id', id)) parties.add(scheme.id);
    for (const member of world.by('member', 'organisation_id', id)) parties.add(member.id);
  }
  return parties;
}
