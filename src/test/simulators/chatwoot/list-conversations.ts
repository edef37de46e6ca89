import { conversationView } from './conversation-views.js';
import { type AccountCall, pageOf } from './route.js';
import type { ConversationRow } from './rows.js';

const perPage = 25;

const order: Record<string, (a: ConversationRow, b: ConversationRow) => number> = {
  last_activity_at_desc: (a, b) => b.last_activity_at - a.last_activity_at,
  last_activity_at_asc: (a, b) => a.last_activity_at - b.last_activity_at,
  created_at_desc: (a, b) => b.created_at - a.created_at,
  created_at_asc: (a, b) => a.created_at - b.created_at,
};

function isOfType(conversation: ConversationRow, type: string | null, call: AccountCall): boolean {
  const { assignee } = conversation;
  if (type === 'me') return call.caller.type === 'User' && assignee === call.caller.user;
  if (type === 'assigned') return assignee !== null;
  return type !== 'unassigned' || assignee === null;
}

/** One page of 25, the latest activity first; only open ones unless `status` says otherwise (`all` for all). */
export function listConversations(call: AccountCall) {
  const { account, query } = call;
  const status = query.get('status') ?? 'open';
  const inboxId = query.get('inbox_id');
  const labels = query.getAll('labels[]');
  const found = [...account.conversations.values()].filter(
    (one) =>
      (status === 'all' || one.status === status) &&
      (inboxId === null || one.inbox.id === Number(inboxId)) &&
      (labels.length === 0 || labels.some((label) => one.labels.includes(label))),
  );
  const counted = (type: string) => found.filter((one) => isOfType(one, type, call)).length;
  const meta = {
    mine_count: counted('me'),
    assigned_count: counted('assigned'),
    unassigned_count: counted('unassigned'),
    all_count: found.length,
  };
  const sorted = found
    .filter((one) => isOfType(one, query.get('assignee_type'), call))
    .sort(order[query.get('sort_by') ?? ''] ?? order['last_activity_at_desc']);
  const start = (pageOf(call) - 1) * perPage;
  return { data: { meta, payload: sorted.slice(start, start + perPage).map(conversationView) } };
}
