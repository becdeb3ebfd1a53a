/** Who does it: the member behind the viewer, as a reference to be written down. */
import type { Change } from '../mutation/change.js';
import { Member } from './member.entity.js';

export function actingMember(change: Change): Member {
  return change.em.getReference(Member, change.viewer.member);
}
