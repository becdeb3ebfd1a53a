/** A link worker's caseload goes to colleagues in one action, with what is still to be followed up. */
import { ArrayMaxSize, ArrayMinSize, IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable } from '../mutation/input.js';
import { inDays } from '../mutation/when.js';
import { Member } from '../organisation/member.entity.js';
import { Person } from '../person/person.entity.js';
import { type CaseloadTie, caseloadOf, schemesOf } from '../referral/caseload.js';
import { ofOwnTeam } from '../referral/cover.js';
import { coverToo, uncover } from '../referral/covering.js';
import { touch } from '../referral/move.js';
import { Referral } from '../referral/referral.entity.js';
import { HANDOVER_DAYS } from '../referral/relationships.js';
import { FollowUp } from './follow-up.entity.js';

const REASON = 'Handed over to a colleague.';

@InputType({ description: 'Who takes on which people.' })
class CaseloadShareInput {
  @Field(() => ID, { description: 'The link worker who takes them on.' })
  @IdOf(Member)
  to!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Whom they take on; left out: everybody whom no other share names. At most one share leaves it out.',
  })
  @IdOf(Person)
  @IsOptional()
  @ArrayMaxSize(1000)
  people?: string[] | null;
}

@InputType({ description: 'Whose caseload is handed over, and to whom.' })
class CaseloadTransferInput extends Confirmable {
  @Field(() => ID, { description: 'The link worker whose caseload it is, such as one who leaves.' })
  @IdOf(Member)
  member!: string;

  @Field(() => [CaseloadShareInput], { description: 'Who takes on which people.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  shares!: CaseloadShareInput[];

  @Field(() => String, { nullable: true, description: 'Why, in plain words.' })
  @IsOptional()
  @Length(1, 500)
  reason?: string | null;
}

mutation('caseloadTransfer', Member, {
  description:
    'Hands the people on a link worker’s caseload over to colleagues, with the follow-ups assigned to them. A link worker who still works here reads on for 14 days.',
  input: CaseloadTransferInput,
  on: Member,
  starts: 'seen',
  needs: [ofOwnTeam],
  run: async (change, { shares, reason }, leaver) => {
    const takers = await takersOf(change, shares, leaver);
    change.refuseIfWrong();
    const before = await caseloadOf(change, leaver.id);
    await change.lock([...before.map(({ person }) => person), ...takers.map(({ id }) => id)]);
    const handed = await divide(change, await caseloadOf(change, leaver.id), shares, takers);
    change.refuseIfWrong();
    for (const [person, { taker, ties }] of handed) await handOver(change, person, leaver, taker, ties, reason);
    const people = [...handed.keys()];
    const due = { assignedTo: leaver, person: { $in: people }, occurredAt: null, cancelledAt: null };
    for (const followUp of await change.em.find(FollowUp, due))
      followUp.assignedTo = handed.get(followUp.person.id)?.taker as Member;
    const causes = [...handed.values()].flatMap(({ ties }) => ties.flatMap(({ cause }) => cause ?? []));
    for (const referral of await change.em.find(Referral, { id: { $in: causes } })) touch(referral);
    return leaver;
  },
});

interface Handed {
  readonly taker: Member;
  readonly ties: CaseloadTie[];
}

async function takersOf(
  change: Change,
  shares: readonly CaseloadShareInput[],
  leaver: Member,
): Promise<readonly Member[]> {
  const takers: Member[] = [];
  for (const [index, { to }] of shares.entries()) {
    const path = ['input', 'shares', index, 'to'];
    const taker = await change.find(Member, to, path);
    if (taker.id === leaver.id || !taker.active || taker.role !== 'LINK_WORKER')
      change.problem(path, 'colleague', 'Name another link worker who works now.');
    takers.push(taker);
  }
  const rests = shares.flatMap(({ people }, index) => (people ? [] : [index]));
  for (const index of rests.slice(1))
    change.problem(['input', 'shares', index, 'people'], 'rest', 'Only one share can take on everybody else.');
  return takers;
}

/** Who takes on whom; says what is wrong where a share names somebody twice, not there, or of another scheme. */
async function divide(
  change: Change,
  caseload: readonly CaseloadTie[],
  shares: readonly CaseloadShareInput[],
  takers: readonly Member[],
): Promise<Map<string, Handed>> {
  const present = new Set(caseload.map(({ person }) => person));
  const named = new Map<string, number>();
  for (const [index, { people }] of shares.entries()) {
    for (const [at, person] of (people ?? []).entries()) {
      const path = ['input', 'shares', index, 'people', at];
      if (!present.has(person)) change.problem(path, 'caseload', 'This person is not on the caseload.');
      if (named.has(person)) change.problem(path, 'once', 'Each person goes to one colleague.');
      named.set(person, index);
    }
  }
  const rest = shares.findIndex(({ people }) => !people);
  const handed = new Map<string, Handed>();
  const unfit = new Set<number>();
  const schemes = await Promise.all(takers.map(({ id }) => schemesOf(change, id)));
  for (const tie of caseload) {
    const index = named.get(tie.person) ?? rest;
    const taker = takers[index];
    if (!taker) continue;
    if (tie.scheme !== null && !schemes[index]?.has(tie.scheme)) unfit.add(index);
    const known = handed.get(tie.person);
    if (known) known.ties.push(tie);
    else handed.set(tie.person, { taker, ties: [tie] });
  }
  for (const index of unfit)
    change.problem(
      ['input', 'shares', index, 'to'],
      'scheme',
      'They must work for the scheme of everyone they take on.',
    );
  return handed;
}

async function handOver(
  change: Change,
  person: string,
  leaver: Member,
  taker: Member,
  ties: readonly CaseloadTie[],
  reason: string | null | undefined,
): Promise<void> {
  const kind = 'CASELOAD';
  const because = reason ?? undefined;
  await uncover(change, person, leaver.id);
  change.end({ person, party: leaver.id, kinds: [kind], reason: REASON });
  for (const { cause, isLead, until } of ties) {
    const row = { person, kind, cause: cause ?? undefined, because };
    const readOn = inDays(change, HANDOVER_DAYS);
    if (leaver.active) change.open({ ...row, party: leaver.id, until: until && until < readOn ? until : readOn });
    if (cause !== null) change.end({ person, party: taker.id, cause, kinds: [kind], reason: 'Took the person on.' });
    change.open({ ...row, party: taker.id, isLead, ...(until ? { until } : {}) });
  }
  await coverToo(change, person, taker.id);
}
