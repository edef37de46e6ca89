import { genuine, type RawRequest, type Verdict } from '../kit/index.js';
import type { BoundConnection } from './connection.js';

/** Whether a webhook is genuine, and by which secrets: the platform may still sign with those from before a change. */
export function recogniseHook(
  bound: BoundConnection,
  request: RawRequest,
): { verdict: Verdict; bound: BoundConnection } {
  const verdict = bound.connector.verify(request, bound);
  if (verdict.genuine || !bound.former) return { verdict, bound };
  const former = { ...bound, ...bound.former };
  return bound.connector.verify(request, former).genuine
    ? { verdict: genuine, bound: former }
    : { verdict, bound };
}
