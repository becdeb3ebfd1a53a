/** Deciding whether two records are of one person: merging them, taking that back, or saying that they are two. */
import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdOf } from '../graph/identifier.js';
import type { Change } from '../mutation/change.js';
import { mutation } from '../mutation/declare.js';
import { Confirmable, Versioned } from '../mutation/input.js';
import { value } from '../mutation/statement.js';
import { actingMember } from '../organisation/acting.js';
import { notAllowed } from '../platform/errors.js';
import { sql } from '../platform/sql.js';
import { NhsNumberStatus } from './person.codes.js';
import { Person } from './person.entity.js';
import { PersonMerge } from './person-merge.entity.js';
import { DuplicateStatus } from './suspected-duplicate.codes.js';
import { SuspectedDuplicate } from './suspected-duplicate.entity.js';

@InputType({ description: 'Which two records are of one person, and how that is known.' })
export class PersonMergeInput extends Versioned {
  @Field(() => ID, { description: 'The person whose record stays.' })
  @IdOf(Person)
  id!: string;

  @Field(() => ID, { description: 'The person whose record goes into it. Their id leads on from then.' })
  @IdOf(Person)
  duplicate!: string;

  @Field(() => String, { description: 'How it is known that they are one, in plain words.' })
  @Length(1, 2000)
  reason!: string;
}

mutation('personMerge', Person, {
  description:
    'Merges two records of one person: everything about the one, and whoever may know of them, comes to the other, and the old id leads there. Of the person themselves the record that stays is kept as it is, but for an NHS number it lacks. `personUnmerge` takes it back. Two verified NHS numbers want a yes (`TWO_VERIFIED_NUMBERS`).',
  input: PersonMergeInput,
  starts: 'seen',
  run: async (change, { duplicate, reason }, person) => {
    const path = ['input', 'duplicate'];
    if (duplicate === person.id) change.problem(path, 'other', 'input.duplicate must be another person.');
    change.refuseIfWrong();
    await change.lock([duplicate]);
    const other = await change.find(Person, duplicate, path);
    const isVerified = ({ nhsNumberStatus }: Person) => nhsNumberStatus === NhsNumberStatus.VERIFIED;
    if (isVerified(other) && !isVerified(person)) {
      const message = 'input.duplicate has the verified NHS number: keep that record, and merge the other into it.';
      change.problem(path, 'verified', message);
    }
    if (isVerified(other) && isVerified(person)) {
      change.warn('TWO_VERIFIED_NUMBERS', 'Both have a verified NHS number, and nobody has two.');
    }
    change.refuseIfWrong();
    await refuseOthers(change, person, other);
    await change.query(
      sql`select merge_person(${value(other.id, 'uuid')}, ${value(person.id, 'uuid')}, ${value(reason)})`,
    );
    await change.em.refresh(person);
    return person;
  },
});

/** Whoever merges gets to see of each what was known of the other, so they must look after both already. */
async function refuseOthers(change: Change, ...people: readonly Person[]): Promise<void> {
  for (const { id } of people) {
    const [may] = await change.query<{ is: boolean }>(sql`select viewer_may_merge(${value(id, 'uuid')}) as is`);
    if (may?.is !== true) throw notAllowed('You may see this person, but not merge what is known of them.');
  }
}

@InputType({ description: 'Which merge is taken back.' })
export class PersonUnmergeInput extends Confirmable {
  @Field(() => ID, { description: 'The merge.' })
  @IdOf(PersonMerge)
  personMerge!: string;
}

mutation('personUnmerge', Person, {
  description:
    'Takes a merge back: exactly the rows that came go back, with what has since been written under them; all else stays. It answers the person whose record had stayed.',
  input: PersonUnmergeInput,
  on: PersonMerge,
  starts: 'seen',
  needs: [
    {
      name: 'merged',
      says: 'It has been taken back already.',
      when: ({ unmergedAt }) => sql`${unmergedAt} is null`,
    },
  ],
  run: async (change, _input, merge) => {
    const person = await change.find(Person, merge.person.id, ['input', 'personMerge']);
    await refuseOthers(change, person);
    await change.query(sql`select unmerge_person(${value(merge.id, 'uuid')})`);
    await change.em.refresh(person);
    return person;
  },
});

@InputType({ description: 'Which two are not one, and how that is known.' })
export class DuplicateDismissInput extends Versioned {
  @Field(() => ID, { description: 'The suspected duplicate.' })
  @IdOf(SuspectedDuplicate)
  id!: string;

  @Field(() => String, { description: 'How it is known that they are two people, in plain words.' })
  @Length(1, 2000)
  reason!: string;
}

mutation('duplicateDismiss', SuspectedDuplicate, {
  description: 'Says that two people who were suspected to be one are two.',
  input: DuplicateDismissInput,
  from: [DuplicateStatus.OPEN],
  run: (change, { reason }, duplicate) => {
    duplicate.status = DuplicateStatus.DISMISSED;
    Object.assign(duplicate, { note: reason, decidedAt: change.now, decidedBy: actingMember(change) });
    return duplicate;
  },
});
