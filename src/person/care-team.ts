/** Who looks after a person now: edges that are derived of the care relationships. */
import { relation } from '../graph/declare.js';
import { Member } from '../organisation/member.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { Scheme } from '../organisation/scheme.entity.js';
import { sql } from '../platform/sql.js';
import { CareRelationship, isOpenNow } from './care-relationship.entity.js';
import { Person } from './person.entity.js';

relation(Person, 'careTeam', CareRelationship, {
  by: 'person',
  description: 'Everyone who may know of them now, and why; the longest-standing first.',
  only: isOpenNow,
  order: [{ key: 'since' }],
});
relation(CareRelationship, 'organisation', Organisation, {
  one: true,
  description: 'The organisation, where it is one.',
  match: (organisation, relationship) => sql`${organisation.id} = ${relationship.party}`,
});
relation(CareRelationship, 'scheme', Scheme, {
  one: true,
  description: 'The scheme, where it is one.',
  match: (scheme, relationship) => sql`${scheme.id} = ${relationship.party}`,
});
relation(CareRelationship, 'member', Member, {
  one: true,
  description: 'The member of staff, where it is one.',
  match: (member, relationship) => sql`${member.id} = ${relationship.party}`,
});
relation(Person, 'registeredPractice', Organisation, {
  one: true,
  description: 'The practice where they are registered.',
  match: (practice, person, { now, mayFollow }) => sql`${practice.id} = (
    select r.party from care_relationship r
    where r.person_id = ${person.id} and r.kind = 'REGISTERED' and r.since <= ${now} and r.until > ${now} and ${mayFollow('r')}
    order by r.since desc, r.id limit 1)`,
});
relation(Person, 'leadLinkWorker', Member, {
  one: true,
  description: 'The link worker who walks alongside them; with several referrals, that of the latest assignment.',
  match: (member, person, { now, mayFollow }) => sql`${member.id} = (
    select r.party from care_relationship r
    where r.person_id = ${person.id} and r.kind = 'CASELOAD' and r.is_lead and r.since <= ${now} and r.until > ${now} and ${mayFollow('r')}
    order by r.since desc, r.id limit 1)`,
});
