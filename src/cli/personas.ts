/** The people one can be in the demo: fixed members of fixed organisations, which the seed makes exactly so. */
import type { Claims, Role } from '../platform/viewer.js';

/** Made-up places of the demo; the seed adds others around them. */
export const demoOrganisations = {
  board: id(1),
  network: id(2),
  practice: id(3),
  secondPractice: id(4),
  charity: id(5),
  secondCharity: id(6),
  socialCare: id(7),
  recordSystem: id(8),
} as const;

/** The network's social prescribing service: link workers and team lead belong to it, both practices refer to it. */
export const demoScheme = id(0x21);

export interface Persona extends Claims {
  readonly name: string;
  /** Who that is, as the token command and the seed show it. */
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
}

export const personas: readonly Persona[] = [
  persona('gp', 0x41, 'practice', 'GP', 'Amara Okafor', 'General practitioner'),
  persona('gp-2', 0x42, 'secondPractice', 'GP', 'Tom Hughes', 'General practitioner'),
  persona('link-worker', 0x43, 'network', 'LINK_WORKER', 'Priya Shah', 'Social prescribing link worker'),
  persona('link-worker-2', 0x44, 'network', 'LINK_WORKER', 'Daniel Reid', 'Social prescribing link worker'),
  persona('team-lead', 0x45, 'network', 'TEAM_LEAD', 'Marian Kowalska', 'Social prescribing team lead'),
  persona('charity', 0x46, 'charity', 'CHARITY', 'Grace Bennett', 'Activities coordinator'),
  persona('charity-2', 0x47, 'secondCharity', 'CHARITY', 'Yusuf Demir', 'Advice services manager'),
  persona('referrer', 0x48, 'socialCare', 'REFERRER', 'Helen Walsh', 'Social worker'),
  persona('integrator', 0x49, 'recordSystem', 'INTEGRATOR', 'Record System', 'Electronic health record system'),
  persona('analyst', 0x4a, 'board', 'ANALYST', 'Noor Rahman', 'Population health analyst'),
  persona('privacy-officer', 0x4b, 'network', 'PRIVACY_OFFICER', 'Owen Price', 'Data protection lead'),
];

function persona(
  name: string,
  number: number,
  organisation: keyof typeof demoOrganisations,
  role: Role,
  person: string,
  title: string,
): Persona {
  const [givenName = '', familyName = ''] = person.split(' ');
  return {
    name,
    member: id(number),
    organisation: demoOrganisations[organisation],
    role,
    givenName,
    familyName,
    title,
  };
}

/** A valid UUIDv7 of 1 January 2025, told apart by its last digits. */
function id(number: number): string {
  return `01941f29-7c00-7000-8000-${number.toString(16).padStart(12, '0')}`;
}
