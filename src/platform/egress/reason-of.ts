import { ConnectorError } from '../../kit/index.js';

/** Why a call out of this product failed, in words that a tenant may read, if that is what lies behind an error. */
export function reasonOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof ConnectorError) return cause.message;
  return undefined;
}
