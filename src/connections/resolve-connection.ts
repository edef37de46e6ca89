import { asSystem, inTenant, type SystemDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import { sha256 } from '../platform/ids.js';
import { type BindDeps, bindConnection, type BoundConnection, type ConnectionRow } from './connection.js';
import {
  findByAccount,
  findByAccountToken,
  findByHookToken,
  findById,
  findByPublicKey,
  findInternal,
} from './queries.js';

/**
 * Whose is it? Finds the connection behind a hook address, an account or a public key. Answers are kept for a while, so
 * that an acknowledged hook costs one statement; ingest checks the version and says when a kept one has gone stale.
 */
export interface ConnectionResolver {
  byHookToken(connector: string, token: string): Promise<BoundConnection>;
  /** Connections of an account that a body names; several when two servers of a platform use the same id. */
  byAccount(connector: string, accountId: string): Promise<readonly BoundConnection[]>;
  byAccountToken(accountId: string): Promise<BoundConnection | undefined>;
  byPublicKey(publicKey: string): Promise<BoundConnection | undefined>;
  byId(tenantId: string, id: string): Promise<BoundConnection>;
  /** A tenant's connection that is part of the product, by its connector. */
  internal(tenantId: string, connector: string): Promise<BoundConnection>;
  /** Forgets what is kept of a connection. */
  forget(connectionId: string): void;
}

export interface ResolverDeps extends BindDeps {
  db: Pick<Database, 'knex'>;
}

/** On a clock that never jumps. */
const keptMs = 60_000;
const maxKept = 5_000;

type Find = () => Promise<readonly ConnectionRow[]>;

interface Kept {
  bound: readonly BoundConnection[];
  until: number;
}

export function createResolver(deps: ResolverDeps): ConnectionResolver {
  const kept = new Map<string, Kept>();
  const viaSystem = (find: (tx: SystemDb) => Promise<readonly ConnectionRow[]>) => () =>
    asSystem(deps.db, find);
  const looking = new Map<string, Promise<readonly BoundConnection[]>>();
  const look = async (key: string, find: Find) => {
    const bound = (await find()).map((row) => bindConnection(row, deps));
    if (kept.size >= maxKept) kept.clear();
    if (isSettled(bound) && looking.has(key)) kept.set(key, { bound, until: performance.now() + keptMs });
    return bound;
  };
  /** Hooks that arrive together after a start share one look: each for itself would wait for a database connection. */
  const resolve = async (key: string, find: Find) => {
    const known = kept.get(key);
    if (known && known.until > performance.now()) return known.bound;
    const begun = looking.get(key) ?? look(key, find).finally(() => looking.delete(key));
    looking.set(key, begun);
    return begun;
  };
  return {
    byHookToken: async (connector, token) => {
      const hash = sha256(token);
      const find = viaSystem(async (tx) => some(await findByHookToken(tx, connector, hash)));
      return only(await resolve(`hook ${connector} ${hash}`, find));
    },
    byAccount: (connector, accountId) =>
      resolve(
        `account ${connector} ${accountId}`,
        viaSystem((tx) => findByAccount(tx, connector, accountId)),
      ),
    byAccountToken: async (accountId) => {
      const bound = await resolve(
        `token ${accountId}`,
        viaSystem((tx) => findByAccountToken(tx, accountId)),
      );
      // Two platforms with one id would make the tenant a guess.
      return bound.length === 1 ? bound[0] : undefined;
    },
    byPublicKey: async (publicKey) => {
      const find = viaSystem(async (tx) => some(await findByPublicKey(tx, publicKey)));
      return (await resolve(`key ${publicKey}`, find))[0];
    },
    byId: async (tenantId, id) => {
      const find = () => inTenant(deps.db, tenantId, async (tx) => some(await findById(tx, id)));
      return only(await resolve(`id ${tenantId} ${id}`, find));
    },
    internal: async (tenantId, connector) => {
      const find = () => inTenant(deps.db, tenantId, async (tx) => some(await findInternal(tx, connector)));
      return only(await resolve(`internal ${tenantId} ${connector}`, find));
    },
    forget: (connectionId) => {
      looking.clear();
      for (const [key, { bound }] of kept) {
        if (bound.some(({ row }) => row.id === connectionId)) kept.delete(key);
      }
    },
  };
}

/**
 * What does not exist is not kept, for a connection made a moment from now must be found; nor one that is being connected: in
 * a moment it has a state that its hooks are verified with. (Nor what was forgotten while it was looked for.)
 */
const isSettled = (bound: readonly BoundConnection[]): boolean =>
  bound.length > 0 && bound.every(({ row }) => row.status !== 'connecting');

const some = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

function only(found: readonly BoundConnection[]): BoundConnection {
  const [bound] = found;
  if (!bound) throw new AppError('not-found');
  return bound;
}
