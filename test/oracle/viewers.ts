/** Who asks the generated operations: every persona, and members whose place is special. */
import { personas } from '../../src/cli/personas.js';
import { type Asker, isOpen, type Moment, type Role } from './viewer.js';
import type { Row, World } from './world.js';

export interface NamedViewer extends Asker {
  readonly name: string;
}

export function viewersOf(world: World, { now }: Moment): readonly NamedViewer[] {
  const named = personas.map(({ name, role, organisation, member }) => ({ name, role, organisation, member }));
  const taken = new Set(named.map(({ member }) => member));
  const others = world.all('member').filter((member) => member.active === true && !taken.has(member.id));
  const add = (name: string, role: Role, isSpecial: (member: Row) => boolean) => {
    const found = others.find((member) => member.role === role && !taken.has(member.id) && isSpecial(member));
    if (!found) return;
    taken.add(found.id);
    named.push({ name, role, organisation: String(found.organisation_id), member: found.id });
  };
  const open = (party: unknown, kind: string) =>
    world.by('care_relationship', 'party', String(party)).filter((row) => row.kind === kind && isOpen(row, now));
  const schemes = (member: Row) => world.by('member_scheme', 'member_id', member.id).map((row) => row.scheme_id);

  add('charity member of named assets', 'CHARITY', ({ id }) => world.by('member_asset', 'member_id', id).length > 0);
  add('link worker who covers', 'LINK_WORKER', ({ id }) => open(id, 'COVER').length > 0);
  add('link worker in an emergency', 'LINK_WORKER', ({ id }) => open(id, 'EMERGENCY').length > 0);
  add('GP in an emergency', 'GP', ({ id }) => open(id, 'EMERGENCY').length > 0);
  add('team lead elsewhere', 'TEAM_LEAD', (member) =>
    schemes(member).some((scheme) => open(scheme, 'TEAM').length > 0),
  );
  add('charity that refers', 'CHARITY', ({ organisation_id }) => open(organisation_id, 'REFERRED').length > 0);
  add('practice that referred', 'GP', ({ organisation_id }) => open(organisation_id, 'REFERRED').length > 0);
  add('referrer elsewhere', 'REFERRER', () => true);
  add('integrator elsewhere', 'INTEGRATOR', () => true);
  add('privacy officer elsewhere', 'PRIVACY_OFFICER', () => true);
  return named;
}
