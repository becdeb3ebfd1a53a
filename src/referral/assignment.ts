/** To which link worker a referral is assigned: derived of the care relationships, stored nowhere else. */
import { relation } from '../graph/declare.js';
import { Member } from '../organisation/member.entity.js';
import { sql } from '../platform/sql.js';
import { lastLead } from './last-lead.js';
import { Referral } from './referral.entity.js';
import { ReferralList } from './referrals.js';

relation(Referral, 'linkWorker', Member, {
  one: true,
  description: 'The link worker it is assigned to, or was when it ended; null while nobody is.',
  match: (member, { id, person }, at) => sql`${member.id} = ${lastLead(id, person, at)}`,
});
relation(Member, 'referrals', ReferralList, {
  reveals: 'linkWorker',
  description: 'The referrals assigned to this link worker now.',
  match: (referral, member, { now, mayFollow }) => sql`exists (
    select 1 from care_relationship r
    where r.party = ${member.id} and r.kind = 'CASELOAD' and r.is_lead and r.cause_id = ${referral.id}
      and r.person_id = ${referral.person} and r.since <= ${now} and r.until > ${now}
      and ${mayFollow('r')})`,
});
