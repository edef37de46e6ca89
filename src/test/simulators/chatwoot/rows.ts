/** The records of the simulated Chatwoot. Times are milliseconds since 1970; names are those of the wire. */

export type Attributes = Record<string, unknown>;
export type Role = 'administrator' | 'agent';
export type Status = 'open' | 'resolved' | 'pending' | 'snoozed';
export type Priority = 'low' | 'medium' | 'high' | 'urgent';

export interface UserRow {
  id: number;
  name: string;
  available_name: string;
  email: string;
  /** An address; empty without a picture. */
  thumbnail: string;
  availability_status: 'online' | 'busy' | 'offline';
  token: string;
  memberships: { account_id: number; role: Role }[];
}

export interface BotRow {
  id: number;
  account_id: number;
  name: string;
  description: string | null;
  outgoing_url: string | null;
  bot_type: string;
  bot_config: Attributes;
  token: string;
  /** Signs the bot's webhooks. */
  secret: string;
}

export interface TeamRow {
  id: number;
  account_id: number;
  name: string;
  created_at: number;
}

export interface WebhookRow {
  id: number;
  account_id: number;
  name: string | null;
  url: string;
  subscriptions: string[];
  secret: string;
}

/** What only an inbox of `Channel::Api` has. */
export interface ApiChannel {
  identifier: string;
  webhook_url: string | null;
  /** Signs webhooks. */
  secret: string;
  /** Signs the identity of visitors. */
  hmac_token: string;
  hmac_mandatory: boolean;
}

export interface InboxRow {
  id: number;
  account_id: number;
  channel_id: number;
  name: string;
  /** `Channel::WebWidget`, `Channel::Api`, or an outside channel such as `Channel::Whatsapp`. */
  channel_type: string;
  website_token: string;
  bot: BotRow | null;
  /** Sent to a visitor who writes first; null switches it off. */
  greeting: string | null;
  enable_email_collect: boolean;
  api: ApiChannel | null;
}

export interface ContactInboxRow {
  id: number;
  contact_id: number;
  inbox: InboxRow;
  source_id: string;
  hmac_verified: boolean;
  pubsub_token: string;
  created_at: number;
}

export interface NoteRow {
  id: number;
  content: string;
  created_at: number;
}

export interface ContactRow {
  id: number;
  account_id: number;
  name: string;
  email: string | null;
  phone_number: string | null;
  identifier: string | null;
  blocked: boolean;
  additional_attributes: Attributes;
  custom_attributes: Attributes;
  last_activity_at: number | null;
  created_at: number;
  contact_inboxes: ContactInboxRow[];
  notes: NoteRow[];
}

export type Sender =
  | { type: 'Contact'; contact: ContactRow }
  | { type: 'User'; user: UserRow }
  | { type: 'AgentBot'; bot: BotRow };

export interface AttachmentRow {
  id: number;
  file_type: string;
  extension: string | null;
  content_type: string;
  data_url: string;
  thumb_url: string;
  file_size: number;
  width: number | null;
  height: number | null;
}

/** Numbers of the wire: 0 incoming, 1 outgoing, 2 activity, 3 template. */
export type MessageType = 0 | 1 | 2 | 3;

export interface MessageRow {
  id: number;
  account_id: number;
  inbox_id: number;
  /** The display id. */
  conversation_id: number;
  message_type: MessageType;
  content: string | null;
  content_type: string;
  content_attributes: Attributes;
  private: boolean;
  status: 'sent' | 'delivered' | 'read' | 'failed';
  source_id: string | null;
  /** Null for templates and activities. */
  sender: Sender | null;
  attachments: AttachmentRow[];
  created_at: number;
  updated_at: number;
}

export interface ConversationRow {
  /** The display id: unique in its account only. */
  id: number;
  uuid: string;
  account_id: number;
  inbox: InboxRow;
  contact: ContactRow;
  contact_inbox: ContactInboxRow;
  status: Status;
  assignee: UserRow | null;
  assignee_bot: BotRow | null;
  team: TeamRow | null;
  labels: string[];
  priority: Priority | null;
  snoozed_until: number | null;
  additional_attributes: Attributes;
  custom_attributes: Attributes;
  waiting_since: number | null;
  first_reply_created_at: number | null;
  agent_last_seen_at: number | null;
  contact_last_seen_at: number | null;
  last_activity_at: number;
  created_at: number;
  updated_at: number;
  messages: MessageRow[];
  /** Names of those who type. */
  typing: Set<string>;
}

export interface ArticleRow {
  id: number;
  slug: string;
  title: string;
  /** Markdown. */
  content: string;
  description: string;
  status: 'draft' | 'published' | 'archived';
  locale: string;
  category: { id: number; name: string; slug: string; locale: string } | null;
  position: number;
  views: number;
  updated_at: number;
}

export interface AccountRow {
  id: number;
  name: string;
  status: 'active' | 'suspended';
  /** An account setting: a bot whose webhook fails keeps its conversations. */
  keep_pending_on_bot_failure: boolean;
  inboxes: InboxRow[];
  bots: BotRow[];
  teams: TeamRow[];
  webhooks: WebhookRow[];
  contacts: ContactRow[];
  /** By display id. */
  conversations: Map<number, ConversationRow>;
  /** By the portal's slug. */
  portals: Map<string, ArticleRow[]>;
}
