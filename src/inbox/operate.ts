import { z } from 'zod';
import { findOwnMember, requireMember } from '../accounts/find-own-member.js';
import { type Actor, recordAudit } from '../accounts/record-audit.js';
import type { ConnectionResolver } from '../connections/resolve-connection.js';
import type { Live } from '../live/live.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { newId } from '../platform/ids.js';
import type { WakeUps } from '../platform/queue/open-queue.js';
import type { DeliveryKind } from './delivery.js';
import { splitText } from './split-text.js';

/** What members do in a conversation. Each is one transaction; what must reach the platform goes through the outbox. */

export interface OperateDeps {
  db: Pick<Database, 'knex'>;
  resolver: Pick<ConnectionResolver, 'byId'>;
  wakeUps: Pick<WakeUps, 'add'>;
  live: Pick<Live, 'publish'>;
}

export interface Operation {
  tenantId: string;
  conversationId: string;
  /** The member who does it; absent for an API key. */
  personId: string | null;
  /** The same one, for the audit log. */
  actor: Actor;
}

/** The bot says nothing more here until it is handed back. One that is closed is open again, for the team. */
export const takeOver = (operation: Operation, deps: OperateDeps): Promise<void> =>
  operate({ ...operation, action: 'take-over' }, deps, async (tx, conversation) => {
    const { status, handler } = conversation;
    await toHuman(tx, conversation, { handler_reason: 'taken-over', status: 'open' });
    if (status === 'closed' || handler === 'bot')
      await plan(tx, conversation, telling(conversation, 'handover'));
  });

/**
 * The bot answers again from the visitor's next message on. What it has already it keeps, with all that waits for its answer:
 * two members may hand back the same conversation.
 */
export const handBack = (operation: Operation, deps: OperateDeps): Promise<void> =>
  operate({ ...operation, action: 'hand-back' }, deps, async (tx, conversation) => {
    const handedBack = await tx('conversations')
      .where({ id: conversation.id, handler: 'human' })
      .update({
        handler: 'bot',
        handler_reason: 'handed-back',
        handler_since: tx.raw('app_now()'),
        handover_version: tx.raw('handover_version + 1'),
        is_waiting_for_human: false,
        // What was said until now was the human's to answer.
        last_operator_at: tx.raw('app_now()'),
      });
    if (handedBack > 0) await plan(tx, conversation, telling(conversation, 'hand-back'));
  });

/** Ends the conversation, at the platform too; the visitor's next message opens it again, for the bot. */
export const closeConversation = (operation: Operation, deps: OperateDeps): Promise<void> =>
  operate({ ...operation, action: 'close' }, deps, async (tx, conversation) => {
    await tx('conversations')
      .where({ id: conversation.id })
      .update({
        status: 'closed',
        is_waiting_for_human: false,
        handover_version: tx.raw('handover_version + 1'),
        last_operator_at: tx.raw('app_now()'),
      });
    if (conversation.status === 'open') await plan(tx, conversation, telling(conversation, 'close'));
  });

/** Says who looks after it. The bot goes on as before: that somebody is in charge silences nobody. */
export const assignConversation = (
  operation: Operation & { assigneeId: string | null },
  deps: OperateDeps,
): Promise<void> =>
  operate({ ...operation, action: 'assign' }, deps, async (tx, { id }) => {
    if (operation.assigneeId !== null) await requireMember(tx, operation.assigneeId);
    await tx('conversations').where({ id }).update({ assignee_id: operation.assigneeId });
  });

/** Writes to the visitor through the platform, and takes the conversation over. One that is closed stays so. */
export const replyAsOperator = (operation: Operation & { text: string }, deps: OperateDeps): Promise<void> =>
  operate({ ...operation, action: 'reply' }, deps, async (tx, conversation) => {
    await toHuman(tx, conversation, { handler_reason: 'operator-message' });
    const { status, handler } = conversation;
    const says = splitText(operation.text, conversation.maxTextLength).map((text) => ({
      ...{ kind: 'operator-reply' as const, text, isVisible: true },
    }));
    const isTold = status === 'open' && handler === 'bot';
    await plan(tx, conversation, [...says, ...(isTold ? telling(conversation, 'handover') : [])]);
  });

/** Leaves a note that only operators read, at the platform too where it has notes. */
export const writeNote = (operation: Operation & { text: string }, deps: OperateDeps): Promise<void> =>
  operate({ ...operation, action: 'note' }, deps, async (tx, conversation) => {
    if (!conversation.connector.note && !conversation.isLocal) {
      throw new AppError('conflict', { publicMessage: 'This platform has no private notes.' });
    }
    await plan(tx, conversation, [{ kind: 'note', text: operation.text, isVisible: false }]);
  });

