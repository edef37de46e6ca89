import type { z } from 'zod';
import type { ConnectorEvent, VisitorFacts } from './event.js';
import type { HookReply, HttpClient, RawRequest } from './http.js';
import type { Verdict } from './genuine.js';

/**
 * The version of this interface, which a connector repeats in its manifest. It is raised when a connector written for an
 * earlier one would no longer work unchanged; what is only added, optional members among it, does not raise it. A connector
 * made for another version is refused at the start, with what to do.
 */
export const contractVersion = 1;

/** What a connector says of itself, to people and to the host. */
export interface Manifest {
  /**
   * Equals the folder's name, the first part of the hook address and the value stored with each connection, so it never
   * changes. Lower-case letters, digits and single dashes, a letter first, at most 40 characters.
   */
  id: string;
  /** The platform's, as people write it. */
  name: string;
  /** One sentence for the list of what can be connected, at most 120 characters. */
  summary: string;
  /** The platform's; empty where the platform is us. */
  homepage: string;
  /** The `contractVersion` that it was written for. A connector from elsewhere writes the number down: the kit is the host's. */
  contractVersion: number;
  /**
   * What answers a hook that could not be stored, where the platform tries again after 500 and not after 503, which all
   * others get. It never is a success.
   */
  hookFailureStatus?: 500;
  /** Part of the product itself: not offered for connecting. */
  internal?: boolean;
}

/** What the host must know about the platform to treat it right. */
export interface Traits {
  /** `signature`: a verified hook is proof. `address`: only the secret address is, so every event is confirmed first. */
  proof: 'signature' | 'address';
  /** What a sent text is shown as. The host turns its answers into it. */
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
  /** Calls that the platform grants a connection a day, where it counts them: reading its history takes at most a fifth. */
  callsPerDay?: number;
  /** Most messages that are sent within a second, where the platform wants fewer than the host would send. */
  sendsPerSecond?: number;
  /** Milliseconds: the longest time, beyond our own time-out, after which the platform may still store a message that it did not acknowledge. */
  lateCommitMs?: number;
  /**
   * A conversation stays the bot's there, out of the people's sight, also when one of them writes in it or is assigned: the
   * host then hands it over.
   */
  keepsWithBot?: boolean;
}

/** What `verify` and `parse` may know: they are pure, so there is no client in it. `state` is absent while connecting. */
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

/** How `connect` left the webhook at the platform. */
export interface HookOutcome {
  /** `registered`: by us, and read back. `manual`: that is left to the tenant, as the manual steps say. */
  state: 'registered' | 'manual';
  /** Why we could not, in one sentence for the tenant. */
  why?: string;
}

/** What `connect` found out, once the platform has accepted the credentials. */
export interface Connected<State> {
  /** Stored sealed, and given to every member from now on. It must be the same after JSON and `state`'s own parsing. */
  state: State;
  /** Host and account together: belongs to one connection of the installation. */
  account: { host: string; id: string; name: string };
  /** Shown in this order; empty where nothing is left to do by hand. */
  manualSteps: readonly ManualStep[];
  /** Absent: manual where a step gives the hook's address to copy, else registered. */
  hook?: HookOutcome;
  /** What an earlier `connect` had made, stood wrong and was put right, one sentence each. */
  repairs?: readonly string[];
}

/** One message to send, already split, formatted and allowed. */
export interface OutgoingReply {
  /** The platform's, as its events name it. */
  conversationId: string;
  /** In the format of the traits, at most `maxTextLength` characters. */
  text: string;
  /** The same on every attempt; planted where the platform keeps it, so that `sent` can find it. */
  idempotencyKey: string;
  /** No earlier message of ours is in this conversation. */
  isFirst: boolean;
  /** The language the text is written in (BCP 47), where the platform wants to know. */
  language?: string;
  /** What the assistant is called, where the platform shows a name. */
  senderName?: string;
}

/** One private note to write: operators read it, visitors never. Members as in a reply. */
export interface OutgoingNote {
  conversationId: string;
  text: string;
  idempotencyKey: string;
}

/** A reply that the platform has stored, for `afterSend`. `externalIds` is empty when only its echo told of it. */
export interface Receipt {
  conversationId: string;
  /** The platform's ids of what was stored, oldest first. */
  externalIds: readonly string[];
  isFirst: boolean;
}

/**
 * The answer of a read-back. `absent` is believed when it was said twice, and then the message is sent again: say `unsure`
 * when the answer may come from a cache or a lagging replica, or was cut.
 */
export type SentLookup =
  { outcome: 'found'; externalIds: readonly string[] } | { outcome: 'absent' | 'unsure' };

