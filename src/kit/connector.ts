import type { z } from 'zod';
import type { ConnectorEvent, VisitorFacts } from './event.js';
import type { HookReply, HttpClient, RawRequest } from './http.js';
import type { Verdict } from './genuine.js';

/** Raised when a connector written for an earlier kit would no longer work unchanged. */
export const contractVersion = 1;

export interface Manifest {
  /** Equals the folder's name, the first part of the hook address and the value stored with each connection. */
  id: string;
  name: string;
  /** One sentence for the list of what can be connected. */
  summary: string;
  /** The platform's; empty where the platform is us. */
  homepage: string;
  contractVersion: number;
  /** Part of the product itself: not offered for connecting. */
  internal?: boolean;
}

/** What the host must know about the platform to treat it right. */
export interface Traits {
  /** `signature`: a verified hook is proof. `address`: only the secret address is, so every event is confirmed first. */
  proof: 'signature' | 'address';
  textFormat: 'plain' | 'markdown';
  /** Longest text of one message in characters; longer ones are split by the host. */
  maxTextLength: number;
  /** The platform sends our own messages back to us. */
  echo: boolean;
  /** `key`: a repeated key is refused; `lookup`: our mark can be found again; `none`: neither. */
  idempotency: 'key' | 'lookup' | 'none';
  /** `local`: the platform is us; the host stores the message and no call is made. */
  transport: 'hook' | 'pull' | 'socket' | 'local';
  /** The visitor sees the tenant's consent text before writing. */
  showsConsent?: boolean;
  /** Calls that the platform grants a day, where it counts them: reading its history takes at most a fifth. */
  callsPerDay?: number;
  /** Most messages that are sent within a second, where the platform wants fewer than the host would send. */
  sendsPerSecond?: number;
  /** Longest time, beyond our own time-out, after which the platform may still store a message that it did not acknowledge. */
  lateCommitMs?: number;
}

/** What `verify` and `parse` may know: they are pure, so there is no client in it. */
export interface Binding<Config, State> {
  config: Config;
  state: State | undefined;
}

/** What the other members get besides: the way out. */
export interface Session<Config, State> extends Binding<Config, State> {
  http: HttpClient;
  /** The address that the platform shall call for this connection. */
  hookUrl: string;
}

/** What `connect` gets; it makes the state. */
export interface ConnectSession<Config, State> {
  config: Config;
  /** What an earlier `connect` of this connection learned, where it is repaired, moved or changed: it knows what it made. */
  state?: State | undefined;
  http: HttpClient;
  hookUrl: string;
  /** The product's name, for what the platform shows to its operators. */
  productName: string;
}

/** One action that the tenant must do by hand, with what to copy. */
export interface ManualStep {
  text: string;
  copy?: string;
}

export interface Connected<State> {
  state: State;
  /** Host and account together: belongs to one connection of the installation. */
  account: { host: string; id: string; name: string };
  manualSteps: readonly ManualStep[];
}

/** One message to send, already split, formatted and allowed. */
export interface OutgoingReply {
  conversationId: string;
  text: string;
  /** The same on every attempt; planted where the platform keeps it, so that `sent` can find it. */
  idempotencyKey: string;
  /** No earlier message of ours is in this conversation. */
  isFirst: boolean;
  /** The language the text is written in, where the platform wants to know. */
  language?: string;
  senderName?: string;
}

export interface OutgoingNote {
  conversationId: string;
  text: string;
  idempotencyKey: string;
}

export interface Receipt {
  conversationId: string;
  /** The platform's ids of what was stored, oldest first. */
  externalIds: readonly string[];
  isFirst: boolean;
}

/** The answer of a read-back. `unsure` when it may come from a cache, a lagging replica or was cut. */
export type SentLookup =
  { outcome: 'found'; externalIds: readonly string[] } | { outcome: 'absent' | 'unsure' };

/** A conversation goes to a human, or comes back to us. */
export interface Handover {
  conversationId: string;
  to: 'human' | 'bot';
}

export interface ContactUpdate {
  conversationId: string;
  visitorId?: string;
  contact: Pick<VisitorFacts, 'name' | 'email' | 'phone'>;
}

/** One page of the platform's own history. `cursor` is the connector's own text; `beginAt` makes the first one. */
export interface PulledPage {
  events: readonly ConnectorEvent[];
  cursor: string;
  /** Nothing newer is known beyond this page. */
  isComplete: boolean;
}

export interface Parsed {
  events: readonly ConnectorEvent[];
  reply?: HookReply;
}

/**
 * One platform, as a value. `verify`, `parse` and `accountOf` are pure and synchronous and never throw; the other members
 * make calls through the session's client and throw `ConnectorError` only. No member keeps anything, waits, retries,
 * splits, throttles or recognises duplicates: the host does.
 */
export interface Connector<Config, State> {
  manifest: Manifest;
  config: z.ZodType<Config>;
  state: z.ZodType<State>;
  /** `state` tells what `connect` learned of the server, such as whether it signs; absent while connecting. */
  traits(config: Config, state?: State): Traits;
  /** The platform account that a hook at the shared address is for, if the body tells. */
  accountOf?(request: RawRequest): string | undefined;
  verify(request: RawRequest, binding: Binding<Config, State>): Verdict;
  parse(request: RawRequest, binding: Binding<Config, State>): Parsed;
  connect(session: ConnectSession<Config, State>): Promise<Connected<State>>;
  /** May be called twice, and after a `connect` that stopped half-way (then `state` is undefined). */
  disconnect(session: Session<Config, State>): Promise<void>;
  send(reply: OutgoingReply, session: Session<Config, State>): Promise<{ externalIds: readonly string[] }>;
  /**
   * What `idempotencyKey` looks like when the platform gives it back as an event's `mark`. Pure. Default: the key itself.
   */
  markOf?(idempotencyKey: string): string;
  afterSend?(receipt: Receipt, session: Session<Config, State>): Promise<void>;
  sent?(
    query: { key: string; conversationId: string; since: Date },
    session: Session<Config, State>,
  ): Promise<SentLookup>;
  /** Several events, in their order, where what is true of one cannot be told by itself. */
  confirm?(
    event: ConnectorEvent,
    session: Session<Config, State>,
  ): Promise<ConnectorEvent | readonly ConnectorEvent[] | undefined>;
  /** Without a cursor from the beginning of the history. */
  pull?(cursor: string | undefined, session: Session<Config, State>): Promise<PulledPage>;
  typing?(
    typing: { conversationId: string; isTyping: boolean },
    session: Session<Config, State>,
  ): Promise<void>;
  note?(note: OutgoingNote, session: Session<Config, State>): Promise<{ externalIds: readonly string[] }>;
  handover?(handover: Handover, session: Session<Config, State>): Promise<void>;
  contact?(update: ContactUpdate, session: Session<Config, State>): Promise<void>;
}

/** Checks a connector's types where it is written; the value stays as it is. */
export const defineConnector = <Config, State>(
  connector: Connector<Config, State>,
): Connector<Config, State> => connector;

/** A connector of any platform, as the host holds it: its config and state are parsed by its own schemas. */
export type AnyConnector = Connector<unknown, unknown>;
