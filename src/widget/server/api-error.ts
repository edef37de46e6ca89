/**
 * Why a call did not work, as far as the visitor must know. `unreachable`: no answer, or the server cannot serve now; worth
 * another try. `signed-out`: the visitor token counts no more. `refused`: trying the same again changes nothing.
 */
export type Trouble = 'unreachable' | 'signed-out' | 'too-fast' | 'used-up' | 'refused';

export class ApiError extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble, options?: ErrorOptions) {
    super(`The chat server: ${trouble}`, options);
    this.name = 'ApiError';
    this.trouble = trouble;
  }
}

/** What an answer of this status means; `code` is the one in the error's body. */
export function troubleOf(status: number, code: string): Trouble {
  if (status === 401) return 'signed-out';
  if (status === 429) return code === 'budget-exhausted' ? 'used-up' : 'too-fast';
  return status === 408 || status >= 500 ? 'unreachable' : 'refused';
}

/** A failed call as an ApiError, whatever was thrown: what `fetch` throws means that nobody answered. */
export const asApiError = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError('unreachable', { cause: error });
