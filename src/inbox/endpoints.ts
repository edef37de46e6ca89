import { z } from 'zod';
import { actorOf } from '../accounts/record-audit.js';
import { Id } from '../contract/common.js';
import {
  AssignConversation,
  ConversationDetail,
  ConversationDetailQuery,
  ConversationPage,
  ConversationQuery,
  ConversationSummary,
  SendNote,
  SendReply,
} from '../contract/conversations.js';
import { LiveEvent } from '../contract/widget.js';
import { inTenant } from '../platform/database/tenant-db.js';
import type { TenantCaller } from '../platform/http/caller.js';
import { endpoint, rawEndpoint } from '../platform/http/endpoint.js';
import { eventStreamHeaders, openEventStream } from '../platform/http/sse.js';
import type { Live } from '../live/live.js';
import { AppError } from '../platform/errors.js';
import {
  assignConversation,
  closeConversation,
  handBack,
  type Operation,
  type OperateDeps,
  replyAsOperator,
  takeOver,
  writeNote,
} from './operate.js';
import { readConversation } from './read-conversation.js';
import { listConversations, readSummary } from './read-conversations.js';

export interface ConversationDeps extends OperateDeps {
  live: Live;
  /** The reason of a turn in plain words. */
  explain: (reason: string, stages: unknown) => string;
  /** The same of what a stage left in the record, where that is a reason. */
  explainNote: (note: string) => string | null;
}

const ById = z.strictObject({ id: Id });
const tag = 'Conversations';

const list = endpoint({
  method: 'GET',
  path: '/api/v1/conversations',
  summary: 'List the conversations, the latest change first',
  tag,
  access: 'conversations:read',
  query: ConversationQuery,
  reply: ConversationPage,
  handle: ({ caller, query }, { db }: ConversationDeps) =>
    listConversations(caller.tenantId, query, { db, personId: caller.personId }),
});

const read = endpoint({
  method: 'GET',
  path: '/api/v1/conversations/:id',
  summary: 'Read a conversation, with its messages and why the bot did what',
  tag,
  access: 'conversations:read',
  params: ById,
  query: ConversationDetailQuery,
  reply: ConversationDetail,
  handle: async ({ caller, params, query }, { db, ...words }: ConversationDeps) => {
    const found = await inTenant(db, caller.tenantId, (tx) => readConversation(tx, params.id, query));
    return { ...found, turns: found.turns.map((turn) => inWords(turn, words)) };
  },
});

const Stages = z.array(z.looseObject({ note: z.string() })).catch([]);

/** A stored turn with its reasons as people read them. */
function inWords(
  { stages, ...turn }: Record<string, unknown>,
  { explain, explainNote }: Pick<ConversationDeps, 'explain' | 'explainNote'>,
) {
  return {
    ...turn,
    explanation: explain(String(turn['reason']), stages),
    stages: Stages.parse(stages).map((stage) => ({ ...stage, explanation: explainNote(stage.note) })),
  };
}

/** Does it, and answers with what the conversation looks like now. */
async function operated(
  { caller, params }: { caller: TenantCaller; params: { id: string } },
  act: (operation: Operation) => Promise<void>,
  { db }: ConversationDeps,
) {
  const { tenantId, personId } = caller;
  await act({ tenantId, conversationId: params.id, personId, actor: actorOf(caller) });
  return inTenant(db, caller.tenantId, (tx) => readSummary(tx, params.id));
}

const described = {
  method: 'POST',
  tag,
  access: 'conversations:write',
  params: ById,
  reply: ConversationSummary,
} as const;

const postTakeOver = endpoint({
  ...described,
  path: '/api/v1/conversations/:id/take-over',
  summary:
    'Silence the bot here, open the conversation if it is closed, and look after it if nobody does; the platform is told',
  handle: (input, deps: ConversationDeps) => operated(input, (operation) => takeOver(operation, deps), deps),
});

const postHandBack = endpoint({
  ...described,
  path: '/api/v1/conversations/:id/hand-back',
  summary: 'Let the bot answer again; the platform is told',
  handle: (input, deps: ConversationDeps) => operated(input, (operation) => handBack(operation, deps), deps),
});

const postClose = endpoint({
  ...described,
  path: '/api/v1/conversations/:id/close',
  summary: 'Close the conversation, at the platform too; the visitor’s next message opens it for the bot',
  handle: (input, deps: ConversationDeps) =>
    operated(input, (operation) => closeConversation(operation, deps), deps),
});

const postAssign = endpoint({
  ...described,
  path: '/api/v1/conversations/:id/assign',
  summary: 'Say who of the team looks after the conversation',
  body: AssignConversation,
  handle: ({ body, ...input }, deps: ConversationDeps) =>
    operated(
      input,
      (operation) => assignConversation({ ...operation, assigneeId: body.assignee_id }, deps),
      deps,
    ),
});

const postReply = endpoint({
  ...described,
  path: '/api/v1/conversations/:id/reply',
  summary:
    'Write to the visitor through the platform, and take the conversation over as take-over does; a closed one stays closed',
  body: SendReply,
  status: 202,
  handle: ({ body, ...input }, deps: ConversationDeps) =>
    operated(input, (operation) => replyAsOperator({ ...operation, text: body.text }, deps), deps),
});

const postNote = endpoint({
  ...described,
  path: '/api/v1/conversations/:id/note',
  summary: 'Leave a note that only operators read',
  body: SendNote,
  status: 202,
  handle: ({ body, ...input }, deps: ConversationDeps) =>
    operated(input, (operation) => writeNote({ ...operation, text: body.text }, deps), deps),
});

const events = rawEndpoint({
  method: 'GET',
  path: '/api/v1/events',
  summary: 'Server-sent events: which conversations changed, and what the bot is doing',
  tag,
  access: 'conversations:read',
  contentType: 'text/event-stream',
  handle: ({ caller, request }, { live }: ConversationDeps) => {
    const tenantId = caller?.tenantId;
    if (tenantId == null) throw new AppError('unauthorized');
    const stream = openEventStream(request.signal);
    const stop = live.subscribe(tenantId, (event) => stream.send(LiveEvent.parse(event)));
    request.signal.addEventListener('abort', stop, { once: true });
    return Promise.resolve({
      contentType: 'text/event-stream',
      headers: eventStreamHeaders,
      body: stream.body,
    });
  },
});

export const conversationEndpoints = [
  ...[list, read, postTakeOver, postHandBack, postClose, postAssign, postReply, postNote, events],
];
