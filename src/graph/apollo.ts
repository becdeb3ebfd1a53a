/** How Apollo is told that reads are answered by the graph, whose JSON goes out as the database wrote it. */
import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLResponse } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import { type ErrorCode, KithError, unauthenticated } from '../platform/errors.js';
import { FieldKind } from '../platform/field-kind.js';
import type { RequestContext } from '../platform/http.js';
import type { Log } from '../platform/log.js';
import type { AccessRecorder } from '../platform/recorder.js';
import type { Viewer } from '../platform/viewer.js';
import type { Viewers } from '../platform/viewers.js';
import { type Answered, doneButUnread, type Graph, type Operation } from './graph.js';
import { OutdatedViewer } from './reader.js';
import { rootCoordinates } from './root-coordinates.js';
import { withoutValues } from './wording.js';

/** JSON text that is passed through instead of being written again. */
class PassedThrough {
  constructor(readonly json: string) {}
}

/** HTTP status of an operation refused as a whole. */
const STATUS: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  INVALID_INPUT: 400,
  CONFIRM_NEEDED: 409,
  CONFLICT: 409,
  WRONG_STATE: 409,
  TOO_COMPLEX: 400,
  TOO_SLOW: 504,
  OVERLOADED: 503,
};

/** Carries out a mutation: throws a KithError when it was refused, and then nothing was done. */
export interface Performer {
  perform(
    viewer: Viewer,
    asked: Operation & { requestId: string; idempotencyKey: string | undefined; purpose: string | undefined },
  ): Promise<Answered>;
}

/** What an operation is answered with. */
export interface Answering {
  readonly graph: Graph;
  readonly performer: Performer;
  readonly viewers: Viewers;
  readonly recorder: AccessRecorder;
}

type Request = GraphQLRequestContext<RequestContext>;

/** Queries are answered by the graph, mutations by the performer; either way, what was looked at is written down first. */
export function answersThrough(answering: Answering, log: Log): ApolloServerPlugin<RequestContext> {
  return {
    unexpectedErrorProcessingRequest: async ({ error, requestContext }) => {
      masked(error, requestContext.contextValue.requestId, log);
    },
    requestDidStart: async () => ({
      didEncounterErrors: async ({ contextValue, operation, request }) => {
        // Once an operation is known, what becomes of it is written down below.
        if (operation) return;
        const { now, requestId, purpose, claims } = contextValue;
        const stamp = { at: now, operation: request.operationName, purpose, requestId, viewer: claims };
        await answering.recorder.record({ ...stamp, outcome: 'REFUSED', coordinates: [], kinds: [], persons: [] });
      },
      responseForOperation: async (request) => {
        if (!request.operation) return null;
        try {
          return await respond(answering, request, log);
        } catch (error) {
          return refused(error, request, log);
        }
      },
    }),
  };
}

/** Nothing leaves before its record is committed; throws when that cannot be, but for a change, which was recorded with it. */
async function respond(answering: Answering, request: Request, log: Log): Promise<GraphQLResponse> {
  const { contextValue, operation } = request;
  const { now, requestId, purpose } = contextValue;
  const stamp = { at: now, operation: operation?.name?.value, purpose, requestId };
  let given: { readonly viewer: Viewer; readonly answer: Answered };
  try {
    given = await answer(answering, request);
  } catch (error) {
    const isOurs = error instanceof KithError || error instanceof OutdatedViewer;
    const outcome = isOurs ? 'REFUSED' : 'FAILED';
    const persons = error instanceof KithError ? error.concerning : [];
    const asked = { coordinates: rootCoordinates(request), kinds: atLeastExistence([], persons), persons };
    const response = refused(error, request, log);
    const { claims } = contextValue;
    const viewer = persons.length > 0 ? await answering.viewers.of(claims) : claims;
    await answering.recorder.record({ ...stamp, viewer, outcome, ...asked });
    return response;
  }
  const { viewer, answer: found } = given;
  const isRefused = found.errors.some((error) => error instanceof KithError);
  if (isRefused || found.kinds.length > 0 || found.persons.length > 0) {
    const { coordinates, persons } = found;
    const kinds = atLeastExistence(found.kinds, persons);
    const outcome = isRefused ? 'REFUSED' : 'ANSWERED';
    try {
      await answering.recorder.record({ ...stamp, viewer, outcome, coordinates, kinds, persons });
    } catch (error) {
      if (!found.committed) throw error;
      return answered(doneButUnread(found.committed, error), request, log);
    }
  }
  return answered(found, request, log);
}

/** Whoever is named at all, is known to be there. */
function atLeastExistence(kinds: readonly FieldKind[], persons: readonly string[]): readonly FieldKind[] {
  return kinds.length === 0 && persons.length > 0 ? [FieldKind.EXISTENCE] : kinds;
}

