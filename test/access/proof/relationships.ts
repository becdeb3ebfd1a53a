/** In which relationships a viewer stands to a person, named from the rows alone: what the proof has to cover. */
import { isObjectedTo } from '../../oracle/ties.js';
import type { View } from '../../oracle/view.js';
import { isOpen, type Role } from '../../oracle/viewer.js';
import type { Cell, Row } from '../../oracle/world.js';

const EVERY_CARER = ['unassigned', 'other organisation', 'merged', 'deceased', 'objection', 'ended for good'];
const PROHIBITED = 'prohibited contact';
const WITHDRAWN = 'consent withdrawn';

/** What has to be met by each role; a world in which one of these is missing proves less than it says. */
export const TO_MEET: Readonly<Record<Role, readonly string[]>> = {
  GP: [...EVERY_CARER, 'registered', 'referred', 'emergency', PROHIBITED, WITHDRAWN],
  LINK_WORKER: [
    ...EVERY_CARER,
    ...['caseload', 'caseload ended', 'handed over', 'cover', 'queue', 'emergency', PROHIBITED, WITHDRAWN],
  ],
  TEAM_LEAD: [...EVERY_CARER, 'team', 'queue', 'team ended', 'past', 'emergency', PROHIBITED, WITHDRAWN],
  CHARITY: [
    ...['other organisation', 'merged', 'deceased', 'objection', 'ended for good', PROHIBITED, WITHDRAWN],
    ...['offered', 'accepted', 'stub', 'referred', 'outside the named assets'],
  ],
  REFERRER: ['other organisation', 'merged', 'deceased', 'objection', 'ended for good', 'referred', 'referred ended'],
  INTEGRATOR: ['other organisation', 'merged', 'deceased', 'objection', 'granted', PROHIBITED, 'ended for good'],
  PRIVACY_OFFICER: ['answered for', 'other organisation', 'merged', 'deceased', PROHIBITED],
  ANALYST: ['other organisation', 'merged', 'deceased'],
};

/** All that can be said of how the two stand to each other; never empty. */
export function relationshipsOf(view: View, person: Row): readonly string[] {
  const { world, asker, moment, rules } = view;
  const all = world.by('care_relationship', 'person_id', person.id);
  const { ties } = rules.rows;
  const own = all.filter((row) => ties.isOwn(row) && serves(asker.role, row));
  const open = own.filter((row) => isOpen(row, moment.now));
  const isRefused = open.some((row) => isObjectedTo(world, asker, row));
  const seen = open.filter((row) => !isObjectedTo(world, asker, row));
  const said = new Set(seen.map(nameOf));
  const add = (name: string, holds: boolean) => holds && said.add(name);
  if (asker.role === 'PRIVACY_OFFICER') add('answered for', ties.of(person.id).known);
  add('objection', isRefused);
  add('ended for good', open.length === 0 && own.some((row) => String(row.until) <= moment.now));
  const isUnnamed = (row: Row) => row.party === asker.organisation && ties.parties.has(String(row.party));
  const outside = all.filter((row) => isOpen(row, moment.now) && isUnnamed(row) && !ties.isOwn(row));
  add('outside the named assets', open.length === 0 && outside.length > 0);
  const isNear = (row: Row) => isOpen(row, moment.now) && organisationOf(view, row.party) === asker.organisation;
  if (said.size === 0) add('unassigned', all.some(isNear));
  if (said.size === 0) said.add('other organisation');
  const isMet = seen.length > 0 || said.has('answered for');
  add('merged', person.merged_into_id !== null);
  add('deceased', person.deceased_on !== null && (isMet || asker.role === 'ANALYST'));
  add(PROHIBITED, person.contact_prohibited === true && isMet);
  const withdrawn = world.by('consent', 'person_id', person.id).filter(({ withdrawn_at }) => withdrawn_at !== null);
  const concerns = (consent: Row) => asker.role !== 'CHARITY' || consent.organisation_id === asker.organisation;
  add(WITHDRAWN, withdrawn.some(concerns) && (isMet || own.length > 0));
  return [...said];
}

/** A scheme's work is its link workers' only while it waits in the queue. */
function serves(role: Role, { kind, stage }: Row): boolean {
  return role !== 'LINK_WORKER' || kind !== 'TEAM' || stage === 'QUEUE';
}

function nameOf({ kind, stage, until, ended_reason }: Row): string {
  const isEnding = until !== 'infinity';
  if (kind === 'SUPPORTING') return stage === 'ENDED' ? 'stub' : String(stage).toLowerCase();
  if (kind === 'TEAM' && stage !== 'CURRENT') return String(stage).toLowerCase();
  if (kind === 'CASELOAD' && isEnding)
    return String(ended_reason).startsWith('The referral') ? 'caseload ended' : 'handed over';
  if ((kind === 'TEAM' || kind === 'REFERRED') && isEnding) return `${String(kind).toLowerCase()} ended`;
  return String(kind).toLowerCase();
}

function organisationOf({ world }: View, party: Cell | undefined): Cell | undefined {
  if (world.get('organisation', party)) return party;
  return world.get('member', party)?.organisation_id ?? world.get('scheme', party)?.provider_id;
}
