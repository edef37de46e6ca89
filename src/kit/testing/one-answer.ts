import { ConnectorError, type ConnectorErrorKind, type HttpCall, type HttpClient } from '../index.js';

/** What the host makes of a refusing status, unless a call gives it another meaning. Any other one is `unavailable`. */
export const commonKinds: Readonly<Record<number, ConnectorErrorKind>> = {
  400: 'rejected',
  401: 'auth',
  403: 'config',
  404: 'not-found',
  409: 'unavailable',
  420: 'rate-limited',
  422: 'rejected',
  423: 'rate-limited',
  429: 'rate-limited',
  500: 'unavailable',
  502: 'unavailable',
  503: 'unavailable',
};

/** How a platform meets every call: a refusing status, a failure of the line, or a 2xx with this body. */
export type Meeting = { status: number } | { fails: ConnectorErrorKind } | { body: unknown };

/** Such a client; `made` are the calls so far. */
export interface OneAnswer extends HttpClient {
  made: HttpCall<unknown>[];
}

/** A client whose platform meets every call in the same way; what comes of it is what the host's own client would say. */
export function oneAnswer(meeting: Meeting): OneAnswer {
  const made: HttpCall<unknown>[] = [];
  return {
    made,
    call: (call) => {
      made.push(call);
      if ('fails' in meeting) return Promise.reject(new ConnectorError(meeting.fails, 'The line failed.'));
      if ('status' in meeting) {
        const { status } = meeting;
        const kind = call.errors?.[status] ?? commonKinds[status] ?? 'unavailable';
        return Promise.reject(
          new ConnectorError(kind, `The platform refuses this (status ${status}).`, { status }),
        );
      }
      const read = call.expect.safeParse(meeting.body);
      if (read.success) return Promise.resolve({ status: 200, headers: {}, data: read.data });
      return Promise.reject(new ConnectorError('bad-response', 'Another shape.', { cause: read.error }));
    },
  };
}
