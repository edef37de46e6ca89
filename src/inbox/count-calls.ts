import type { HttpClient } from '../kit/index.js';

/** The same client, and how many calls went through it: what a platform counts against its quota. */
export function countCalls(http: HttpClient): { http: HttpClient; count: () => number } {
  let calls = 0;
  return {
    http: {
      call: (call) => {
        calls += 1;
        return http.call(call);
      },
    },
    count: () => calls,
  };
}
