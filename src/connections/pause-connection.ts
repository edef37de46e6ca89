import type { ConnectorError } from '../kit/index.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import type { BoundConnection } from './connection.js';
import { noteTrouble, type Trouble } from './note-trouble.js';
import { problemOf } from './try-connect.js';

/** The connection whose call failed, as it was then. */
interface Failed extends Pick<BoundConnection, 'connector'> {
  row: Pick<BoundConnection['row'], 'id' | 'version'>;
}

/** A refusal may be a mistake of the platform's: so soon it is asked once more, before anybody is told. */
const secondLookSeconds = 10;
const noticeSeconds = 30;

/**
 * Marks a connection as broken: nothing is sent until it was repaired and checked, and the tenant sees why. What waits to
 * be sent is held, not lost (F-042, F-048). Its owners are told, and not again before it has worked in between. False, and
 * nothing is done, when the connection was changed since: what failed were its former secrets.
 */
export async function pauseConnection(
  tx: TenantDb,
  { row: { id, version }, connector }: Failed,
  error: ConnectorError,
): Promise<boolean> {
  const inSeconds = (seconds: number) => tx.raw('app_now() + make_interval(secs => ?)', [seconds]);
  const changed = await tx('connections')
    .where({ id, status: 'live', version })
    .update({
      status: 'broken',
      problem: JSON.stringify(problemOf(error, connector)),
      version: tx.raw('version + 1'),
      updated_at: tx.raw('app_now()'),
      check_due_at: inSeconds(secondLookSeconds),
      notice_due_at: tx.raw('case when told_at is null then ? end', [inSeconds(noticeSeconds)]),
    });
  return changed > 0;
}

/** Notes a failure among the connection's troubles. */
export async function noteFailure(
  tx: TenantDb,
  { row, connector }: Failed,
  { source, error }: { source: Trouble['source']; error: ConnectorError },
): Promise<void> {
  const { code, message, said, remedy } = problemOf(error, connector);
  await noteTrouble(tx, row.id, { source, code, message, said, remedy });
}
