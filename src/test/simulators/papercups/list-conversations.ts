import { z } from 'zod';
import type { Reply } from '../faults.js';
import type { Params } from './cast.js';
import { asText, caller } from './endpoint.js';
import type { Call } from './endpoint.js';
import type { ConversationRecord } from './records.js';
import { crash } from './refusal.js';
import { expandedConversationView } from './views.js';
import type { World } from './world.js';

const largestPage = 50;

const Place = z.tuple([z.string().nullable(), z.string()]);

/** A place in the list: newest activity first, ids break ties. Conversations without activity stand at the head. */
interface Place {
  last_activity_at: string | null;
  id: string;
}

/**
 * One page, archived ones left out. `next` is the cursor of the last entry while more follow; a bad cursor crashes
 * (papercups: lib/chat_api/conversations.ex:47-76; conversation_controller.ex:463-481).
 */
export function listConversations(call: Call, world: World): Reply {
  const user = caller(call);
  const sight = { world, atMs: world.visibleAtMs() };
  const matching = world.state.conversations
    .all(sight.atMs)
    .filter((one) => one.account_id === user.account_id && one.archived_at === null)
    .filter((one) => matches(one, call.query, { userId: user.id, world }))
    .sort(newestActivityFirst);

  const after = asText(call.query['after']);
  const start = after === undefined ? undefined : readCursor(after);
  const rest = start === undefined ? matching : matching.filter((one) => newestActivityFirst(start, one) < 0);
  const limit = pageSize(asText(call.query['limit']));
  const page = rest.slice(0, limit);
  const [first, last] = [page.at(0), page.at(-1)];
  const body = {
    data: page.map((one) => ({ ...expandedConversationView(one, sight), tags: [] })),
    limit,
    next: last !== undefined && rest.length > limit ? writeCursor(last) : null,
    previous: first !== undefined && start !== undefined ? writeCursor(first) : null,
    total: matching.length,
  };
  return { status: 200, body };
}

function pageSize(wanted: string | undefined): number {
  const size = Number(wanted ?? largestPage);
  return Number.isInteger(size) && size >= 1 ? Math.min(size, largestPage) : largestPage;
}

function newestActivityFirst(a: Place, b: Place): number {
  // PostgreSQL puts nulls first in a descending order; `~` sorts behind every digit.
  const keys = [a, b].map((place) => `${place.last_activity_at ?? '~'} ${place.id}`);
  const [left = '', right = ''] = keys;
  return left < right ? 1 : -Number(left > right);
}

/** Opaque to clients, with the `=` at its end that must be encoded in a URL. */
function writeCursor({ last_activity_at, id }: Place): string {
  const text = JSON.stringify([last_activity_at, id]);
  const padded = text.padEnd(text.length + ((4 - (text.length % 3)) % 3), ' ');
  return `${Buffer.from(padded).toString('base64url')}==`;
}

function readCursor(cursor: string): Place {
  try {
    const content: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const [time, id] = Place.parse(content);
    return { last_activity_at: time, id };
  } catch (error) {
    throw error instanceof SyntaxError || error instanceof z.ZodError ? crash() : error;
  }
}

function matches(
  conversation: ConversationRecord,
  query: Params,
  { userId, world }: { userId: number; world: World },
): boolean {
  const { status, priority, read, customer_id, inbox_id, source } = conversation;
  const fields = { status, priority, read, customer_id, inbox_id, source };
  const isEqual = Object.entries(fields).every(([name, value]) => {
    const wanted = asText(query[name]);
    return wanted === undefined || wanted === String(value);
  });
  const tagId = asText(query['tag_id']);
  const hasTag = tagId === undefined || conversation.tag_ids.includes(tagId);
  const hasNoMention = query['mentioning'] === undefined;
  return (
    isEqual &&
    hasTag &&
    hasNoMention &&
    isAssigned(conversation, query, userId) &&
    isFound(conversation, query, world)
  );
}

/** `me`, a number, or nothing for the unassigned. */
function isAssigned({ assignee_id }: ConversationRecord, query: Params, userId: number): boolean {
  const wanted = asText(query['assignee_id']);
  if (wanted === undefined) return true;
  if (wanted === '') return assignee_id === null;
  return assignee_id === (wanted === 'me' ? userId : Number(wanted));
}

/** `q` searches the messages and the customer's name and address. */
function isFound({ id, customer_id }: ConversationRecord, query: Params, { state }: World): boolean {
  const wanted = asText(query['q'])?.toLowerCase() ?? '';
  if (wanted === '') return true;
  const customer = state.customers.get(customer_id);
  const texts = [
    customer?.name,
    customer?.email,
    ...state.messages.inGroup(id).map((message) => message.body),
  ];
  return texts.some((text) => (text ?? '').toLowerCase().includes(wanted));
}
