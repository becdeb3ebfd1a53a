/** The staff: exactly the personas, and the colleagues around them. */
import { Member } from '../../organisation/member.entity.js';
import { MemberScheme } from '../../organisation/scheme-link.entity.js';
import type { Role } from '../../platform/viewer.js';
import { demoScheme, personas } from '../personas.js';
import type { Calendar } from './calendar.js';
import { anyName } from './names.js';
import type { NamedOrganisation } from './organisations.js';
import { landline } from './places.js';
import { Random } from './random.js';
import type { NamedScheme } from './schemes.js';
import { type Batch, made } from './tables.js';
import type { Staff } from './world.js';

/** Members with something particular about them, by fixed ids so that tests can act as them. */
export const notableMembers = {
  /** Of the first charity, limited to two of its assets. */
  limitedCharity: '01941f29-7c00-7000-8000-000000000061',
  /** Leads a scheme that has ended: sees the outline of the past only. */
  pastTeamLead: '01941f29-7c00-7000-8000-000000000062',
  /** A suspended link worker of the first scheme. */
  suspended: '01941f29-7c00-7000-8000-000000000063',
  /** Leads a scheme to which nobody was ever referred. */
  idleTeamLead: '01941f29-7c00-7000-8000-000000000064',
} as const;

interface Details {
  readonly title: string;
  readonly id?: string;
  readonly name?: string;
  readonly active?: boolean;
  readonly schemes?: readonly string[];
}

export class MemberMaker {
  readonly #random: Random;

  constructor(
    seed: number,
    readonly calendar: Calendar,
    readonly batch: Batch,
  ) {
    this.#random = new Random(seed, 'members');
  }

  /** The members whom the personas act as, by persona. */
  personas(): ReadonlyMap<string, Staff> {
    return new Map(
      personas.map(({ name, member, organisation, role, givenName, familyName, title }) => {
        const schemes = role === 'LINK_WORKER' || role === 'TEAM_LEAD' ? [demoScheme] : [];
        return [
          name,
          this.member({ id: organisation }, role, { id: member, name: `${givenName} ${familyName}`, title, schemes }),
        ];
      }),
    );
  }

  doctors(practice: NamedOrganisation, count: number): Staff[] {
    return this.#several(count, practice, 'GP', () => ({
      title: this.#random.pick(['General practitioner', 'Practice nurse', 'General practitioner', 'Care coordinator']),
    }));
  }

  linkWorkers(scheme: NamedScheme, count: number): Staff[] {
    return this.#several(count, { id: scheme.provider }, 'LINK_WORKER', () => ({
      title: 'Social prescribing link worker',
      schemes: [scheme.id],
    }));
  }

  teamLead(scheme: NamedScheme, id?: string): Staff {
    const title = 'Social prescribing team lead';
    return this.member({ id: scheme.provider }, 'TEAM_LEAD', { id, title, schemes: [scheme.id] });
  }

  staff(organisation: NamedOrganisation, role: Role, count: number, titles: readonly string[]): Staff[] {
    return this.#several(count, organisation, role, () => ({ title: this.#random.pick(titles) }));
  }

  member(organisation: { readonly id: string }, role: Role, details: Details): Staff {
    const stamp = made(this.#random, this.calendar.ago(this.#random.between(1500, 1690)));
    const id = details.id ?? stamp.id;
    const name = details.name ?? anyName(this.#random);
    const workPhone = landline(this.#random);
    const workEmail = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.org`;
    this.batch.add(Member, {
      ...stamp,
      id,
      name,
      jobTitle: details.title,
      workPhone: role === 'INTEGRATOR' ? undefined : workPhone,
      workEmail: role === 'INTEGRATOR' ? undefined : workEmail,
      organisation: organisation.id,
      role,
      active: details.active ?? true,
    });
    for (const scheme of details.schemes ?? []) this.batch.add(MemberScheme, { member: id, scheme });
    return { id, name, title: details.title, contact: workPhone, organisation: organisation.id };
  }

  #several(count: number, organisation: { readonly id: string }, role: Role, details: () => Details): Staff[] {
    return Array.from({ length: count }, () => this.member(organisation, role, details()));
  }
}
