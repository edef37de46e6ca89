import { CallError } from '../call.js';
import { texts } from '../messages/texts.js';

/** What a person reads about any error: one or two sentences. */
export function explainError(error: unknown): string {
  if (!(error instanceof CallError)) return texts.errors.unknown;
  const { code, message, retryAfterSeconds, status } = error;
  if (code === 'offline') return texts.errors.offline;
  if (code === 'unreachable') return texts.errors.unreachable;
  if (code === 'unexpected-reply') return texts.errors.unexpectedReply;
  if (code === 'no-error-body') return texts.errors.noErrorBody(status);
  return retryAfterSeconds === undefined
    ? message
    : `${message} ${texts.errors.retryAfter(retryAfterSeconds)}`;
}

/** The id under which the server's log knows the request, where the server failed and not who asked. */
export const requestIdOf = (error: unknown): string | undefined =>
  error instanceof CallError && error.status >= 500 ? error.requestId : undefined;
