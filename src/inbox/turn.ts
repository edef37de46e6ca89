import { z } from 'zod';
import type { BoundConnection } from '../connections/connection.js';
import type { Decision } from '../contract/turns.js';

/** One message, as the pipeline reads it. */
export const TurnMessage = z.object({
  id: z.uuid(),
  role: z.enum(['visitor', 'operator', 'bot', 'system']).catch('system'),
  text: z.string(),
  attachments: z.array(
    z.object({ url: z.string(), name: z.string().optional(), content_type: z.string().optional() }),
  ),
  sent_at: z.coerce.date(),
  /** Its place in the conversation as we heard it. */
  seq: z.number(),
});
export type TurnMessage = z.infer<typeof TurnMessage>;

export const TurnConversation = z.object({
  id: z.uuid(),
  connection_id: z.uuid(),
  external_id: z.string(),
  visitor_id: z.uuid(),
  channel: z.string().nullable(),
  language: z.string().nullable(),
  status: z.enum(['open', 'closed']),
  handler: z.enum(['bot', 'human']),
  handover_version: z.number(),
  visitor_seq: z.number(),
  seq: z.number(),
  lease_token: z.number(),
  /** How often it was claimed since the last decision: more than once after a crash or an error. */
  claims: z.number(),
  visitor: z.object({
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    page_url: z.string().nullable(),
    language: z.string().nullable(),
  }),
});
export type TurnConversation = z.infer<typeof TurnConversation>;

/** What the visitor wrote since the last answer, claimed for one worker. */
export interface OpenTurn {
  tenantId: string;
  bound: BoundConnection;
  conversation: TurnConversation;
  /** To be answered, in the order in which they were written. */
  messages: readonly TurnMessage[];
  /** What was said before, seen by the visitor, oldest first. */
  history: readonly TurnMessage[];
  /** Age of the oldest message on the database's clock. */
  waitedMs: number;
}

export interface Source {
  source_id: string;
  passage_id: string;
  title: string;
  url?: string;
  quote?: string;
}

export interface Stage {
  name: string;
  ms: number;
  inputs: Record<string, string | number | boolean | null | readonly string[]>;
  note: string;
}

/** What the pipeline made of a turn. Only ids and figures go into `stages`, never a visitor's words. */
export interface TurnOutcome {
  assistantId: string;
  assistantVersion: number;
  decision: Decision;
  reason: string;
  intent: string | null;
  confidence: number | null;
  language: string;
  model: string | null;
  tokens: { in: number; out: number };
  stages: readonly Stage[];
  sources: readonly Source[];
  /** What the visitor reads: an answer, or at a handover the handover text. */
  text: string | null;
  /** What a human reads in private: a draft, or why the conversation was handed over. */
  note: string | null;
  lead: LeadFound | null;
}

/** Without an address or a number it is no lead yet, but the name is kept with the visitor. */
export interface LeadFound {
  name?: string;
  email?: string;
  phone?: string;
  /** The visitor's own words that it was taken from. */
  quote: string;
  consent_text: string | null;
}
