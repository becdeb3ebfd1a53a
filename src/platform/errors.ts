/** Every error a caller can meet: few codes, each says what is wrong and what to do. */
import { GraphQLError, type GraphQLErrorOptions } from 'graphql';

export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'INVALID_INPUT'
  | 'CONFIRM_NEEDED'
  | 'CONFLICT'
  | 'WRONG_STATE'
  | 'TOO_COMPLEX'
  | 'TOO_SLOW'
  | 'OVERLOADED';

/** One thing that is wrong with the input: where, which rule it breaks, and what to do. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly rule: string;
  readonly message: string;
}

/** An error that is meant for the caller; anything else is logged with an id and masked. */
export class KithError extends GraphQLError {
  /** Ids (UUID) of the people whose rows were looked at before it was refused: for the record, never for the caller. */
  concerning: readonly string[] = [];

  constructor(
    readonly code: ErrorCode,
    message: string,
    details: {
      problems?: readonly Problem[];
      nodes?: GraphQLErrorOptions['nodes'];
      path?: readonly (string | number)[];
      /** Where the row stands, and what it may become or where the action is allowed. */
      current?: unknown;
      allowed?: readonly string[];
      /** What the operation would cost, and how much it may. */
      cost?: { readonly rows: number; readonly limit: number };
    } = {},
  ) {
    super(message, {
      nodes: details.nodes ?? null,
      path: details.path ?? null,
      extensions: {
        code,
        ...(details.problems ? { problems: details.problems } : {}),
        ...(details.current === undefined ? {} : { current: details.current }),
        ...(details.allowed ? { allowed: details.allowed } : {}),
        ...(details.cost ? { cost: details.cost } : {}),
      },
    });
    this.name = 'KithError';
  }
}

export function unauthenticated(): KithError {
  return new KithError('UNAUTHENTICATED', 'Who is asking is not known: send a valid bearer token.');
}

export function notAllowed(what: string): KithError {
  return new KithError('NOT_ALLOWED', what);
}

export function invalidInput(problems: readonly Problem[]): KithError {
  const first = problems[0]?.message ?? 'The input is not valid.';
  const message = problems.length === 1 ? first : `${problems.length} things are wrong with the input. First: ${first}`;
  return new KithError('INVALID_INPUT', message, { problems });
}

export function tooSlow(milliseconds: number): KithError {
  return new KithError(
    'TOO_SLOW',
    `This took longer than ${milliseconds / 1000} seconds and was stopped. Ask for less; what became of a change is told when it is sent again under the same Idempotency-Key.`,
  );
}
