import { z } from 'zod';
import type { WidgetHistory, WidgetMessage } from '../contract/widget.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import type { WidgetVisitor } from './widget-visitor.js';

/** The latest so many; a window shows no more. */
const maxMessages = 200;

const Row = z.object({
  id: z.uuid(),
  external_id: z.string(),
  role: z.enum(['visitor', 'operator', 'bot']),
  text: z.string(),
  sent_at: z.date(),
  sources: z.array(z.object({ title: z.string(), quote: z.string().optional(), url: z.string().optional() })),
});

/** The id of a visitor's message: the window's own within the visitor's, so that nobody can take another's. */
export const externalIdOf = ({ external_id }: WidgetVisitor, clientId: string): string =>
  `${external_id}/${clientId}`;

const clientIdOf = ({ external_id, role }: z.infer<typeof Row>): string | null =>
  role === 'visitor' ? (external_id.split('/')[1] ?? null) : null;

const shownRoles = { visitor: 'visitor', operator: 'operator', bot: 'assistant' } as const;

/** What a visitor may see of their conversation. `isBotSpeaking`: what the bot makes of it reaches the visitor. */
export async function readWidgetHistory(
  tx: TenantDb,
  { conversation }: WidgetVisitor,
  isBotSpeaking: boolean,
): Promise<WidgetHistory> {
  if (!conversation) return { messages: [], seq: 0, handler: 'bot', stage: 'idle' };
  const { id, handler, seq, is_due } = conversation;
  const rows: unknown = await tx('messages')
    .where({ conversation_id: id, is_private: false })
    .whereNull('deleted_at')
    .whereIn('role', Object.keys(shownRoles))
    .orderBy([
      { column: 'sent_at', order: 'desc' },
      { column: 'seq', order: 'desc' },
    ])
    .limit(maxMessages)
    .select('id', 'external_id', 'role', 'text', 'sent_at', 'sources');
  return {
    messages: z.array(Row).parse(rows).reverse().map(asShown),
    seq,
    handler,
    stage: isBotSpeaking && is_due && handler === 'bot' ? 'reading' : 'idle',
  };
}

const asShown = (row: z.infer<typeof Row>): WidgetMessage => ({
  id: row.id,
  client_id: clientIdOf(row),
  role: shownRoles[row.role],
  text: row.text,
  sent_at: row.sent_at.toISOString(),
  sources: row.sources,
});
