import type { ConnectorErrorKind, ConnectorEvent, HookReply, HttpClient, RawRequest } from '../index.js';

/** One recorded hook and what must come of it: no events where it says nothing to us. */
export interface Recording {
  name: string;
  request: RawRequest;
  events: readonly ConnectorEvent[];
  reply?: HookReply;
}

/**
 * What a platform may not have. The suite wants to see each of them, or a reason why it is not there:
 *
 * - of signed hooks: `signed-body` (the proof covers the body), `signed-time` (the proof covers when it was sent);
 * - of hooks: `account-in-hooks` (the body names the account), `operators` (people of the tenant write there), `notes`
 *   (their private notes), `bots` (messages of machines), `edits`, `deletions`, `attachments`, `states` (open or closed, or
 *   whose a conversation is);
 * - of what can be done: `echo` (our own messages come back), `look-up` (`sent`), `history` (`pull`), `note`, `typing`,
 *   `handover`, `close`, `contact`;
 * - of connecting: `no-rights` (a good token that may too little), `wrong-account` (settings of two accounts).
 */
export const aspects = [
  ...(['signed-body', 'signed-time', 'account-in-hooks'] as const),
  ...(['operators', 'notes', 'bots', 'edits', 'deletions', 'attachments', 'states'] as const),
  ...(['echo', 'look-up', 'history', 'note', 'typing', 'handover', 'close', 'contact'] as const),
  ...(['no-rights', 'wrong-account'] as const),
] as const;
/** One of `aspects`. */
export type Aspect = (typeof aspects)[number];

/** What a connector's test gives to the suite. */
export interface Specimen {
  /** Where a connector knows several ways to connect: which one this is. */
  variant?: string;
  /** The connector's folder: `import.meta.dirname` of its test. */
  folder: string;
  /** What a tenant types, complete and valid. */
  typed: Readonly<Record<string, unknown>>;
  /** What `connect` would have learned. */
  state: unknown;
  recordings: readonly Recording[];
  /** A hook that would be good if it were not about another account. */
  ofOtherAccount?: RawRequest;
  /** Headers that prove a hook together; for proof `signature`. */
  provingHeaders?: readonly string[];
  /** Aspects that the platform does not have, each with the reason as a sentence. They are named in the suite's report. */
  lacks?: Readonly<Partial<Record<Aspect, string>>>;
  /** Hosts, with a port where it is not the usual one, that are called although nobody typed them: the platform's own API. */
  hosts?: readonly string[];
  /** Why the source asks what time it is, as a sentence. Without one it must not: the host knows the time. */
  readsClock?: string;
  /** What statuses mean for `send` at this platform, where the common table does not say it. */
  errorKinds?: Readonly<Record<number, ConnectorErrorKind>>;
  /** Starts the platform's simulator. Without one no member that calls is tried at a platform. */
  startBench?: () => Promise<Bench>;
}

/** Settings that `connect` must refuse, and how. */
export interface RefusedConfig {
  name: string;
  /** Which of the refusals that every platform has; the others stay without. */
  shows?: 'wrong-token' | 'no-rights' | 'wrong-account';
  typed: Readonly<Record<string, unknown>>;
  kind: ConnectorErrorKind;
  /** The config field that the error must name. */
  field: string;
}

/** What the next `send` meets: a status, with nothing stored; silence until the client gives up; a 2xx that nobody can read. */
export type SendFailure = number | 'silence' | 'garbage';

/** A simulated platform with one account, on which people write. */
export interface Bench {
  /** The way to it. Calls of the platform's own address are led to the simulator. */
  http: HttpClient;
  /** Settings with which the account can be connected. */
  typed: Readonly<Record<string, unknown>>;
  /** Where its hooks come in; `hooks` gives what came. */
  hookUrl: string;
  /** At least a wrong token, and the other refusals that the specimen does not excuse. */
  refused: readonly RefusedConfig[];
  /** Begins a conversation, or goes on with one, and resolves with its id. */
  visitorWrites: (text: string, conversationId?: string) => Promise<string>;
  /** Absent where no people of the tenant write at the platform. */
  operatorWrites?: (conversationId: string, text: string) => Promise<void>;
  /** A private note; absent where there are none. */
  operatorNotes?: (conversationId: string, text: string) => Promise<void>;
  /** Hooks that have come in so far, once none is under way. */
  hooks: () => Promise<readonly RawRequest[]>;
  /** What we have said there for the visitor to read, oldest first, as the platform holds it. */
  saidByUs: (conversationId: string) => Promise<readonly string[]>;
  /** Requests that have reached the platform's API so far. */
  calls: () => number;
  failNextSend: (failure: SendFailure) => void;
  /** Ends it; a second time it does nothing. */
  stop: () => Promise<void>;
}
