/** The states of a referral, and the ways in which it can end. */
import { registerEnumType } from 'type-graphql';
import { type Sql, sql } from '../platform/sql.js';
import { isOneOf, openOf, type States } from '../platform/states.js';

export enum ReferralStatus {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  RECEIVED = 'RECEIVED',
  ACCEPTED = 'ACCEPTED',
  WAITLISTED = 'WAITLISTED',
  CONTACTING = 'CONTACTING',
  ENGAGED = 'ENGAGED',
  ON_HOLD = 'ON_HOLD',
  REJECTED = 'REJECTED',
  REDIRECTED = 'REDIRECTED',
  DECLINED = 'DECLINED',
  UNCONTACTABLE = 'UNCONTACTABLE',
  WITHDRAWN = 'WITHDRAWN',
  CLOSED = 'CLOSED',
}

registerEnumType(ReferralStatus, {
  name: 'ReferralStatus',
  description: 'Where a referral stands.',
  valuesConfig: {
    DRAFT: { description: 'Being written; the scheme does not see it yet.' },
    SUBMITTED: { description: 'Sent to the scheme.' },
    RECEIVED: { description: 'Seen by the scheme.' },
    ACCEPTED: { description: 'Taken on by the scheme.' },
    WAITLISTED: { description: 'Taken on, waiting for a link worker to have room.' },
    CONTACTING: { description: 'A link worker is trying to reach the person.' },
    ENGAGED: { description: 'The person and the link worker have had their first conversation.' },
    ON_HOLD: { description: 'Paused; continues in the state it left.' },
    REJECTED: { description: 'Ended: the scheme could not take it on.' },
    REDIRECTED: { description: 'Ended: another service suits better; a new referral continues it.' },
    DECLINED: { description: 'Ended: the person did not want support.' },
    UNCONTACTABLE: { description: 'Ended: the person was not reached after the attempts the scheme wants.' },
    WITHDRAWN: { description: 'Ended: taken back by whoever sent it.' },
    CLOSED: { description: 'Ended: support is finished; `outcome` says how.' },
  },
});

const { SUBMITTED, RECEIVED, ACCEPTED, WAITLISTED, CONTACTING, ENGAGED, ON_HOLD } = ReferralStatus;
const { REJECTED, REDIRECTED, DECLINED, UNCONTACTABLE, WITHDRAWN, CLOSED } = ReferralStatus;

/** What may happen in any open state: a pause, a withdrawal, or a close as deceased, moved, duplicate or transferred. */
const ANY_TIME = [ON_HOLD, WITHDRAWN, CLOSED];

/** An end is reopened only with a note: to CONTACTING where a link worker is assigned, else to RECEIVED. */
const REOPENED = [CONTACTING, RECEIVED];

export const referralStates: States<ReferralStatus> = {
  next: {
    DRAFT: [SUBMITTED, WITHDRAWN, CLOSED],
    SUBMITTED: [RECEIVED, ...ANY_TIME],
    RECEIVED: [ACCEPTED, REJECTED, REDIRECTED, ...ANY_TIME],
    ACCEPTED: [WAITLISTED, CONTACTING, ...ANY_TIME],
    WAITLISTED: [CONTACTING, ...ANY_TIME],
    CONTACTING: [ENGAGED, DECLINED, UNCONTACTABLE, ...ANY_TIME],
    // Back only when the one conversation that engaged the person turns out to be entered in error.
    ENGAGED: [CONTACTING, ...ANY_TIME],
    ON_HOLD: [SUBMITTED, RECEIVED, ACCEPTED, WAITLISTED, CONTACTING, ENGAGED, WITHDRAWN, CLOSED],
    REJECTED: REOPENED,
    REDIRECTED: REOPENED,
    DECLINED: REOPENED,
    UNCONTACTABLE: REOPENED,
    WITHDRAWN: REOPENED,
    CLOSED: REOPENED,
  },
  ends: [REJECTED, REDIRECTED, DECLINED, UNCONTACTABLE, WITHDRAWN, CLOSED],
};

/** When the referral was last taken up again after an end; before all time when it never was. */
export function lastReopened(referral: Sql): Sql {
  return sql`coalesce((select max(t.at) from referral_transition t
    where t.referral_id = ${referral} and ${isOneOf(sql`t."from"`, referralStates.ends)}), '-infinity')`;
}

/** The states that are no ends. */
export const openStates = openOf(referralStates);

/** The states in which a person is still waiting to be spoken to. */
export const waitingStates: readonly ReferralStatus[] = [SUBMITTED, RECEIVED, ACCEPTED, WAITLISTED, CONTACTING];

export enum ReferralOutcome {
  GOALS_MET = 'GOALS_MET',
  GOALS_PARTLY_MET = 'GOALS_PARTLY_MET',
  GOALS_NOT_MET = 'GOALS_NOT_MET',
  MOVED = 'MOVED',
  CLINICAL_ESCALATION = 'CLINICAL_ESCALATION',
  SAFEGUARDING_TRANSFER = 'SAFEGUARDING_TRANSFER',
  DECEASED = 'DECEASED',
  INAPPROPRIATE = 'INAPPROPRIATE',
  DUPLICATE = 'DUPLICATE',
  NO_FURTHER_SUPPORT_WANTED = 'NO_FURTHER_SUPPORT_WANTED',
}

registerEnumType(ReferralOutcome, {
  name: 'ReferralOutcome',
  description: 'How a closed referral ended.',
  valuesConfig: {
    GOALS_MET: { description: 'The person’s goals were met.' },
    GOALS_PARTLY_MET: { description: 'Some of the goals were met, or all of them in part.' },
    GOALS_NOT_MET: { description: 'The goals were not met.' },
    MOVED: { description: 'The person moved out of the area.' },
    CLINICAL_ESCALATION: { description: 'The person needed clinical care instead.' },
    SAFEGUARDING_TRANSFER: { description: 'Taken over by safeguarding.' },
    DECEASED: { description: 'The person died.' },
    INAPPROPRIATE: { description: 'Social prescribing turned out not to suit.' },
    DUPLICATE: { description: 'Another referral of the same person covers it.' },
    NO_FURTHER_SUPPORT_WANTED: { description: 'The person wants no further support.' },
  },
});
