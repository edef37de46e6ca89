import type { Knex } from 'knex';
import type { BoundConnection } from '../connections/connection.js';
import { inSeconds } from '../inbox/choose-pace.js';
import { spendCalls } from '../inbox/spend-calls.js';
import type { ConnectorError, PulledPage } from '../kit/index.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { archiveMessages, type PastMessage } from './archive-messages.js';
import { firstCursor } from './begin-import.js';
import type { Claim } from './import-page.js';

interface ReadPage {
  bound: BoundConnection;
  claim: Claim;
  page: PulledPage;
  messages: readonly PastMessage[];
  calls: number;
}

/** Between two pages, so that an import takes little of what a platform grants within a minute. */
const nextPageSeconds = 1;
/** The share of a platform's daily calls that imports may take, beside that of catching up. */
const quotaShare = 0.3;

/** Keeps a page's messages and moves the cursor behind it, both or neither. Where it was stopped meanwhile the page still counts. */
export async function savePage(tx: TenantDb, read: ReadPage): Promise<void> {
  const { bound, claim, page, messages, calls } = read;
  const { id: connectionId } = bound.row;
  const most = claim.most_conversations;
  const leftOut = await archiveMessages(tx, { connectionId, messages, most });
  const spent = await spendCalls(tx, { kind: 'import-calls', connectionId, calls });
  const isLimited = leftOut > 0;
  const next = isLimited ? 'done' : nextStep(claim, page);
  const isOverQuota = spent >= (bound.traits.callsPerDay ?? Infinity) * quotaShare;
  await tx('history_imports')
    .where({ connection_id: connectionId })
    .whereRaw('cursor is not distinct from ?', [claim.cursor])
    .update({
      ...{ cursor: page.cursor, failures: 0, problem: null, waits_for: isOverQuota ? 'quota' : null },
      due_at: tx.raw('case when state = ? then ? end', [
        'running',
        isOverQuota ? tomorrow(tx) : inSeconds(tx, nextPageSeconds),
      ]),
      ...(next === 'again' ? { cursor: firstCursor(claim.since), is_again: true } : {}),
      ...(next === 'done' ? { ...ended(tx), is_limited: isLimited } : {}),
    });
}

const ended = (tx: TenantDb) => ({
  state: 'done',
  due_at: null,
  waits_for: null,
  finished_at: tx.raw('app_now()'),
});

/** Platforms note an activity moments after the message, and their clocks are not ours. */
const overlapMs = 600_000;

/**
 * Lists begin with the latest activity, so a conversation in which somebody writes while the list is read jumps to its
 * beginning, past what is yet to be read. The second reading finds it there, and ends where nothing has moved.
 */
function nextStep({ is_again, began_at }: Claim, page: PulledPage): 'on' | 'again' | 'done' {
  if (!is_again) return page.isComplete ? 'again' : 'on';
  const moved = page.events.some(
    (event) => event.kind === 'message' && Date.parse(event.sent_at) >= began_at.getTime() - overlapMs,
  );
  return page.isComplete || !moved ? 'done' : 'on';
}

/** Waits longer after each failure, up to half an hour. */
const retrySeconds = [5, 15, 60, 300, 1_800];

/** The platform refused a page or could not be reached: the same page is read again later. */
export async function saveFailure(
  tx: TenantDb,
  { connectionId, claim, error }: { connectionId: string; claim: Claim; error: ConnectorError },
): Promise<void> {
  const failures = claim.failures + 1;
  const seconds = retrySeconds[Math.min(failures, retrySeconds.length) - 1] ?? 1_800;
  const waitMs = Math.max(seconds * 1_000, error.retryAfterMs ?? 0);
  await tx('history_imports')
    .where({ connection_id: connectionId, state: 'running' })
    .update({
      failures,
      problem: error.said ?? error.message,
      waits_for: 'platform',
      due_at: inSeconds(tx, waitMs / 1_000),
    });
}

/** When the database's day, by which calls are counted, begins anew. */
const tomorrow = (tx: TenantDb): Knex.Raw => tx.raw(`date_trunc('day', app_now()) + interval '1 day'`);
