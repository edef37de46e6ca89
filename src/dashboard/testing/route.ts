import { z } from 'zod';
import type { Changed } from '../call.js';
import type { Account, Desk, Session, World } from './world.js';

/** A request as a handler of the test server sees it. */
export interface Asked<Body> {
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  body: Body;
  account: Account;
  /** The session that asks; absent where nobody is signed in. */
  session: Session | undefined;
  userAgent: string | undefined;
  /** The tag of what the caller has seen, if it says so. */
  ifMatch: string | undefined;
  /** The data of the tenant that is acted in. */
  desk: Desk;
  world: World;
}

export interface Route {
  method: string;
  /** With `:name` for what varies. */
  path: string;
  /** What of the reply is a record that people change; it goes out with its tag. */
  recordOf?: (reply: unknown) => unknown;
  /** Parses the body and answers; throws Refusal. */
  answer: (asked: Asked<unknown>) => unknown;
}

/** A refusal in the form that the product uses. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: { path: string; message: string }[] | undefined;
  readonly changed: Changed | undefined;

  constructor(status: number, code: string, options: RefusalOptions = {}) {
    super(options.message ?? code);
    this.status = status;
    this.code = code;
    this.fields = options.fields;
    this.changed = options.changed;
  }
}

export interface RefusalOptions {
  message?: string;
  fields?: { path: string; message: string }[];
  changed?: Changed;
}

interface RouteOf<Body, Reply> {
  method?: string;
  path: string;
  body: z.ZodType<Body>;
  reply: z.ZodType<Reply>;
  handle: (asked: Asked<Body>) => unknown;
}

/** A route that speaks the contract: what comes in and what goes out are parsed with its schemas. */
export const route = <Body, Reply>({
  method = 'GET',
  path,
  body,
  reply,
  handle,
}: RouteOf<Body, Reply>): Route => ({
  method,
  path,
  answer: (asked) => reply.parse(handle({ ...asked, body: bodyOf(body, asked.body) })),
});

/** A route that takes no body. */
export const bare = <Reply>(options: Omit<RouteOf<unknown, Reply>, 'body'>): Route =>
  route({ ...options, body: z.unknown() });

function bodyOf<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }));
  throw new Refusal(400, 'invalid-input', { message: 'Some of the input is not valid.', fields });
}

/** What is there, or the refusal for what is not. */
export function found<Value>(value: Value | undefined): Value {
  if (value === undefined)
    throw new Refusal(404, 'not-found', { message: 'There is nothing at this address.' });
  return value;
}
