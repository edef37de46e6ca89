import { z } from 'zod';
import type { BoundConnection } from '../connections/connection.js';
import type { SessionRequest } from '../contract/widget.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { newId } from '../platform/ids.js';
import { makeVisitorToken, readVisitorToken, type VisitorToken } from './widget-token.js';

/** A visitor of a chat window, as its token proves, with the one conversation of theirs. */
export const WidgetVisitor = z.object({
  id: z.uuid(),
  external_id: z.string(),
  /** The database's time of the look. */
  now: z.date(),
  conversation: z
    .object({
      id: z.uuid(),
      status: z.enum(['open', 'closed']),
      handler: z.enum(['bot', 'human']),
      seq: z.number(),
      is_due: z.boolean(),
    })
    .nullable(),
});
export type WidgetVisitor = z.infer<typeof WidgetVisitor>;

/** A token that nobody used for so long counts no more. */
const tokenDays = 30;

const conversation = `(select jsonb_build_object('id', c.id, 'status', c.status, 'handler', c.handler, 'seq', c.seq,
  'is_due', c.due_at is not null) from conversations c
  where c.connection_id = v.connection_id and c.external_id = v.external_id) as conversation`;

const holder = (tx: TenantDb, bound: BoundConnection, { visitorId, secretHash }: VisitorToken) =>
  tx('visitors as v')
    .where({ id: visitorId, connection_id: bound.row.id, token_hash: secretHash })
    .whereRaw(`updated_at > app_now() - interval '${tokenDays} days'`);

/** Who holds the token. Throws `unauthorized` for a revoked or expired one, and for one of another connection. */
export async function authenticateVisitor(
  tx: TenantDb,
  bound: BoundConnection,
  token: VisitorToken,
): Promise<WidgetVisitor> {
  const row: unknown = await holder(tx, bound, token).first(
    'v.id',
    'v.external_id',
    tx.raw('app_now() as now'),
    tx.raw(conversation),
  );
  const visitor = WidgetVisitor.optional().parse(row);
  if (!visitor) throw new AppError('unauthorized');
  return visitor;
}

export interface OpenedSession {
  token: string;
  conversation: WidgetVisitor['conversation'];
}

/** The visitor who was here before, with a token that still counts, or a new one. Notes where they are. */
export async function openWidgetSession(
  tx: TenantDb,
  bound: BoundConnection,
  { visitor_token, page_url, language }: SessionRequest,
): Promise<OpenedSession> {
  const facts = { ...(page_url && { page_url }), ...(language && { language }) };
  const known = visitor_token === undefined ? undefined : readVisitorToken(visitor_token);
  if (visitor_token !== undefined && known && known.publicKey === bound.row.public_key) {
    const changed = await holder(tx, bound, known).update({ ...facts, updated_at: tx.raw('app_now()') });
    if (changed === 1) {
      const { conversation } = await authenticateVisitor(tx, bound, known);
      return { token: visitor_token, conversation };
    }
  }
  const id = newId();
  const { token, hash } = makeVisitorToken(bound.row.public_key ?? '', id);
  await tx('visitors').insert({
    ...{ tenant_id: bound.row.tenant_id, id, connection_id: bound.row.id },
    ...{ external_id: id, token_hash: hash, ...facts },
  });
  return { token, conversation: null };
}
