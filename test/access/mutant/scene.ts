/** People added for the mutants: each in one place that a rule tells apart from another, with a whole record to read. */
import { v7 } from 'uuid';
import { personas } from '../../../src/cli/personas.js';
import type { Claims } from '../../../src/platform/viewer.js';
import { NOW } from '../../support/kith.js';
import { Copies, type Record } from './copies.js';

type Kind = readonly [kind: string, stage: string];
type Span = readonly [since: number, until: number];

const KINDS: readonly Kind[] = [
  ...['REGISTERED', 'CASELOAD', 'COVER', 'REFERRED', 'GRANTED', 'EMERGENCY'].map((kind) => [kind, 'CURRENT'] as const),
  ...['QUEUE', 'CURRENT', 'PAST'].map((stage) => ['TEAM', stage] as const),
  ...['OFFERED', 'ACCEPTED', 'ENDED'].map((stage) => ['SUPPORTING', stage] as const),
];

/** Hours from now: no longer than an emergency lasts. */
const OPEN: Span = [-1, 1];
const ENDED: Span = [-2, -1];
const AHEAD: Span = [1, 2];

/** The kinds that serve a role (SETTLED.md), and whom each ties to the person. */
const SERVES: Readonly<{ [role: string]: readonly string[] }> = {
  GP: ['REGISTERED', 'REFERRED', 'EMERGENCY'],
  LINK_WORKER: ['CASELOAD', 'COVER', 'EMERGENCY', 'TEAM'],
  TEAM_LEAD: ['TEAM', 'EMERGENCY'],
  CHARITY: ['SUPPORTING', 'REFERRED'],
  REFERRER: ['REFERRED'],
  INTEGRATOR: ['GRANTED'],
};
const OF_MEMBERS = ['CASELOAD', 'COVER', 'EMERGENCY'];

const STATUSES: Readonly<{ [stage: string]: readonly string[] }> = {
  OFFERED: ['SENT', 'ACKNOWLEDGED', 'WAITLISTED'],
  ACCEPTED: ['ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING'],
  ENDED: ['COMPLETED', 'NEVER_STARTED'],
};
const SHARED = [
  'NAME',
  'CONTACT',
  'ADDRESS',
  'DATE_OF_BIRTH',
  'ABOUT_ME',
  'CAUTIONS',
  'BARRIERS',
  'GOAL',
  'EMERGENCY_CONTACT',
];

export async function setScene(superuserUrl: string, partiesOf: (member: string) => Promise<readonly string[]>) {
  const copies = await Copies.start(superuserUrl);
  const scene = new Scene(copies);
  for (const sensitive of [true, false]) scene.person({ sensitive });
  for (const persona of personas.filter(({ name, role }) => SERVES[role] && !name.endsWith('-2'))) {
    const parties = await partiesOf(persona.member);
    for (const party of parties.slice(0, 3)) scene.of(persona, party);
  }
  // What Kith keeps for itself: there for nobody.
  copies.insert(
    'imported_organisation',
    row({ organisation_id: personas[0]?.organisation, source: 'x', external_id: 'x' }),
  );
  copies.insert('person_merge_row', { merge_id: v7(), table_name: 'plan', row_id: v7() });
  await copies.finish();
}

interface Wish {
  readonly sensitive?: boolean;
  readonly prohibited?: boolean;
  /** Of the connections. */
  readonly organisation?: string;
  readonly status?: string;
  readonly shared?: readonly string[];
}

class Scene {
  constructor(private readonly copies: Copies) {}

