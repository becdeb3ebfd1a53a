/** What a referrer writes of a referral: the members that its forms share, and the rules these keep. */
import { InputType } from 'type-graphql';
import type { Change } from '../mutation/change.js';
import { Confirmable, SameAs } from '../mutation/input.js';
import { checkPast } from '../mutation/when.js';
import type { Scheme } from '../organisation/scheme.entity.js';
import { isMemberOf } from '../organisation/team.js';
import type { ConsentMethod } from '../person/consent.codes.js';
import { Need } from '../person/need.entity.js';
import type { ReferralMethod, Urgency } from './referral.codes.js';
import { Referral } from './referral.entity.js';

@InputType({ description: 'What a referrer writes of a referral.' })
export abstract class ReferralContent extends Confirmable {
  @SameAs(Referral, { nullable: true })
  method?: ReferralMethod | null;

  @SameAs(Referral)
  referrerName?: string | null;

  @SameAs(Referral)
  referrerRole?: string | null;

  @SameAs(Referral)
  referrerContact?: string | null;

  @SameAs(Referral)
  referrerNote?: string | null;

  @SameAs(Referral, { nullable: true })
  urgency?: Urgency | null;

  @SameAs(Referral)
  personAgreedAt?: Date | null;

  @SameAs(Referral)
  personAgreedHow?: ConsentMethod | null;

  @SameAs(Referral, { nullable: true })
  clinicalRisk?: boolean | null;
}

const WRITTEN = [
  'method',
  'referrerName',
  'referrerRole',
  'referrerContact',
  'referrerNote',
  'urgency',
  'personAgreedAt',
  'personAgreedHow',
  'clinicalRisk',
] as const;

/** Takes over what is given, and says what does not fit together. */
export function write(change: Change, referral: Referral, input: ReferralContent): void {
  change.assign(referral, input, WRITTEN);
  if (!referral.personAgreedAt !== !referral.personAgreedHow) {
    const message = 'When the person agreed and how they did belong together: give both or neither.';
    change.problem(['input', 'personAgreedHow'], 'together', message);
  }
  checkPast(change, input, 'personAgreedAt');
}

/** The kinds of need with these keys; a problem for each key that there is not. */
export async function needsNamed(change: Change, keys: readonly string[]): Promise<Need[]> {
  const known = new Map((await change.em.find(Need, { key: { $in: [...keys] } })).map((need) => [need.key, need]));
  return keys.flatMap((key, index) => {
    const need = known.get(key);
    const path = ['input', 'needs', index];
    if (!need) {
      change.problem(path, 'key', `input.needs.${index} is not the key of a need (\`needs\` lists them).`);
    } else if (need.isSensitive && change.viewer.role === 'INTEGRATOR') {
      // It could neither read the row back nor correct it.
      change.problem(path, 'role', `input.needs.${index} is sensitive: a system may not name it.`);
    }
    return need ? [need] : [];
  });
}

/** A team refers only to schemes of its own: it writes down what the person asks it for. */
export async function refuseForeignScheme(change: Change, scheme: Scheme): Promise<void> {
  if (await isMemberOf(change, change.viewer.member, scheme.id)) return;
  change.problem(['input', 'scheme'], 'own', 'A team writes referrals to its own schemes only: choose one of those.');
}
