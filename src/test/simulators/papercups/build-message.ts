import { randomUUID } from 'node:crypto';
import { cast, isUuid, requireColumns, storable } from './cast.js';
import type { Columns, Params } from './cast.js';
import { MessageRecord } from './records.js';
import { crash, invalid } from './refusal.js';
import { naiveTime } from './times.js';
import type { World } from './world.js';

/** papercups: lib/chat_api/messages/message.ex:63-81 */
const columns: Columns = {
  body: 'text',
  type: 'short',
  private: 'boolean',
  source: 'short',
  content_type: 'short',
  subject: 'short',
  metadata: 'map',
  sent_at: 'time',
  seen_at: 'time',
  customer_id: 'uuid',
  user_id: 'integer',
};

const types = ['reply', 'note', 'bot'];
const sources = ['chat', 'slack', 'mattermost', 'email', 'sms', 'api', 'sandbox'];
const defaults: Params = { type: 'reply', private: false, source: 'chat', content_type: 'text' };

/** Where a message goes; the caller's fields cannot change it. */
export interface MessagePlace {
  conversation_id: unknown;
  account_id: string;
}

/**
 * A message of a caller's fields. 422 for a missing conversation or a misfitting field, and a crash (500) for a
 * conversation that does not exist, for a sender that does not, and for what PostgreSQL refuses.
 */
export function buildMessage(params: Params, place: MessagePlace, world: World): MessageRecord {
  const values = castMessage(params);
  requireColumns({ conversation_id: place.conversation_id === '' ? null : place.conversation_id }, [
    'conversation_id',
  ]);
  const { conversation_id } = place;
  if (typeof conversation_id !== 'string' || !isUuid(conversation_id)) throw crash();
  if (world.state.conversations.get(conversation_id) === undefined) throw crash();
  const fileIds = cast(params, { file_ids: 'ids' })['file_ids'] ?? [];
  const row = {
    id: randomUUID(),
    created_at: naiveTime(world.now()),
    customer_id: null,
    user_id: null,
    body: null,
  };
  const message = MessageRecord.parse({ ...row, ...values, ...place, file_ids: fileIds });
  refuseStrangers(message, world);
  return message;
}

/** The stored message with a caller's changes; its place and sender stay. */
export function changeMessage(message: MessageRecord, params: Params): MessageRecord {
  const { customer_id: _, user_id: __, ...values } = castMessage(params);
  return MessageRecord.parse({ ...message, ...values });
}

function castMessage(params: Params): Params {
  const values = cast(params, columns, defaults);
  refuseOutside('type', values['type'], types);
  refuseOutside('source', values['source'], sources);
  storable(values, columns);
  return values;
}

function refuseOutside(field: string, value: unknown, allowed: string[]): void {
  if (typeof value === 'string' && !allowed.includes(value)) throw invalid({ [field]: ['is invalid'] });
}

/** Senders and files are foreign keys without a complaint of their own: an unknown one crashes the insert. */
function refuseStrangers(message: MessageRecord, { state }: World): void {
  if (message.customer_id !== null && state.customers.get(message.customer_id) === undefined) throw crash();
  if (message.user_id !== null && state.users.get(message.user_id) === undefined) throw crash();
  if (message.file_ids.some((id) => state.files.get(id) === undefined)) throw crash();
}
