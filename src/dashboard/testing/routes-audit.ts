import { AuditEntry, AuditPage } from '../../contract/audit.js';
import { exampleOf } from './example-of.js';
import { makeIds } from './make-ids.js';
import { bare, type Route } from './route.js';
import type { Desk } from './world.js';

const pageSize = 50;

const acts: Pick<AuditEntry, 'action' | 'details' | 'actor'>[] = [
  {
    action: 'connection.change',
    details: { name: 'Shop inbox', members: 'assistant_id trust', trust: 'auto' },
    actor: { kind: 'member', id: null, name: 'Ada' },
  },
  {
    action: 'config.change',
    details: { members: 'country' },
    actor: { kind: 'platform-admin', id: null, name: 'Root' },
  },
  { action: 'lead.export', details: { count: 3 }, actor: { kind: 'api-key', id: null, name: 'Shop' } },
  {
    action: 'sign-in.blocked',
    details: { by: 'account', name: 'Ada' },
    actor: { kind: 'unknown', id: null, name: '' },
  },
  { action: 'thing.of-a-newer-version', details: {}, actor: { kind: 'member', id: null, name: 'Vera' } },
];

/** What happened in any business here, the newest first: a few acts and many sign-ins before them. */
export const auditEntries: readonly AuditEntry[] = (() => {
  const newId = makeIds();
  const signIn = {
    action: 'sign-in',
    details: {},
    actor: { kind: 'member', id: null, name: 'Ada' },
  };
  return [...acts, ...Array.from({ length: 60 }, () => signIn)].map((act, at) => ({
    ...exampleOf(AuditEntry),
    ...{ ...act, id: newId(), seq: 65 - at, subject: null },
  }));
})();

const told = new WeakMap<Desk, AuditEntry[]>();

/** Writes down that somebody changed something of a business: of the change, the names of its members. */
export function tellChange(desk: Desk, action: string, change: object): void {
  const [pattern] = auditEntries;
  if (!pattern) return;
  const details = { members: Object.keys(change).sort().join(' ') };
  told.set(desk, [{ ...pattern, action, details }, ...(told.get(desk) ?? [])]);
}

export const auditRoutes: Route[] = [
  bare({
    ...{ path: '/audit', reply: AuditPage },
    handle: ({ query, desk }) => {
      const [action, to] = [query.get('action') ?? '', query.get('to')];
      const found = [...(told.get(desk) ?? []), ...auditEntries].filter(
        (entry) => entry.action.startsWith(action) && (to ?? entry.at) >= entry.at,
      );
      const start = Number(query.get('cursor') ?? 0);
      const end = start + pageSize;
      return { items: found.slice(start, end), next_cursor: end < found.length ? String(end) : null };
    },
  }),
];
