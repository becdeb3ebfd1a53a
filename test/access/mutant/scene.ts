/** People added for the mutants: each in one place that a rule tells apart from another, with a whole record to read. */
import { v7 } from 'uuid';
import { personas } from '../../../src/cli/personas.js';
import type { Claims } from '../../../src/platform/viewer.js';
import { NOW } from '../../support/kith.js';
import { Copies, type Record } from './copies.js';
import { AHEAD, ENDED, KINDS, type Kind, OF_MEMBERS, OPEN, SERVES, SHARED, type Span, STATUSES } from './kinds.js';

/** A member of a charity who is limited to an asset. */
export interface Limited {
  readonly organisation: string;
  readonly asset: string;
}

export async function setScene(
  superuserUrl: string,
  partiesOf: (member: string) => Promise<readonly string[]>,
  { organisation, asset }: Limited,
): Promise<void> {
  const copies = await Copies.start(superuserUrl);
  const scene = new Scene(copies);
  for (const sensitive of [true, false]) scene.person({ sensitive });
  for (const persona of personas.filter(({ name, role }) => SERVES[role] && !name.endsWith('-2'))) {
    const parties = await partiesOf(persona.member);
    for (const party of parties.slice(0, 3)) scene.of(persona, party);
  }
  scene.ofAsset(organisation, asset);
  // What Kith keeps for itself: there for nobody.
  copies.insert(
    'imported_organisation',
    row({ organisation_id: personas[0]?.organisation, source: 'x', external_id: 'x' }),
  );
  copies.insert('idempotency_key', {
    member_id: v7(),
    organisation_id: v7(),
    role: 'GP',
    key: 'x',
    body: 'x',
    used_at: at(0),
    warnings: [],
  });
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
  readonly asset?: string;
  /** Of the follow-ups. */
  readonly recordedBy?: string;
  /** Of the referrals. */
  readonly sender?: string;
}

const CASELOAD: Kind = ['CASELOAD', 'CURRENT'];

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
    if (served[0]) this.tie(this.person({}), party, served[0], AHEAD, false);
    if (role === 'CHARITY') {
      this.supported(organisation);
      this.onlyOffered(organisation, others);
    }
    if (role === 'INTEGRATOR') this.consented(organisation);
    if (role === 'LINK_WORKER' && place === 'member') {
      this.tie(this.person({}), party, CASELOAD, [-1, 9_000], true);
      // Handed over; and, however short it is, in the lead.
      this.tie(this.person({ sensitive: true }), party, CASELOAD, OPEN, true);
      this.tie(this.person({}), party, CASELOAD, OPEN, true, [], true);
    }
  }

  /** Connections in every status, with all and nothing agreed, where contact is prohibited and where it is not. */
  private supported(organisation: string): void {
    for (const [stage, statuses] of Object.entries(STATUSES))
      for (const status of statuses)
        for (const wish of [
          { shared: SHARED, recordedBy: claims('charity').member },
          { shared: [], sender: organisation },
          { shared: SHARED, prohibited: true },
        ]) {
          const person = this.person({ organisation, status, ...wish });
          this.tie(person, organisation, ['SUPPORTING', stage], OPEN, true);
          this.tie(person, claims('link-worker').member, CASELOAD, [-1, 9_000], true, [], true);
        }
  }

  /** Accepted for an asset that some of the charity's members are limited to. */
  ofAsset(organisation: string, asset: string): void {
    const person = this.person({ organisation, asset, status: 'ACCEPTED', shared: SHARED });
    this.tie(person, organisation, ['SUPPORTING', 'ACCEPTED'], OPEN, true);
  }

  /** Somebody the charity was offered: whatever else ties them, and does not count, tells it no more. */
  private onlyOffered(organisation: string, others: readonly Kind[]): void {
    const person = this.person({ organisation, status: 'SENT', shared: SHARED });
    this.tie(person, organisation, ['SUPPORTING', 'OFFERED'], OPEN, true);
    for (const kind of others) this.tie(person, organisation, kind, OPEN, true);
    for (const span of [ENDED, AHEAD])
      for (const kind of [
        ['REFERRED', 'CURRENT'],
        ['SUPPORTING', 'ACCEPTED'],
      ] as const)
        this.tie(person, organisation, kind, span, true);
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
      { scope: 'RESEARCH' },
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
    asset,
    recordedBy,
    sender,
  }: Wish): ReadonlyMap<string, readonly Record[]> {
    const person = this.copies.add((table, found) => {
      const changed: Record = { ...found };
      // An amendment is as sensitive as the record it is of, and of these only two can be.
      const isPlain = table === 'amendment' && !['Attendance', 'FollowUp'].includes(String(found.subject_type));
      if ('is_sensitive' in found && table !== 'consent' && !isPlain) changed.is_sensitive = sensitive;
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
      if (sensitive && table === 'risk') changed.raised_at = at(0);
      if (sensitive && table === 'risk_transition') changed.at = at(0);
      if (sensitive && table === 'referral') changed.source_organisation_id = claims('charity-2').organisation;
      if (!sensitive && table === 'referral')
        Object.assign(changed, { source: 'SELF' }, sender ? { source_organisation_id: sender } : {});
      if (table === 'connection' && asset) changed.asset_id = asset;
      // The next follow-up of a connection that stands is one that is still to come.
      if (table === 'follow_up' && status)
        Object.assign(changed, { occurred_at: null, cancelled_at: null, entered_in_error_at: null });
      if (table === 'follow_up' && recordedBy) changed.recorded_by_id = recordedBy;
      if (table === 'registration_change') Object.assign(changed, { from_id: claims('charity').organisation });
      if (table === 'cover' && sensitive)
        Object.assign(changed, {
          member_id: claims('link-worker').member,
          covered_by_id: claims('link-worker-2').member,
        });
      if (table === 'connection' && shared) Object.assign(changed, { shared });
      if (table === 'connection' && status) Object.assign(changed, { status });
      return changed;
    });
    // One that was taken back closes nothing, and is read by those who look after the person.
    const withdrawn = { withdrawn_at: at(-1), withdrawn_by_id: claims('gp').member };
    this.copies.insert('objection', row({ person_id: idOf(person), role: 'GP', objected_at: at(-2), ...withdrawn }));
    return person;
  }

  /** Ties a party to the person; with causes, once because of each of their referrals and connections. */
  private tie(
    person: ReadonlyMap<string, readonly Record[]>,
    party: string,
    [kind, stage]: Kind,
    [since, until]: Span,
    hasCauses: boolean,
    closed_to: readonly string[] = [],
    is_lead = false,
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
        is_lead,
        is_sensitive: false,
      };
      this.copies.insert('care_relationship', row({ person_id: idOf(person), ...tie, because: 'A scene.', closed_to }));
    }
  }
}

function claims(name: string): Claims {
  const found = personas.find((persona) => persona.name === name);
  if (!found) throw new Error(`Nobody is called ${name}.`);
  return found;
}

const at = (hours: number): string => new Date(NOW.getTime() + hours * 3_600_000).toISOString();

function idOf(person: ReadonlyMap<string, readonly Record[]>): unknown {
  return person.get('person')?.[0]?.id;
}

function row(values: Record): Record {
  return { id: v7(), created_at: at(-3), updated_at: at(-3), version: 1, ...values };
}
