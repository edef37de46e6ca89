import { AppError } from '../platform/errors.js';

/** The event streams that windows hold open in this process (F-107). */
export interface WidgetLines {
  /** Takes a line; returns how to give it back. Throws `rate-limited` when the visitor or the address has too many. */
  take(holder: { visitorId: string; address: string }, end: () => void): () => void;
  /** Ends all of them: the process stops. */
  endAll(): void;
}

export const maxLines = { perVisitor: 5, perAddress: 200 } as const;

export function createWidgetLines(): WidgetLines {
  const ends = new Set<() => void>();
  const counts = new Map<string, number>();
  const add = (key: string, change: 1 | -1) => {
    const next = (counts.get(key) ?? 0) + change;
    if (next === 0) counts.delete(key);
    else counts.set(key, next);
  };
  return {
    take: ({ visitorId, address }, end) => {
      const keys = {
        [`visitor ${visitorId}`]: maxLines.perVisitor,
        [`address ${address}`]: maxLines.perAddress,
      };
      for (const [key, max] of Object.entries(keys))
        if ((counts.get(key) ?? 0) >= max) throw new AppError('rate-limited', { retryAfterMs: 30_000 });
      for (const key of Object.keys(keys)) add(key, 1);
      ends.add(end);
      return () => {
        if (!ends.delete(end)) return;
        for (const key of Object.keys(keys)) add(key, -1);
      };
    },
    endAll: () => {
      for (const end of ends) end();
    },
  };
}
