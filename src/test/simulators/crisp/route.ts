import type { z } from 'zod';
import type { Reply } from '../faults.js';
import { type Caller, reachWebsite } from './check-caller.js';
import { conversationNotFound, Refusal } from './refusal.js';
import type { ConversationRow, WebsiteRow } from './rows.js';
import type { World } from './world.js';

/** A request whose token is known. */
export interface Call {
  caller: Caller;
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
}

export interface WebsiteCall extends Call {
  website: WebsiteRow;
}

export interface ConversationCall extends WebsiteCall {
  conversation: ConversationRow;
}

export interface Route<C extends Call = Call> {
  /** The name under which the fault script and the ledger know it. */
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  handle: (call: C, world: World) => Reply;
}

/** A part of the path; routes name their parts, so a missing one is a mistake in the route table. */
export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`the route has no part :${name}`);
  return value;
}

/** The body, or the API's 400 with the first problem. */
export function bodyOf<S extends z.ZodType>(schema: S, call: Call): z.output<S> {
  const parsed = schema.safeParse(call.body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal(400, 'invalid_data', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

/** The number of a page, counted from 1. */
export function pageOf(call: Call): number {
  const page = Number(param(call, 'page'));
  if (!Number.isInteger(page) || page < 1) throw new Refusal(400, 'invalid_data', 'page');
  return page;
}

/** A route under `/v1/website/{website_id}`, for callers who may use that website. */
export function onWebsite(route: Route<WebsiteCall>): Route {
  return {
    ...route,
    path: `/v1/website/:website_id${route.path}`,
    handle: (call, world) =>
      route.handle({ ...call, website: reachWebsite(call.caller, param(call, 'website_id'), world) }, world),
  };
}

/** A route under `…/conversation/{session_id}`, for conversations that exist. */
export function onConversation(route: Route<ConversationCall>): Route {
  return onWebsite({
    ...route,
    path: `/conversation/:session_id${route.path}`,
    handle: (call, world) => {
      const conversation = call.website.conversations.get(param(call, 'session_id'));
      if (!conversation) throw conversationNotFound();
      return route.handle({ ...call, conversation }, world);
    },
  });
}
