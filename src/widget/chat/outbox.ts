import type { Keep } from '../browser/keep.js';
import type { Pending } from './state.js';

/** What was written and not sent survives a reload of its tab; the server stores a repeated one once. */
export interface Outbox {
  read(): Pending[];
  write(pending: readonly Pending[]): void;
}

const name = 'outbox';

export function openOutbox(keep: Keep): Outbox {
  let written: readonly Pending[] | undefined;
  return {
    read: () => readPending(keep.read(name) ?? '[]'),
    write: (pending) => {
      if (pending !== written) keep.write(name, pending.length === 0 ? null : JSON.stringify(pending));
      written = pending;
    },
  };
}

/** An entry of another version is left out. All are tried again, whatever stopped them before. */
function readPending(text: string): Pending[] {
  const entries: unknown = JSON.parse(text);
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    if (!('clientId' in entry && 'text' in entry && 'writtenAt' in entry)) return [];
    const { clientId, text, writtenAt } = entry;
    const isWhole = typeof clientId === 'string' && typeof text === 'string' && typeof writtenAt === 'string';
    return isWhole ? [{ clientId, text, writtenAt, problem: null }] : [];
  });
}