  of(persona: Claims, party: string): void {
    const { role, organisation } = persona;
    const place = party === persona.member ? 'member' : party === organisation ? 'organisation' : 'scheme';
    const serves = ([kind]: Kind) => Boolean(SERVES[role]?.includes(kind));
    const isRight = ([kind]: Kind) =>
      (OF_MEMBERS.includes(kind) ? 'member' : kind === 'TEAM' ? 'scheme' : 'organisation') === place;
    const served = KINDS.filter((kind) => serves(kind) && isRight(kind));
    // A scheme's members share it, and for some of them a kind of theirs would count.
    const others = KINDS.filter((kind) => !serves(kind) && !(place === 'scheme' && OF_MEMBERS.includes(kind[0])));
    for (const kind of [...served, ...others]) {
      const status = kind[0] === 'SUPPORTING' ? STATUSES[kind[1]]?.[0] : undefined;
      const person = this.person({
        organisation,
        shared: SHARED,
        sensitive: kind[0] === 'REFERRED',
        ...(status ? { status } : {}),
      });
      this.tie(person, party, kind, OPEN, serves(kind));
    }
    for (const sensitive of [true, false]) {
      // Everything that does not count, at once: whatever a rule lets through by mistake, here it is.
      const person = this.person({ organisation, shared: SHARED, sensitive });
      for (const kind of served) for (const span of [ENDED, AHEAD]) this.tie(person, party, kind, span, true);
      for (const kind of others) this.tie(person, party, kind, OPEN, true);
      const objecting = this.person({ organisation, shared: SHARED, sensitive });
      this.copies.insert('objection', row({ person_id: idOf(objecting), role, objected_at: at(-2) }));
      for (const kind of served.filter(([name]) => name !== 'EMERGENCY'))
        this.tie(objecting, party, kind, OPEN, true, [role]);
    }
    if (role === 'CHARITY') this.supported(organisation);
    if (role === 'INTEGRATOR') this.consented(organisation);
    if (role === 'LINK_WORKER' && place === 'member')
      this.tie(this.person({}), party, ['CASELOAD', 'CURRENT'], [-1, 9_000], true);
  }

  /** Connections in every status, with all and nothing agreed, where contact is prohibited and where it is not. */
  private supported(organisation: string): void {
    for (const [stage, statuses] of Object.entries(STATUSES))
      for (const status of statuses)
        for (const wish of [{ shared: SHARED }, { shared: [] }, { shared: SHARED, prohibited: true }]) {
          const person = this.person({ organisation, status, ...wish });
          this.tie(person, organisation, ['SUPPORTING', stage], OPEN, true);
        }
  }

  private consented(organisation: string): void {
    const right = {
      scope: 'SHARE_WITH_ORGANISATION',
      organisation_id: organisation,
      given_at: at(-2),
      withdrawn_at: null,
    };
    for (const wrong of [
      {},
      { scope: 'RECEIVE_SUPPORT' },
      { organisation_id: personas[0]?.organisation },
      { given_at: at(1) },
      { withdrawn_at: at(-1) },
      { withdrawn_at: at(1) },
    ]) {
      const person = this.person({ sensitive: true });
      for (const consent of person.get('consent') ?? [])
        Object.assign(consent, { is_sensitive: false, ...right, ...wrong });
      this.tie(person, organisation, ['GRANTED', 'CURRENT'], OPEN, false);
    }
  }

  person({
    sensitive = false,
    prohibited = false,
    organisation,
    status,
    shared,
  }: Wish): ReadonlyMap<string, readonly Record[]> {
    return this.copies.add((table, found) => {
      const changed: Record = { ...found };
      if ('is_sensitive' in found && table !== 'consent') changed.is_sensitive = sensitive;
      if (table === 'person')
        Object.assign(changed, {
          contact_prohibited: prohibited,
          nhs_number: null,
          nhs_number_status: 'NOT_PRESENT_TRACE_NOT_REQUIRED',
        });
      if (
        organisation &&
        'organisation_id' in found &&
        ['connection', 'attendance', 'follow_up', 'connection_transition'].includes(table)
      )
        changed.organisation_id = organisation;
      if (table === 'connection' && shared) Object.assign(changed, { shared });
      if (table === 'connection' && status) Object.assign(changed, { status });
      return changed;
    });
  }

  /** Ties a party to the person; with causes, once because of each of their referrals and connections. */
  private tie(
    person: ReadonlyMap<string, readonly Record[]>,
    party: string,
    [kind, stage]: Kind,
    [since, until]: Span,
    hasCauses: boolean,
    closed_to: readonly string[] = [],
  ): void {
    const causes = hasCauses
      ? ['referral', 'connection'].flatMap((table) => person.get(table) ?? []).map(({ id }) => id)
      : [];
    for (const cause_id of causes.length > 0 ? causes : [null]) {
      const tie = {
        party,
        kind,
        stage,
        cause_id,
        since: at(since),
        until: at(until),
        is_lead: false,
        is_sensitive: false,
      };
      this.copies.insert('care_relationship', row({ person_id: idOf(person), ...tie, because: 'A scene.', closed_to }));
    }
  }
}

const at = (hours: number): string => new Date(NOW.getTime() + hours * 3_600_000).toISOString();

function idOf(person: ReadonlyMap<string, readonly Record[]>): unknown {
  return person.get('person')?.[0]?.id;
}

function row(values: Record): Record {
  return { id: v7(), created_at: at(-3), updated_at: at(-3), version: 1, ...values };
}