/** A conversation goes to a human, or comes back to us. One that is closed there is open again for the human. */
export interface Handover {
  conversationId: string;
  to: 'human' | 'bot';
  /** Somebody has it already; otherwise the people are to be called. */
  isTaken?: boolean;
}

/** What was learned of a visitor. Only what the platform does not know yet is to be written: see `factsMissing`. */
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

/** What a hook tells, oldest first, and the answer that the platform expects, where it expects one. */
export interface Parsed {
  events: readonly ConnectorEvent[];
  reply?: HookReply;
}

/**
 * One platform, as a value. `verify`, `parse` and `accountOf` are pure and synchronous and never throw; the other members
 * make calls through the session's client and throw `ConnectorError` only. No member keeps anything, waits, retries,
 * splits, throttles or recognises duplicates: the host does. Optional members are left out where the platform has no use
 * for them; `describeConnector` of `kit/testing` tries them all.
 */
export interface Connector<Config, State> {
  manifest: Manifest;
  /** What the tenant types: a `z.object` of the kit's fields. It draws the form, validates, and says what is sealed. */
  config: z.ZodType<Config>;
  /** What `connect` learned. */
  state: z.ZodType<State>;
  /** `state` tells what `connect` learned of the server, such as whether it signs; absent while connecting. */
  traits(config: Config, state?: State): Traits;
  /** The platform account that a hook at the shared address is for, if the body tells. */
  accountOf?(request: RawRequest): string | undefined;
  /** Whether a hook is the platform's, as far as the request itself can prove it, and about this connection's account. */
  verify(request: RawRequest, binding: Binding<Config, State>): Verdict;
  /** What a hook that `verify` took for genuine tells. An event that is not known gives none. */
  parse(request: RawRequest, binding: Binding<Config, State>): Parsed;
  /**
   * Checks the token and registers the hook, or returns the steps by hand. Called again to check and to repair. Throws
   * `auth` or `config` with the `field` to correct, `unreachable` where nobody answers.
   */
  connect(session: ConnectSession<Config, State>): Promise<Connected<State>>;
  /** May be called twice, and after a `connect` that stopped half-way (then `state` is undefined). */
  disconnect(session: Session<Config, State>): Promise<void>;
  /** Stores one message for the visitor, with one call. Answers with the platform's ids of it. */
  send(reply: OutgoingReply, session: Session<Config, State>): Promise<{ externalIds: readonly string[] }>;
  /**
   * What `idempotencyKey` looks like when the platform gives it back as an event's `mark`. Pure. Default: the key itself.
   */
  markOf?(idempotencyKey: string): string;
  /** What the platform needs tidied after our first message in a conversation. It may be called again. */
  afterSend?(receipt: Receipt, session: Session<Config, State>): Promise<void>;
  /** Whether a message of that key is stored after all. `since` is before the attempt; older ones need not be read. */
  sent?(
    query: { key: string; conversationId: string; since: Date },
    session: Session<Config, State>,
  ): Promise<SentLookup>;
  /**
   * For hooks that prove nothing: what the platform itself says of this event, or undefined when it knows nothing of it.
   * Several events, in their order, where what is true of one cannot be told by itself.
   */
  confirm?(
    event: ConnectorEvent,
    session: Session<Config, State>,
  ): Promise<ConnectorEvent | readonly ConnectorEvent[] | undefined>;
  /** The platform's history since a cursor, one page. Without a cursor from the beginning. Ids are those of the hooks. */
  pull?(cursor: string | undefined, session: Session<Config, State>): Promise<PulledPage>;
  /** Shows the visitor that an answer is being written, or no more. */
  typing?(
    typing: { conversationId: string; isTyping: boolean },
    session: Session<Config, State>,
  ): Promise<void>;
  /** Writes a private note, with its mark as in `send`. */
  note?(note: OutgoingNote, session: Session<Config, State>): Promise<{ externalIds: readonly string[] }>;
  /** Puts the conversation before the tenant's people, or takes it back. Doing it twice changes nothing. */
  handover?(handover: Handover, session: Session<Config, State>): Promise<void>;
  /**
   * Ends the conversation as the platform's own button does: the visitor's next message opens it again. Doing it twice
   * changes nothing.
   */
  close?(conversation: { conversationId: string }, session: Session<Config, State>): Promise<void>;
  /** Writes what was learned of a visitor to the platform's contact, and replaces nothing there. */
  contact?(update: ContactUpdate, session: Session<Config, State>): Promise<void>;
}

/** Checks a connector's types where it is written; the value stays as it is. What it does, `describeConnector` checks. */
export const defineConnector = <Config, State>(
  connector: Connector<Config, State>,
): Connector<Config, State> => connector;

/** A connector of any platform, as the host holds it: its config and state are parsed by its own schemas. */
export type AnyConnector = Connector<unknown, unknown>;
