import { z } from 'zod';
import { readConfig } from '../accounts/tenant-config.js';
import type { BoundConnection } from '../connections/connection.js';
import type { ConnectionResolver } from '../connections/resolve-connection.js';
import type { TenantConfig } from '../contract/config.js';
import { checkEvents } from '../inbox/check-event.js';
import { countCalls } from '../inbox/count-calls.js';
import { fingerprintsOf, namedVisitor } from '../inbox/event-parties.js';
import { pullPage } from '../inbox/pull-page.js';
import { ConnectorError, type ConnectorEvent, type HttpClient } from '../kit/index.js';
import { mask } from '../pipeline/mask.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Log } from '../platform/log.js';
import type { PastMessage } from './archive-messages.js';
import { saveFailure, savePage } from './save-page.js';

export interface ImportDeps {
  db: Pick<Database, 'knex'>;
  resolver: Pick<ConnectionResolver, 'byId'>;
  http: HttpClient;
  log: Log;
}

/** An import as the reading of one page needs it. */
const Claim = z.object({
  cursor: z.string().nullable(),
  since: z.date().nullable(),
  began_at: z.date(),
  most_conversations: z.number(),
  is_again: z.boolean(),
  failures: z.number(),
});
export type Claim = z.infer<typeof Claim>;

/** While one process reads, no other does; one that died is not waited for longer. */
const claimSeconds = 60;

/**
 * Reads one page of a platform's history into the archive. A page is stored together with the cursor behind it, so an
 * interrupted import goes on where it was, and what it reads twice it keeps once. Nothing here can write to anybody: the
 * pipeline does not see the archive.
 */
export async function importPage(tenantId: string, connectionId: string, deps: ImportDeps): Promise<void> {
  const claimed = await inTenant(deps.db, tenantId, async (tx) => {
    const claim = await claimImport(tx, connectionId);
    return claim && { claim, config: await readConfig(tx) };
  });
  if (!claimed) return;
  const { claim, config } = claimed;
  const bound = await deps.resolver.byId(tenantId, connectionId);
  const { http, count } = countCalls(deps.http);
  const page = await pullPage(bound, claim.cursor ?? undefined, http);
  if (page instanceof ConnectorError) {
    deps.log.warn({ err: page, connection_id: connectionId }, 'past conversations could not be read');
    await inTenant(deps.db, tenantId, (tx) => saveFailure(tx, { connectionId, claim, error: page }));
    return;
  }
  const events = checkEvents(bound, page.events, deps);
  const messages = pastMessages(events, { claim, config, bound });
  await inTenant(deps.db, tenantId, (tx) => savePage(tx, { bound, claim, page, messages, calls: count() }));
}

async function claimImport(tx: TenantDb, connectionId: string): Promise<Claim | undefined> {
  const rows: unknown = await tx('history_imports')
    .where({ connection_id: connectionId, state: 'running' })
    .whereRaw('due_at <= app_now()')
    .update({ due_at: tx.raw('app_now() + make_interval(secs => ?)', [claimSeconds]) })
    .returning(['cursor', 'since', 'began_at', 'most_conversations', 'is_again', 'failures']);
  return z.array(Claim).parse(rows)[0];
}

/** Longer ones are pasted documents; their beginning tells what was asked. */
const longestText = 20_000;

/**
 * What is kept of a page: what visitors and the business said to each other before the import began, without people's
 * addresses and numbers. Private notes are the team's and are left out.
 */
const pastMessages = (
  events: readonly ConnectorEvent[],
  { claim, config, bound }: { claim: Claim; config: TenantConfig; bound: BoundConnection },
): PastMessage[] =>
  events.flatMap((event) => {
    if (event.kind !== 'message' || event.private || event.text.trim() === '') return [];
    if (Date.parse(event.sent_at) > claim.began_at.getTime()) return [];
    const { conversation_id: conversation, message_id: id, role, sent_at } = event;
    const text = mask(event.text.slice(0, longestText), config);
    const externalId = namedVisitor(event);
    const visitor = externalId === undefined ? [] : bound.fingerprints({ kind: 'visitor', externalId });
    const fingerprints = fingerprintsOf(bound, event);
    return [{ conversation, id, role, sent_at, text, visitor_fingerprint: visitor[0], fingerprints }];
  });
