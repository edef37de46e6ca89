import type { Parts } from '../../../app/build.js';
import type { HttpClient } from '../../../kit/index.js';

/** Calls of connectors end after `limitMs`, so that a platform that never answers does not keep the rig waiting. */
export function hasten(parts: Parts, limitMs: number): Parts {
  const limited = (client: HttpClient): HttpClient => ({
    call: (call) => client.call({ timeoutMs: limitMs, ...call }),
  });
  return {
    ...parts,
    http: { ...parts.http, ...limited(parts.http) },
    guardedHttp: (options) => limited(parts.guardedHttp(options)),
  };
}