/** Answers as the viewer is now; one found outdated on the way is built again once. */
async function answer(
  { graph, performer, viewers }: Answering,
  request: Request,
): Promise<{ viewer: Viewer; answer: Answered }> {
  const { document, operation, queryHash, contextValue } = request;
  if (!document || !operation || !queryHash)
    throw new Error('Apollo asked for an answer before it had parsed the operation.');
  const kind = operation.operation;
  if (!request.schema.getRootType(kind)) throw new KithError('INVALID_INPUT', `There is no ${kind} in this schema.`);
  const { now, deadline, requestId, idempotencyKey, purpose, claims } = contextValue;
  const asked = { document, operation, hash: queryHash, variables: request.request.variables ?? {}, now, deadline };
  const answeredTo = async (viewer: Viewer) => ({
    viewer,
    answer:
      kind === OperationTypeNode.QUERY
        ? await graph.answer(viewer, asked)
        : await performer.perform(viewer, { ...asked, requestId, idempotencyKey, purpose }),
  });
  try {
    return await answeredTo(await viewers.of(claims));
  } catch (error) {
    if (!(error instanceof OutdatedViewer)) throw error;
    return answeredTo(await viewers.again(claims));
  }
}

function answered({ data, errors, extensions }: Answered, { contextValue }: Request, log: Log): GraphQLResponse {
  const told = errors.map((error) => {
    const { originalError: cause } = error;
    return cause && !(cause instanceof KithError)
      ? { ...error.toJSON(), ...masked(cause, contextValue.requestId, log) }
      : error.toJSON();
  });
  const result: FormattedExecutionResult = {
    data: new PassedThrough(data) as unknown as Record<string, unknown>,
    ...(told.length > 0 ? { errors: told } : {}),
    ...(Object.keys(extensions).length > 0 ? { extensions } : {}),
  };
  return { http: { status: 200, headers: new HeaderMap() }, body: { kind: 'single', singleResult: result } };
}

function refused(thrown: unknown, { contextValue, operation }: Request, log: Log): GraphQLResponse {
  // Outdated twice in one request: whoever they are now, they may ask again.
  const error = thrown instanceof OutdatedViewer ? unauthenticated() : thrown;
  const isOurs = error instanceof KithError;
  const status = isOurs ? STATUS[error.code] : 500;
  const formatted = isOurs ? error.toJSON() : masked(error, contextValue.requestId, log);
  if (isOurs && operation?.operation === OperationTypeNode.MUTATION) {
    Object.assign(formatted, { extensions: { ...formatted.extensions, requestId: contextValue.requestId } });
  }
  const headers = new HeaderMap(status === 401 ? [['www-authenticate', 'Bearer']] : []);
  return { http: { status, headers }, body: { kind: 'single', singleResult: { errors: [formatted] } } };
}

/** An unexpected error is told to the log (never its values), and to the caller only by its id. */
export function masked(error: unknown, requestId: string, log: Log): GraphQLFormattedError {
  const name = error instanceof Error ? error.name : typeof error;
  const state = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  const at =
    error instanceof Error
      ? error.stack
          ?.split('\n')
          .find((line) => line.includes('/src/'))
          ?.trim()
      : undefined;
  log.error('An operation failed unexpectedly.', { requestId, name, state, at });
  return {
    message: `Something went wrong on our side. Quote ${requestId} when you report it.`,
    extensions: { code: 'INTERNAL', requestId },
  };
}

/** Writes a result, its data as it is where it was passed through. */
export async function stringifyResult(result: FormattedExecutionResult): Promise<string> {
  const { data, errors, extensions } = result;
  if (!(data instanceof PassedThrough)) return JSON.stringify(result);
  // Put together, not joined: a long text is then copied once, when it is sent.
  const before = errors ? `"errors":${JSON.stringify(errors)},` : '';
  const after = extensions ? `,"extensions":${JSON.stringify(extensions)}` : '';
  return `{${before}"data":${data.json}${after}}`;
}

/** A refusal before Apollo has begun: it answers with the status it is told, which is 500 where it is told none. */
export function inApollosWords(check: (body: unknown) => void): (body: unknown) => void {
  return (body) => {
    try {
      check(body);
    } catch (error) {
      if (!(error instanceof KithError)) throw error;
      const http = { status: STATUS[error.code], headers: new HeaderMap() };
      throw new GraphQLError(error.message, { extensions: { ...error.extensions, http } });
    }
  };
}

/** Apollo's own refusals (a document that does not parse or validate) in Kith's few codes. */
export function inOurCodes(error: GraphQLFormattedError): GraphQLFormattedError {
  const code = error.extensions?.code;
  if (code === 'INTERNAL_SERVER_ERROR')
    return { message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL' } };
  const isOurs = typeof code === 'string' && code in STATUS;
  const { problems } = isOurs ? (error.extensions ?? {}) : {};
  const extensions = { code: isOurs ? code : 'INVALID_INPUT', ...(problems ? { problems } : {}) };
  return { ...error, message: withoutValues(error.message), extensions };
}
