/** Those close to a person: parents of children, carers, emergency contacts, attorneys. */
import { Authority } from '../../person/related-person.codes.js';
import { RelatedPerson } from '../../person/related-person.entity.js';
import { anyName } from './names.js';
import type { PersonRow } from './person.js';
import { mobile } from './places.js';
import type { Random, Weighted } from './random.js';
import { type Batch, made } from './tables.js';
import type { Turns } from './turns.js';

export interface Related {
  readonly id: string;
  /** May agree to a plan, or consent, in the person's stead. */
  readonly mayDecide: boolean;
}

const AUTHORITIES: Weighted<Authority> = [
  [Authority.LPA_HEALTH, 3],
  [Authority.DEPUTY, 2],
  [Authority.APPOINTEE, 2],
];

const RELATIONSHIPS = [
  'daughter',
  'son',
  'partner',
  'sister',
  'brother',
  'neighbour',
  'friend',
  'niece',
  'husband',
  'wife',
];

export function addRelatedPeople(
  random: Random,
  person: PersonRow,
  age: number,
  since: number,
  batch: Batch,
  turns: Turns,
  parent?: PersonRow,
): Related[] {
  const add = (row: {
    name: string;
    relationship: string;
    authority: Authority;
    isCarer?: boolean;
    isEmergencyContact?: boolean;
    evidenceSeen?: boolean;
    authorityUntil?: string;
  }): Related => {
    const stamp = made(random, since);
    batch.add(RelatedPerson, {
      ...stamp,
      person: person.id,
      name: row.name,
      relationship: row.relationship,
      phone: random.maybe(0.85, () => mobile(random)),
      isCarer: row.isCarer ?? false,
      isEmergencyContact: row.isEmergencyContact ?? false,
      mayBeTold: row.authority !== Authority.NONE || random.chance(0.4),
      authority: row.authority,
      evidenceSeen: row.evidenceSeen ?? false,
      authorityUntil: row.authorityUntil,
      endedAt: undefined,
      endedReason: undefined,
    });
    return {
      id: stamp.id,
      mayDecide: [Authority.PARENTAL_RESPONSIBILITY, Authority.LPA_HEALTH, Authority.DEPUTY].includes(row.authority),
    };
  };
  if (age < 18) {
    const name = parent ? `${parent.givenName} ${parent.familyName}` : anyName(random, person.familyName);
    const majority = `${Number(person.birthDate.slice(0, 4)) + 18}${person.birthDate.slice(4).replace('02-29', '03-01')}`;
    const guardian = add({
      name,
      relationship: random.pick(['mother', 'father', 'grandmother', 'foster carer']),
      authority: Authority.PARENTAL_RESPONSIBILITY,
      isEmergencyContact: true,
      isCarer: true,
      authorityUntil: majority,
    });
    return [guardian];
  }
  const related: Related[] = [];
  if (random.chance(age >= 65 ? 0.75 : 0.45)) {
    const isLegal = random.chance(age >= 75 ? 0.3 : 0.08);
    const authority = isLegal ? turns.draw(random, 'authority', AUTHORITIES) : Authority.NONE;
    related.push(
      add({
        name: anyName(random, random.chance(0.5) ? person.familyName : undefined),
        relationship: random.pick(RELATIONSHIPS),
        authority,
        evidenceSeen: isLegal && random.chance(0.7),
        isEmergencyContact: true,
        isCarer: random.chance(0.3),
      }),
    );
  }
  if (random.chance(0.15)) {
    related.push(
      add({
        name: anyName(random),
        relationship: random.pick(RELATIONSHIPS),
        authority: Authority.NONE,
        isCarer: random.chance(0.4),
      }),
    );
  }
  return related;
}
