import type { TenantDb } from '../platform/database/tenant-db.js';
import type { Held } from './find-visitor.js';

/** Before anything that hangs on them, as everywhere. */
export const lockConversations = async (tx: TenantDb, { conversations }: Held): Promise<void> => {
  await tx('conversations').whereIn('id', conversations).orderBy('id').forUpdate().select('id');
};

/** Takes everything away that is held of somebody. With a visitor go the conversations and all that is in them. */
export async function removeHeld(tx: TenantDb, held: Held): Promise<void> {
  await tx('leads').whereIn('id', held.leads).del();
  await tx('hints').whereIn('id', held.hints).del();
  await tx('archived_conversations').whereIn('id', held.archived).del();
  await tx('conversations').whereIn('id', held.conversations).del();
  await tx('visitors').whereIn('id', held.visitors).del();
  // What was answered to programs may tell of anybody, and is sealed: all of it goes, a day early at most.
  await tx('idempotency_keys').whereNotNull('answer_sealed').del();
  // An archive that waits to be downloaded may tell of anybody, too.
  await tx('transfers').where({ direction: 'export' }).del();
  await scrubTroubles(tx, held);
  await removeViews(tx, wordsOf(held));
}

/** Shorter ones stand in everything. */
const shortestWord = 6;

/** What of somebody may stand in other people's texts. */
const wordsOf = ({ parties, contacts }: Held): string[] => {
  const names = parties.map(({ externalId }) => externalId);
  return [...new Set([...names, ...contacts])].filter(({ length }) => length >= shortestWord);
};

/** Filters that somebody saved in order to find the person. */
const removeViews = (tx: TenantDb, words: string[]): Promise<number> =>
  tx('lead_views')
    .whereRaw(
      'exists (select from unnest(?::text[]) w where strpos(lower(name || filters::text), lower(w)) > 0)',
      [words],
    )
    .del();

/** A platform's words about a refused call may name whom it was for. */
async function scrubTroubles(tx: TenantDb, held: Held): Promise<void> {
  const words = wordsOf(held);
  const says = 'exists (select from unnest(?::text[]) w where strpos(lower(problem::text), lower(w)) > 0)';
  await tx('connection_troubles').whereRaw(says, [words]).del();
  await tx('history_imports').whereRaw(says, [words]).update({ problem: null });
  await tx('connections')
    .whereRaw(says, [words])
    .update({
      problem: tx.raw(`jsonb_build_object('code', problem->'code', 'message', '', 'at', problem->'at')`),
    });
}
