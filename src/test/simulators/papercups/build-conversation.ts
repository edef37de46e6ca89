import { randomUUID } from 'node:crypto';
import { cast, requireColumns, storable } from './cast.js';
import type { Columns, Params } from './cast.js';
import { ConversationRecord } from './records.js';
import { crash } from './refusal.js';
import { naiveTime, utcTime } from './times.js';
import type { World } from './world.js';
import { withStatus } from './write-message.js';

/** papercups: lib/chat_api/conversations/conversation.ex:75-98 */
const columns: Columns = {
  status: 'short',
  priority: 'short',
  read: 'boolean',
  metadata: 'map',
  subject: 'short',
  source: 'short',
  assignee_id: 'integer',
  account_id: 'uuid',
  customer_id: 'uuid',
  inbox_id: 'uuid',
  archived_at: 'time',
  closed_at: 'time',
  first_replied_at: 'time',
};

const defaults: Params = { status: 'open', priority: 'not_priority', source: 'chat', read: false };
const required = ['status', 'priority', 'read', 'account_id', 'customer_id'];

/** A new conversation in the account's primary inbox unless another is named (conversation_controller.ex:366-387). */
export function buildConversation(params: Params, world: World): ConversationRecord {
  const values = castConversation(params);
  const row = { id: randomUUID(), created_at: naiveTime(world.now()), ...defaults, ...values };
  requireColumns(row, required);
  refuseStrangers(row, world);
  const account = world.state.accounts.get(String(values['account_id']));
  return ConversationRecord.parse({ ...row, inbox_id: values['inbox_id'] ?? account?.inbox_id ?? null });
}

/** The conversation with a caller's changes. 422 for null in `status`; another word or an unknown assignee crashes. */
export function changeConversation(
  before: ConversationRecord,
  params: Params,
  world: World,
): ConversationRecord {
  const row = { ...before, ...castConversation(params) };
  requireColumns(row, required);
  refuseStrangers(row, world);
  return withStatus(ConversationRecord.parse(row), before, utcTime(world.now()));
}

function castConversation(params: Params): Params {
  const values = cast(params, columns, defaults);
  storable(values, columns);
  return values;
}

/** A status that the database's enumeration lacks, and ids without a row behind them. */
function refuseStrangers(row: Params, { state }: World): void {
  const { status, assignee_id, account_id, customer_id } = row;
  const isKnown =
    (status === 'open' || status === 'closed') &&
    (typeof assignee_id !== 'number' || state.users.get(assignee_id) !== undefined) &&
    state.accounts.get(String(account_id)) !== undefined &&
    state.customers.get(String(customer_id)) !== undefined;
  if (!isKnown) throw crash();
}
