/** The records of the simulated Crisp. Names are those of the wire where the record goes out as it is. */

export interface KeyPair {
  identifier: string;
  key: string;
}

export interface Author {
  type?: string | undefined;
  user_id?: string | undefined;
  nickname?: string | undefined;
  avatar?: string | undefined;
}

/** A stored message, exactly as `GET …/message/{fingerprint}` gives it. */
export interface MessageRow {
  session_id: string;
  website_id: string;
  type: string;
  from: string;
  origin: string;
  content: unknown;
  preview: unknown[];
  mentions: string[];
  /** The channel by which it was read or delivered; empty until then. */
  read: string;
  delivered: string;
  edited: boolean;
  translated: boolean;
  automated: boolean;
  stamped: boolean;
  fingerprint: number;
  /** Milliseconds since 1970. */
  timestamp: number;
  user: Author;
  references?: unknown[];
  original?: { original_id: string };
  properties?: Record<string, unknown>;
}

export interface Meta {
  nickname: string;
  email: string;
  phone: string;
  address: string;
  subject: string;
  origin: string;
  ip: string;
  data: Record<string, unknown>;
  avatar: string;
  segments: string[];
  connection: Record<string, unknown>;
  device: Record<string, unknown>;
}

export type ConversationState = 'pending' | 'unresolved' | 'resolved';

export interface ComposeSide {
  type: 'start' | 'stop';
  timestamp: number;
  excerpt?: string;
  user?: Author;
  automated?: boolean;
}

export interface ConversationRow {
  session_id: string;
  website_id: string;
  inbox_id: string | null;
  people_id: string | null;
  state: ConversationState;
  is_verified: boolean;
  is_blocked: boolean;
  availability: string;
  active: { now: boolean; last: number };
  topic: string;
  verifications: unknown[];
  participants: unknown[];
  mentions: unknown[];
  compose: { operator: ComposeSide; visitor: ComposeSide };
  unread: { operator: number; visitor: number };
  assigned: { user_id: string } | null;
  meta: Meta;
  created_at: number;
  updated_at: number;
  waiting_since: number | null;
  /** In the order of storing. */
  messages: MessageRow[];
  pages: unknown[];
  events: unknown[];
  originals: Map<string, { type: string; content: string; timestamp: number }>;
}

export interface OperatorRow {
  user_id: string;
  email: string;
  avatar: string;
  first_name: string;
  last_name: string;
  role: string;
  title: string;
  availability: 'online' | 'away' | 'offline';
  has_token: boolean;
  /** Since when the availability holds, milliseconds since 1970. */
  since: number;
}

export interface PersonRow {
  people_id: string;
  email: string;
  person: Record<string, unknown>;
  company?: Record<string, unknown>;
  segments: string[];
  notepad: string;
  active: { now: boolean; last: number };
  score: number;
  data: Record<string, unknown>;
  created_at: number;
  updated_at: number;
}

export interface ArticleRow {
  article_id: string;
  locale: string;
  title: string;
  description: string;
  /** Markdown. */
  content: string;
  /** Path of the tree, such as `orders/shipping-times`. */
  path: string;
  url: string;
  created_at: number;
  updated_at: number;
  published_at: number;
}

export interface WebsiteHook {
  url: string;
  /** The ticked event boxes; undefined is all that website hooks carry. */
  events?: readonly string[];
}

export interface WebsiteRow {
  website_id: string;
  name: string;
  domain: string;
  logo: string;
  verified: boolean;
  institutional: boolean;
  /** The free plan has no private notes. crisp: plan table of the official importer. */
  plan: 'free' | 'paid';
  token: KeyPair;
  operators: OperatorRow[];
  hooks: WebsiteHook[];
  conversations: Map<string, ConversationRow>;
  people: Map<string, PersonRow>;
  articles: ArticleRow[];
}

export interface PluginInstall {
  website_id: string;
  price: number;
  token: string;
  settings: Record<string, unknown>;
}

export interface PluginRow {
  plugin_id: string;
  name: string;
  token: KeyPair;
  signing_secret: string;
  hook?: { url: string; events?: readonly string[] };
  installs: Map<string, PluginInstall>;
}
