import type { BoundConnection } from '../connections/connection.js';
import { AppError } from '../platform/errors.js';
import type { Limiter } from '../platform/http/rate-limit.js';
import { forTenant } from '../platform/scoped-key.js';

/** Counts what each connection sends and receives, in this process. */
export type Throttle = Limiter;

/** Far above what a business says in a second: it bounds a fault of ours, not a busy day. */
const defaultSendsPerSecond = 500;

/** Takes one place in what a connection may send now; else how long to wait for the next. */
export async function throttleMs(
  { row, traits }: BoundConnection,
  { throttle }: { throttle: Throttle },
): Promise<number> {
  if (traits.transport === 'local') return 0;
  const points = traits.sendsPerSecond ?? defaultSendsPerSecond;
  try {
    await throttle.consume({ name: 'send', points, perSeconds: 1 }, forTenant(row.tenant_id, row.id));
    return 0;
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate-limited') return error.retryAfterMs ?? 1_000;
    throw error;
  }
}
