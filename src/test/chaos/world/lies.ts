import type { Faults, Outcome } from '../../simulators/faults.js';

/** How often a platform does not tell the truth about a call, and how: 22 % of the calls that write (reliability.md D.5). */
const lies: readonly (readonly [share: number, outcome: Outcome])[] = [
  [0.05, { kind: 'store-then-status', status: 500 }],
  [0.05, { kind: 'store-then-hang' }],
  [0.04, { kind: 'store-then-reset' }],
  [0.01, { kind: 'late-store', delayMs: 1_500 }],
  [0.01, { kind: 'late-store', delayMs: 2_500 }],
  [0.03, { kind: 'status', status: 429, headers: { 'Retry-After': '1' } }],
  [0.03, { kind: 'status', status: 503 }],
];

/** Reads store nothing; that they fail now and then is enough. */
const failures: readonly (readonly [share: number, outcome: Outcome])[] = [
  [0.02, { kind: 'status', status: 503 }],
  [0.01, { kind: 'hang' }],
  [0.01, { kind: 'reset' }],
];

export const writingRoutes = {
  crisp: ['message.create', 'state.patch', 'meta.patch'],
  papercups: ['messages.create', 'conversations.update', 'customers.update'],
} as const;

export const readingRoutes = {
  crisp: ['message.get', 'messages.list', 'meta.get', 'conversations.list'],
  papercups: ['messages.list', 'conversations.show', 'conversations.list', 'customers.show'],
} as const;

/** Makes one platform lie. Its first messages meet each lie once, so that even a small storm meets all of them. */
export function startLying(faults: Faults, platform: 'crisp' | 'papercups'): void {
  faults.queue(writingRoutes[platform][0], ...lies.map(([, outcome]) => outcome));
  for (const route of writingRoutes[platform]) share(faults, route, lies);
  for (const route of readingRoutes[platform]) share(faults, route, failures);
}

/** The script asks one chance after the other, so each is given of what the ones before it leave. */
function share(faults: Faults, route: string, outcomes: typeof lies): void {
  let left = 1;
  for (const [part, outcome] of outcomes) {
    faults.chance(route, part / left, outcome);
    left -= part;
  }
}
