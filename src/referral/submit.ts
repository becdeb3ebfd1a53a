/** A draft is sent: from here on the scheme knows of it, and has so many days to make contact. */
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { value } from '../mutation/statement.js';
import { Scheme } from '../organisation/scheme.entity.js';
import { dayAfter } from '../platform/days.js';
import { sql } from '../platform/sql.js';
import { isOpen } from '../platform/states.js';
import { Feedback, FeedbackKind } from './feedback.entity.js';
import { moveReferral } from './move.js';
import { Referral } from './referral.entity.js';
import { ReferralStatus, referralStates } from './referral.states.js';
import { openCare } from './relationships.js';
import { personIsReferable, sentByViewer } from './sender.js';
import { ReferralInput } from './step-input.js';

mutation('referralSubmit', Referral, {
  description:
    'Sends a draft to its scheme. A referral with an active clinical risk and no care in place is kept in safety review, and the referrer is told at once.',
  input: ReferralInput,
  from: [ReferralStatus.DRAFT],
  needs: [
    sentByViewer,
    personIsReferable,
    {
      name: 'personAgreed',
      says: 'The person has to agree to be referred: record when and how (`referralUpdate`).',
      when: ({ personAgreedAt }) => sql`${personAgreedAt} is not null`,
    },
  ],
  run: async (change, _input, referral) => {
    await warnOfDuplicate(change, referral);
    moveReferral(change, referral, ReferralStatus.SUBMITTED);
    await arrive(change, referral);
    return referral;
  },
});

/** It reaches its scheme now. */
export async function arrive(change: Change, referral: Referral): Promise<void> {
  const { firstContactWithinDays } = await change.find(Scheme, referral.scheme.id, ['input', 'scheme']);
  referral.submittedAt = change.now;
  referral.contactBy ??= dayAfter(change.today, firstContactWithinDays);
  referral.safetyReview = referral.clinicalRisk && !referral.careInPlace;
  openCare(change, referral, 'The referral was sent.');
  if (referral.safetyReview && referral.sourceOrganisation) tellOfSafetyReview(change, referral);
}

/** Only of those the viewer sees: of others nothing is told. */
export async function warnOfDuplicate(change: Change, referral: Referral): Promise<void> {
  const others =
    await change.query(sql`select 1 from referral f where f.person_id = ${value(referral.person.id, 'uuid')}
    and f.scheme_id = ${value(referral.scheme.id, 'uuid')} and f.id <> ${value(referral.id, 'uuid')}
    and f.submitted_at is not null and ${isOpen(referralStates, sql`f.status`, true)}`);
  if (others.length > 0) change.warn('DUPLICATE_OPEN_REFERRAL', 'The person has another open referral to this scheme.');
}

function tellOfSafetyReview(change: Change, referral: Referral): void {
  change.add(Feedback, {
    referral,
    person: referral.person,
    kind: FeedbackKind.RECEIVED,
    text: 'Received, and kept in safety review: a clinical risk was named and no care is in place for it. The scheme can take the referral on once a named clinician has recorded that care. Please make sure that the person is safe meanwhile: social prescribing is not an emergency service.',
    sentAt: change.now,
  });
}
