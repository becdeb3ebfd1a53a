/** The property: whatever thirty things happen to a person, the server and the model agree on each of them. */
import fc from 'fast-check';
import { NOW } from '../../support/kith.js';
import { happenings, walked } from './commands.js';
import { arrow } from './machines.js';
import type { Real } from './same.js';
import type { Observed, Service } from './service.js';
import { begin, type Rules, type Told } from './told.js';

export const STEPS_EACH = 30;

/** How far along the straight way a person is before anything may happen: to the draft, a conversation, a plan, an offer, a yes. */
const BEGINNINGS = fc.constantFrom(0, 0, 5, 8, 11, 11, 12, 12);

/** After each run `witness` is handed the changes of state that the database holds, and what was done. */
export function agrees(
  service: Service,
  rules: Rules,
  witness: (moves: readonly string[], log: readonly string[]) => void,
) {
  const senders = fc.constantFrom('gp' as const, 'gp' as const, 'referrer' as const, 'team-lead' as const);
  const steps = fc.array(happenings, { minLength: STEPS_EACH, maxLength: STEPS_EACH });
  return fc.asyncProperty(senders, fc.nat({ max: 4 }), BEGINNINGS, steps, async (sender, chance, length, happening) => {
    const begunAt = NOW.getTime();
    // A referral in safety review comes no further than to its scheme before care is in place.
    const hasRisk = chance === 4;
    const commands = [...walked(hasRisk ? 0 : length, sender), ...happening].slice(0, STEPS_EACH);
    const { person, referral } = await service.draft(sender, hasRisk, begunAt);
    const told: Told = {
      ...{ rules, person, begunAt, now: begunAt + 60_000, sender, plans: [], connections: [], consents: [] },
      referral: {
        ...begin({ now: begunAt } as Told, 'DRAFT'),
        ...{ id: referral, hasRisk, hasCare: false, attempts: [], isReferrerTold: false },
      },
    };
    const real: Real = { service, log: [`${sender} writes a referral${hasRisk ? ' with a clinical risk' : ''}`] };
    await fc.asyncModelRun(() => ({ model: told, real }), commands);
    witness(movesOf(await service.observe(person, referral, told.now)), real.log);
  });
}

function movesOf({ referral, plans, connections }: Observed): string[] {
  return Object.entries({ referral: [referral], plan: plans, connection: connections }).flatMap(([kind, rows]) =>
    rows.flatMap(({ history }) => history.map(([from, to]) => arrow(kind, from, to))),
  );
}
