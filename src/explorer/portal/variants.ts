/** The three portals of the demo: whose each is, and how it names itself. */

export const VARIANTS = {
  gp: { role: 'GP', service: 'Practice record', organisation: 'GP practice' },
  'link-worker': { role: 'LINK_WORKER', service: 'My caseload', organisation: 'Social prescribing' },
  charity: { role: 'CHARITY', service: 'Our members', organisation: 'Charity' },
} as const;

export type Variant = keyof typeof VARIANTS;
