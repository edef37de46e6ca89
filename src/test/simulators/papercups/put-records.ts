import { z } from 'zod';
import { ConversationRecord, CustomerRecord, FileRecord, MessageRecord, TagRecord } from './records.js';
import type { World } from './world.js';

const WithFiles = z.object({ attachments: z.array(FileRecord).default([]) });
const WithTags = z.object({ tags: z.array(z.object({ id: z.string() })).default([]) });

/** Stores a message as it stands in a fixture, with its files; nobody is told. */
export function putMessage(raw: unknown, world: World): MessageRecord {
  const files = WithFiles.parse(raw).attachments.map((file) => world.state.files.put(file));
  const message = MessageRecord.parse(raw);
  const stored = world.state.messages.put({ ...message, file_ids: files.map((file) => file.id) });
  world.ledger.stored({ at: world.now(), origin: 'put', message: stored });
  return stored;
}

/** Stores a conversation as it stands in a fixture; its messages, where it has any, too. */
export function putConversation(raw: unknown, world: World): ConversationRecord {
  const { messages } = z.object({ messages: z.array(z.unknown()).default([]) }).parse(raw);
  const tag_ids = WithTags.parse(raw).tags.map((tag) => tag.id);
  const conversation = world.state.conversations.put({ ...ConversationRecord.parse(raw), tag_ids });
  for (const message of messages) putMessage(message, world);
  return conversation;
}

/** A customer in a fixture does not say whose it is. */
export function putCustomer(accountId: string, raw: unknown, world: World): CustomerRecord {
  const tag_ids = WithTags.parse(raw).tags.map((tag) => tag.id);
  const content = z.record(z.string(), z.unknown()).parse(raw);
  return world.state.customers.put({
    ...CustomerRecord.parse({ ...content, account_id: accountId }),
    tag_ids,
  });
}

/** A stored upload, for the `file_ids` of a message. */
export const putFile = (raw: unknown, world: World): FileRecord =>
  world.state.files.put(FileRecord.parse(raw));

export function putTag(accountId: string, raw: unknown, world: World): TagRecord {
  const content = z.record(z.string(), z.unknown()).parse(raw);
  return world.state.tags.put(TagRecord.parse({ ...content, account_id: accountId }));
}
