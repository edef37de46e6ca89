import { z } from 'zod';

/** What is stored of each thing, under the names it has on the wire; hidden columns stand after the visible ones. */

const text = z.string().nullable();
const Metadata = z.record(z.string(), z.unknown()).nullable();
/** UTC without zone, whole seconds: `2025-11-20T17:02:42`. */
const NaiveTime = z.string();
/** UTC with `Z`, whole seconds. */
const UtcTime = z.string().nullable();

export const UserRecord = z.object({
  id: z.number().int(),
  account_id: z.string(),
  email: z.string(),
  role: z.string(),
  created_at: NaiveTime,
  disabled_at: UtcTime,
  archived_at: UtcTime,
  password: z.string(),
  /** Users without a profile row lack these three keys in every view. */
  profile: z.object({ full_name: text, display_name: text, profile_photo_url: text }).nullable(),
});

export const MessageRecord = z.object({
  id: z.string(),
  account_id: z.string(),
  conversation_id: z.string(),
  customer_id: text,
  user_id: z.number().int().nullable(),
  body: text,
  /** A socket client can store null in `type`, `source` and `private`. */
  type: text.default('reply'),
  source: text.default('chat'),
  private: z.boolean().nullable().default(false),
  content_type: z.string().default('text'),
  metadata: Metadata.default(null),
  sent_at: UtcTime.default(null),
  seen_at: UtcTime.default(null),
  created_at: NaiveTime,
  /** Stored, never shown. */
  subject: text.default(null),
  file_ids: z.array(z.string()).default([]),
});

export const ConversationRecord = z.object({
  id: z.string(),
  account_id: z.string(),
  customer_id: z.string(),
  inbox_id: text.default(null),
  assignee_id: z.number().int().nullable().default(null),
  status: z.string().default('open'),
  priority: z.string().default('not_priority'),
  read: z.boolean().default(false),
  source: text.default('chat'),
  subject: text.default(null),
  metadata: Metadata.default(null),
  closed_at: UtcTime.default(null),
  last_activity_at: UtcTime.default(null),
  created_at: NaiveTime,
  /** Never in any answer. */
  first_replied_at: UtcTime.default(null),
  archived_at: UtcTime.default(null),
  tag_ids: z.array(z.string()).default([]),
});

export const CustomerRecord = z.object({
  id: z.string(),
  account_id: z.string(),
  name: text.default(null),
  email: text.default(null),
  phone: text.default(null),
  external_id: text.default(null),
  profile_photo_url: text.default(null),
  company_id: text.default(null),
  host: text.default(null),
  pathname: text.default(null),
  current_url: text.default(null),
  browser: text.default(null),
  os: text.default(null),
  metadata: Metadata.default(null),
  first_seen: text.default(null),
  last_seen_at: UtcTime.default(null),
  ip: text.default(null),
  time_zone: text.default(null),
  created_at: NaiveTime,
  updated_at: NaiveTime,
  tag_ids: z.array(z.string()).default([]),
});

export const FileRecord = z.object({
  id: z.string(),
  file_url: z.string(),
  content_type: z.string(),
  filename: z.string(),
});

export const TagRecord = z.object({
  id: z.string(),
  account_id: z.string(),
  name: z.string(),
  description: text,
  color: text,
  created_at: NaiveTime,
  updated_at: NaiveTime,
});

export type UserRecord = z.infer<typeof UserRecord>;
export type MessageRecord = z.infer<typeof MessageRecord>;
export type ConversationRecord = z.infer<typeof ConversationRecord>;
export type CustomerRecord = z.infer<typeof CustomerRecord>;
export type FileRecord = z.infer<typeof FileRecord>;
export type TagRecord = z.infer<typeof TagRecord>;

export interface AccountRecord {
  id: string;
  company_name: string;
  /** The primary inbox, taken where a conversation names none. */
  inbox_id: string;
  created_at: string;
  /** The row of the widget's settings appears at its first read. */
  widget_settings: { id: string; created_at: string; metadata: Record<string, unknown> | null } | null;
}

export interface SubscriptionRecord {
  id: string;
  account_id: string;
  webhook_url: string;
  scope: string | null;
  verified: boolean;
  created_at: string;
  updated_at: string;
}

export interface ApiKeyRecord {
  id: string;
  account_id: string;
  user_id: number;
  label: string;
  value: string;
}

export interface NoteRecord {
  id: string;
  account_id: string;
  author_id: number;
  customer_id: string;
  body: string;
  content_type: string;
  created_at: string;
  updated_at: string;
}
