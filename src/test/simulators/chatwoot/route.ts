import { z } from 'zod';
import type { Reply } from '../faults.js';
import {
  type BotRight,
  type Caller,
  checkAdministrator,
  enterAccount,
  type Membership,
} from './check-caller.js';
import { notFound, railsError } from './refusal.js';
import type { ConversationRow } from './rows.js';
import type { World } from './world.js';

/** A request as it came in. */
export interface PlainCall {
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  files: UploadedFile[];
}

export interface UploadedFile {
  name: string;
  contentType: string;
  bytes: Uint8Array;
}

/** A request whose token is known. */
export interface Call extends PlainCall {
  caller: Caller;
}

export interface AccountCall extends Call, Membership {}

export interface ConversationCall extends AccountCall {
  conversation: ConversationRow;
}

export interface Route<C extends PlainCall = Call> {
  /** The name under which the fault script and the ledger know it. */
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** Whether bot tokens may use it. */
  bots?: BotRight;
  handle: (call: C, world: World) => Reply;
}

/** A part of the path; routes name their parts, so a missing one is a mistake in the route table. */
export function param(call: PlainCall, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`the route has no part :${name}`);
  return value;
}

/** A part of the path that is an id. */
export function idParam(call: PlainCall, name: string): number {
  const id = Number(param(call, name));
  if (!Number.isSafeInteger(id)) throw notFound();
  return id;
}

/** The body in a shape; unknown keys are dropped, as Rails drops them. 400 where it cannot be taken so. */
export function bodyOf<S extends z.ZodType>(schema: S, call: PlainCall): z.output<S> {
  const parsed = schema.safeParse(call.body ?? {});
  if (parsed.success) return parsed.data;
  throw railsError(400, 'Bad Request');
}

/** The number of a page, counted from 1. */
export const pageOf = ({ query }: PlainCall): number =>
  Math.max(1, Math.floor(Number(query.get('page')) || 1));

export const answer = (body: unknown): Reply => ({ status: 200, body });
/** 200 without a body. */
export const done = (): Reply => ({ status: 200 });

/** A route under `/api/v1/accounts/{account_id}`, for callers who may enter that account. */
export function inAccount(route: Route<AccountCall>): Route {
  return {
    ...route,
    path: `/api/v1/accounts/:account_id${route.path}`,
    handle: (call, world) => {
      const membership = enterAccount(call.caller, idParam(call, 'account_id'), world);
      return route.handle({ ...call, ...membership }, world);
    },
  };
}

/** The same for administrators only. */
export const forAdministrators = (route: Route<AccountCall>): Route =>
  inAccount({
    ...route,
    handle: (call, world) => {
      checkAdministrator(call);
      return route.handle(call, world);
    },
  });

/** A route under `…/conversations/{display_id}`, for conversations that exist. */
export const inConversation = (route: Route<ConversationCall>): Route =>
  inAccount({
    ...route,
    path: `/conversations/:conversation_id${route.path}`,
    handle: (call, world) => {
      const conversation = call.account.conversations.get(idParam(call, 'conversation_id'));
      if (!conversation) throw notFound();
      return route.handle({ ...call, conversation }, world);
    },
  });

/** Settings of Rails' forms: numbers and switches may come as text. */
export const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1'),
]);
export const idNumber = z.coerce.number().int();
export const attributes = z.record(z.string(), z.unknown());
