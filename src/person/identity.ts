/** Who a person is, checked alike when they are registered and when they are changed: birth date and NHS number. */
import type { Change } from '../mutation/change.js';
import { NhsNumberStatus } from './person.codes.js';
import type { Person } from './person.entity.js';

const { VERIFIED, PRESENT_NOT_TRACED, NOT_PRESENT_TRACE_NOT_REQUIRED } = NhsNumberStatus;

/** As old as anybody can be. */
const EARLIEST_BIRTH = '1880-01-01';

export interface Identity {
  readonly birthDate?: string | null;
  readonly nhsNumber?: string | null;
  readonly nhsNumberStatus?: NhsNumberStatus | null;
}

export function checkBirthDate(change: Change, { birthDate }: Identity): void {
  if (!birthDate || (birthDate >= EARLIEST_BIRTH && birthDate <= change.today)) return;
  const message = `input.birthDate must lie between ${EARLIEST_BIRTH} and today.`;
  change.problem(['input', 'birthDate'], 'range', message);
}

/** Only record systems say how far a number is traced (slices); any other number counts as not traced. */
export async function setNhsNumber(change: Change, person: Person, given: Identity): Promise<void> {
  const { nhsNumber, nhsNumberStatus } = given;
  if (nhsNumber === undefined && !nhsNumberStatus) return;
  const number = nhsNumber === undefined ? person.nhsNumber : (nhsNumber ?? undefined);
  const isOther = number !== person.nhsNumber;
  const mayTrace = change.viewer.role === 'INTEGRATOR';
  if (isOther && person.nhsNumberStatus === VERIFIED && !mayTrace) {
    const message = 'input.nhsNumber was verified with the national service: only the record system changes it.';
    change.problem(['input', 'nhsNumber'], 'verified', message);
  }
  const status = nhsNumberStatus ?? (isOther ? PRESENT_NOT_TRACED : person.nhsNumberStatus);
  if (nhsNumberStatus && (number === undefined) !== (nhsNumberStatus === NOT_PRESENT_TRACE_NOT_REQUIRED)) {
    const message = 'input.nhsNumberStatus does not go with the NHS number: it says whether there is one.';
    change.problem(['input', 'nhsNumberStatus'], 'number', message);
  }
  // Two who bring the same number at once take turns, so that the second finds the first.
  if (number !== undefined) await change.lock([`nhs-number ${number}`]);
  person.nhsNumberStatus = number === undefined ? NOT_PRESENT_TRACE_NOT_REQUIRED : status;
  Object.assign(person, { nhsNumber: number });
}
