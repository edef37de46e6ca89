import { type BoundConnection, sessionOf } from '../connections/connection.js';
import { ConnectorError, type HttpClient, type PulledPage } from '../kit/index.js';

/**
 * One page of a platform's history, from the beginning without a cursor, or why it could not be read. A platform that has
 * none gives nothing, and is through at once.
 */
export async function pullPage(
  bound: BoundConnection,
  cursor: string | undefined,
  http: HttpClient,
): Promise<PulledPage | ConnectorError> {
  try {
    const page = await bound.connector.pull?.(cursor, sessionOf(bound, http));
    return page ?? { events: [], cursor: cursor ?? '', isComplete: true };
  } catch (error) {
    if (error instanceof ConnectorError) return error;
    throw error;
  }
}
