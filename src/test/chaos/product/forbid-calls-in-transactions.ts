import { AsyncLocalStorage } from 'node:async_hooks';
import type { Parts } from '../../../app/build.js';
import type { HttpClient } from '../../../kit/index.js';
import type { Write } from '../../../models/write.js';

/**
 * Tells of every call to a platform or a model that is made while a transaction is open (reliability.md F-028). In the
 * database it would show only as a long transaction, and only on a machine with nothing else to do.
 */
export function forbidCallsInTransactions(parts: Parts, tell: (what: string) => void): Parts {
  const isOpen = markTransactions(parts);
  const look = (what: string) => {
    if (isOpen()) tell(`${what} is called while a transaction is open`);
  };
  const watched = (client: HttpClient): HttpClient => ({
    call: (call) => {
      look('a platform');
      return client.call(call);
    },
  });
  const { write } = parts;
  const watchedWrite: Write = async (request) => {
    if (!write) throw new Error('the rig has a model');
    look('the model');
    return write(request);
  };
  return {
    ...parts,
    write: write && watchedWrite,
    http: { ...parts.http, ...watched(parts.http) },
    guardedHttp: (options) => watched(parts.guardedHttp(options)),
  };
}

/** Whether the code that asks runs within the work of a transaction. */
function markTransactions({ db: { knex } }: Parts): () => boolean {
  const within = new AsyncLocalStorage<true>();
  const begin = knex.transaction.bind(knex);
  const transaction = (work: unknown, ...rest: unknown[]): unknown => {
    if (typeof work !== 'function') return Reflect.apply(begin, undefined, [work, ...rest]);
    const marked = (tx: unknown): unknown =>
      within.run(true, (): unknown => Reflect.apply(work, undefined, [tx]));
    return Reflect.apply(begin, undefined, [marked, ...rest]);
  };
  Object.defineProperty(knex, 'transaction', { value: transaction, configurable: true });
  return () => within.getStore() === true;
}
