/** A team lead arranges that a colleague stands in for a link worker who is away, and ends it when they are back. */
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import type { Need } from '../mutation/declared.js';
import { Confirmable, SameAs, Versioned } from '../mutation/input.js';
import { value } from '../mutation/statement.js';
import { actingMember } from '../organisation/acting.js';
import { Member } from '../organisation/member.entity.js';
import { Person } from '../person/person.entity.js';
import { DAY } from '../platform/days.js';
import { sql } from '../platform/sql.js';
import { caseloadOf, schemesOf } from './caseload.js';
import { Cover, isNotOver } from './cover.entity.js';
import { openCover } from './covering.js';

const SIX_WEEKS = 42 * DAY;

@InputType({ description: 'Who is away, who stands in, and for how long.' })
class CoverSetInput extends Confirmable {
  @Field(() => ID, { description: 'The link worker who is away.' })
  @IdOf(Member)
  member!: string;

  @Field(() => ID, { description: 'The colleague of the same scheme who stands in.' })
  @IdOf(Member)
  coveredBy!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'For this person alone; left out: for the whole caseload, whoever is added to it meanwhile included.',
  })
  @IdOf(Person)
  onlyPerson?: string | null;

  @SameAs(Cover, { nullable: true, description: 'From when; from now on when left out.' })
  since?: Date | null;

  @SameAs(Cover, { description: 'Until when; at most six weeks after it begins.' })
  until!: Date;

  @SameAs(Cover)
  reason!: string;
}

@InputType({ description: 'Which cover ends.' })
class CoverEndInput extends Versioned {
  @Field(() => ID, { description: 'The cover.' })
  @IdOf(Cover)
  id!: string;
}

/** For what a team lead decides about a colleague. */
export const ofOwnTeam: Need<Member> = {
  name: 'ofOwnTeam',
  says: 'Only for a link worker of a scheme that you lead.',
  when: ({ id, role }, { viewer }) => sql`${role} = 'LINK_WORKER' and exists (
    select 1 from member_scheme j where j.member_id = ${id} and j.scheme_id = any(${viewer.parties}))`,
};

mutation('coverSet', Cover, {
  description:
    'Lets a colleague see and support the people on a link worker’s caseload for a while: those of schemes you lead.',
  input: CoverSetInput,
  on: Member,
  starts: 'seen',
  needs: [ofOwnTeam],
  run: async (change, input, member) => {
    const { until, reason } = input;
    const since = input.since ?? change.now;
    checkTimes(change, since, until);
    const coveredBy = await colleague(change, input.coveredBy, member);
    const onlyPerson = (await change.findIfGiven(Person, input.onlyPerson, ['input', 'onlyPerson'])) ?? undefined;
    const people = await peopleOf(change, member, coveredBy, onlyPerson);
    if (onlyPerson && people.size === 0)
      change.problem(['input', 'onlyPerson'], 'caseload', 'This person is not on the caseload.');
    const setBy = actingMember(change);
    const cover = change.add(Cover, { member, coveredBy, onlyPerson, since, until, reason, setBy });
    for (const person of people) openCover(change, person, { ...cover, coveredBy: coveredBy.id });
    return cover;
  },
});

mutation('coverEnd', Cover, {
  description: 'Ends a cover before its time: who stood in no longer sees the people.',
  input: CoverEndInput,
  needs: [{ name: 'notOver', says: 'It is over already.', when: (cover, at) => isNotOver(cover, at) }],
  run: async (change, _input, cover) => {
    // While a person is added to the caseload they are being covered too.
    await change.lock([cover.member.id]);
    cover.endedAt = change.now;
    const people = await change.query<{ id: string }>(
      sql`select distinct r.person_id as id from care_relationship r where r.cause_id = ${value(cover.id, 'uuid')}
        and r.kind = 'COVER' and r.until > ${value(change.now, 'timestamptz')}`,
    );
    for (const { id } of people)
      change.end({ person: id, cause: cover.id, kinds: ['COVER'], reason: 'The cover was ended.' });
    return cover;
  },
});

function checkTimes(change: Change, since: Date, until: Date): void {
  if (since < change.now) change.problem(['input', 'since'], 'ahead', 'Cover begins now or later.');
  if (until <= since) change.problem(['input', 'until'], 'order', 'Cover ends after it begins.');
  if (until.getTime() > since.getTime() + SIX_WEEKS)
    change.problem(['input', 'until'], 'sixWeeks', 'Cover lasts at most six weeks; set it again when it must go on.');
}

async function colleague(change: Change, id: string, member: Member): Promise<Member> {
  const path = ['input', 'coveredBy'];
  const found = await change.find(Member, id, path);
  const shared = await schemesOf(change, found.id);
  const theirs = await schemesOf(change, member.id);
  const isColleague = found.active && found.role === 'LINK_WORKER' && [...shared].some((one) => theirs.has(one));
  if (!isColleague || found.id === member.id)
    change.problem(path, 'colleague', 'Name another link worker of the same scheme who works now.');
  return found;
}

/** Whoever stands in sees only people of schemes they work for themselves. */
async function peopleOf(change: Change, member: Member, coveredBy: Member, only?: Person): Promise<Set<string>> {
  const schemes = await schemesOf(change, coveredBy.id);
  const ties = await caseloadOf(change, member.id);
  const fitting = ties.filter(({ scheme }) => scheme === null || schemes.has(scheme));
  return new Set(fitting.map(({ person }) => person).filter((person) => !only || person === only.id));
}
