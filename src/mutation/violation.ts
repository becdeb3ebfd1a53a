/** A rule of the database that an input broke, told as what it is; the last line, for the code asks first. */
import { RowLevelSecurityViolationException } from '@mikro-orm/core';
import type { Deadline } from '../platform/deadline.js';
import { invalidInput, KithError, notAllowed } from '../platform/errors.js';
import { CANCELLED } from '../platform/pipeline.js';

interface DatabaseError {
  readonly code: string;
  readonly constraint?: string;
}

/** Serialisation failures and deadlocks: nothing was done, and the same may succeed when sent again. */
const AGAIN = new Set(['40001', '40P01', '55P03']);

export function explained(error: unknown, deadline?: Deadline): unknown {
  if (error instanceof KithError || !isDatabaseError(error)) return error;
  if (error.code === CANCELLED && deadline) return deadline.reason();
  if (AGAIN.has(error.code))
    return new KithError('CONFLICT', 'Somebody else was quicker: send it again. Nothing was done.');
  // A row policy, such as that of somebody who handed a person over and may only read on.
  if (error instanceof RowLevelSecurityViolationException)
    return notAllowed('This role may not write what this would. Nothing was done.');
  const isBroken = error.code === '23514' || error.code.startsWith('22');
  if (!isBroken) return error;
  const rule = error.constraint ?? 'range';
  const message = `What was given breaks a rule of the record: ${rule.replaceAll('_', ' ')}. Nothing was done.`;
  return invalidInput([{ path: ['input'], rule, message }]);
}

function isDatabaseError(error: unknown): error is Error & DatabaseError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.length === 5;
}
