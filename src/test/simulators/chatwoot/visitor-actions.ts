import { z } from 'zod';
import { announceContact, announceWidget, changeTyping } from './announce.js';
import { attachFile } from './attach-file.js';
import { changeContact, type ContactChange, linkContact, putContact } from './contacts.js';
import { openConversation } from './new-conversation.js';
import type { UploadedFile } from './route.js';
import type { ContactRow, ConversationRow, MessageRow } from './rows.js';
import { changeMessage, storeMessage } from './store-message.js';
import { accountOf, conversationAt, type ConversationAddress, oneOf, type World } from './world.js';

/** Where a message was stored, and under which id; good as the address of the next action. */
export interface Written extends ConversationAddress {
  messageId: number;
}

/** A conversation that exists, or a new one: of the account's first inbox and a new visitor, unless told. */
export type Target =
  ConversationAddress | { accountId: number; inboxId?: number; contactId?: number; contact?: ContactChange };

export interface VisitorMessageOptions {
  attachments?: UploadedFile[];
  /** Milliseconds since 1970. */
  createdAt?: number;
}

/** What a visitor does in the chat window. Every action announces itself to the hooks as Chatwoot would. */
export interface VisitorActions {
  /** Text, or null where only files are sent. */
  visitorWrites(where: Target, content: string | null, options?: VisitorMessageOptions): Written;
  /** Picks one choice of an `input_select`. */
  visitorPicks(where: Written, value: string): void;
  /** Fills in the e-mail question, which also goes into the contact. */
  visitorLeavesEmail(where: Written, email: string): void;
  visitorTypes(where: ConversationAddress, isOn: boolean): void;
  visitorReads(where: ConversationAddress): void;
  visitorSets(where: ConversationAddress, change: ContactChange): void;
  /** Opens the chat window and writes nothing; returns the visitor's contact id. */
  visitorOpensWidget(where: Exclude<Target, ConversationAddress>): number;
}

/** The visitor of a new conversation; who is new is announced. */
function visitorOf(where: Exclude<Target, ConversationAddress>, world: World) {
  const account = accountOf(where.accountId, world);
  const inbox = where.inboxId === undefined ? account.inboxes[0] : oneOf(account.inboxes, where.inboxId);
  if (!inbox) throw new Error('the account has no inbox');
  const known = where.contactId === undefined ? undefined : oneOf(account.contacts, where.contactId);
  const contact: ContactRow = known ?? putContact(account, where.contact ?? {}, world);
  const link = linkContact(contact, { inbox }, world);
  if (!known) announceContact(contact, { event: 'contact_created' }, world);
  return { account, contact, link };
}

function conversationFor(where: Target, world: World): ConversationRow {
  if ('conversationId' in where) return conversationAt(where, world);
  return openConversation(visitorOf(where, world), {}, world);
}

function write(
  where: Target,
  { content, attachments = [], createdAt }: VisitorMessageOptions & { content: string | null },
  world: World,
): Written {
  const conversation = conversationFor(where, world);
  const { account_id: accountId, id: conversationId, contact } = conversation;
  const draft = {
    ...{ messageType: 0 as const, content, createdAt, sender: { type: 'Contact' as const, contact } },
    attachments: attachments.map((file) => attachFile(file, world)),
  };
  const { id: messageId } = storeMessage(conversation, { draft, by: 'visitor' }, world);
  return { accountId, conversationId, messageId };
}

const Items = z.object({ items: z.array(z.object({ title: z.string(), value: z.string() })) });

function submit(where: Written, submitted: (message: MessageRow) => Record<string, unknown>, world: World) {
  const conversation = conversationAt(where, world);
  const message = oneOf(conversation.messages, where.messageId);
  const added = submitted(message);
  const change = (row: MessageRow) => {
    row.content_attributes = { ...row.content_attributes, ...added };
  };
  changeMessage(conversation, { message, change }, world);
  return conversation;
}

function pick(message: MessageRow, value: string) {
  const chosen = Items.parse(message.content_attributes).items.find((item) => item.value === value);
  if (!chosen) throw new Error(`no choice ${value}`);
  return { submitted_values: [chosen] };
}

export function createVisitorActions(world: World): VisitorActions {
  const at = (where: ConversationAddress) => conversationAt(where, world);
  const set = ({ contact, account_id }: ConversationRow, change: ContactChange) =>
    changeContact(contact, change, { account: accountOf(account_id, world), world });
  return {
    visitorWrites: (where, content, options = {}) => write(where, { ...options, content }, world),
    visitorPicks: (where, value) => void submit(where, (message) => pick(message, value), world),
    visitorLeavesEmail: (where, email) =>
      set(
        submit(where, () => ({ submitted_email: email }), world),
        { email },
      ),
    visitorTypes(where, isOn) {
      const { contact } = at(where);
      changeTyping(at(where), { by: { type: 'Contact', contact }, isOn }, world);
    },
    visitorReads: (where) => void (at(where).contact_last_seen_at = world.now()),
    visitorSets: (where, change) => set(at(where), change),
    visitorOpensWidget(where) {
      const { contact, link } = visitorOf(where, world);
      announceWidget(contact, link, world);
      return contact.id;
    },
  };
}