/** Silences the bot. Whoever does it looks after the conversation from now on, unless somebody of the team does already. */
async function toHuman(
  tx: TenantDb,
  { id, personId }: Operated,
  changes: { handler_reason: string; status?: 'open' },
): Promise<void> {
  const memberId = await findOwnMember(tx, personId);
  const kept = '(select members.id from members where members.id = conversations.assignee_id)';
  await tx('conversations')
    .where({ id })
    .update({
      handler: 'human',
      ...changes,
      handler_since: tx.raw('app_now()'),
      handover_version: tx.raw('handover_version + 1'),
      is_waiting_for_human: false,
      last_operator_at: tx.raw('app_now()'),
      ...(memberId === undefined ? {} : { assignee_id: tx.raw(`coalesce(${kept}, ?::uuid)`, [memberId]) }),
    });
}

const Known = z.object({ connection_id: z.uuid() }).optional();
const Locked = z.object({ status: z.enum(['open', 'closed']), handler: z.enum(['bot', 'human']) });

async function operate(
  { tenantId, conversationId, personId, actor, action }: Operation & { action: string },
  { db, resolver, wakeUps, live }: OperateDeps,
  change: (tx: TenantDb, conversation: Operated) => Promise<void>,
): Promise<void> {
  const connectionId = await inTenant(db, tenantId, async (tx) => {
    const row: unknown = await tx('conversations').where({ id: conversationId }).first('connection_id');
    return Known.parse(row)?.connection_id;
  });
  if (connectionId === undefined) throw new AppError('not-found');
  const { connector, traits } = await resolver.byId(tenantId, connectionId);
  const { maxTextLength, transport } = traits;
  const seq = await inTenant(db, tenantId, async (tx) => {
    const row: unknown = await tx('conversations')
      .where({ id: conversationId })
      .forUpdate()
      .first('status', 'handler');
    await change(tx, {
      ...Locked.parse(row),
      ...{ id: conversationId, connectionId, tenantId, personId },
      ...{ connector, maxTextLength, isLocal: transport === 'local' },
    });
    const rows: unknown = await tx('conversations')
      .where({ id: conversationId })
      .update({ seq: tx.raw('seq + 1'), updated_at: tx.raw('app_now()') })
      .returning('seq');
    const subject = { kind: 'conversation', id: conversationId };
    await recordAudit(tx, { tenantId, actor, action: `conversation.${action}`, subject });
    return z.tuple([z.object({ seq: z.number() })]).parse(rows)[0].seq;
  });
  wakeUps.add({ name: 'conversation', data: { tenantId, conversationId } });
  live.publish(tenantId, { kind: 'changed', conversation_id: conversationId, seq });
}

interface Operated {
  id: string;
  connectionId: string;
  tenantId: string;
  personId: string | null;
  /** As it was before. */
  status: 'open' | 'closed';
  handler: 'bot' | 'human';
  connector: { note?: unknown; handover?: unknown; close?: unknown; markOf?: (key: string) => string };
  maxTextLength: number;
  isLocal: boolean;
}

interface Outgoing {
  kind: DeliveryKind;
  text: string;
  isVisible: boolean;
}

/** Which member of a connector tells its platform. */
const toldBy = { handover: 'handover', 'hand-back': 'handover', close: 'close' } as const;

/** What tells the platform how the conversation stands; nothing where it knows no such thing. */
const telling = ({ connector }: Operated, kind: keyof typeof toldBy): Outgoing[] =>
  connector[toldBy[kind]] === undefined ? [] : [{ kind, text: '', isVisible: false }];

async function plan(tx: TenantDb, conversation: Operated, outgoing: readonly Outgoing[]): Promise<void> {
  if (outgoing.length === 0) return;
  await tx('deliveries').insert(
    outgoing.map(({ kind, text, isVisible }, part) => {
      const id = newId();
      return {
        tenant_id: conversation.tenantId,
        id,
        conversation_id: conversation.id,
        connection_id: conversation.connectionId,
        turn_id: null,
        kind,
        part,
        is_visible: isVisible,
        text,
        state: 'ready',
        mark: conversation.connector.markOf?.(id) ?? id,
        handover_version: tx.raw('(select handover_version from conversations where id = ?)', [
          conversation.id,
        ]),
        created_by: conversation.personId,
        due_at: tx.raw('app_now()'),
      };
    }),
  );
}
