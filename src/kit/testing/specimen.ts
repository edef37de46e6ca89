import type { ConnectorErrorKind, ConnectorEvent, HookReply, HttpClient, RawRequest } from '../index.js';

/** One recorded hook and what must come of it: no events where it says nothing to us. */
export interface Recording {
  name: string;
  request: RawRequest;
  events: readonly ConnectorEvent[];
  reply?: HookReply;
}

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
  /** Starts the platform's simulator. Without one no member that calls is tried. */
  startBench?: () => Promise<Bench>;
}

/** Settings that `connect` must refuse, and how. */
export interface RefusedConfig {
  name: string;
  typed: Readonly<Record<string, unknown>>;
  kind: ConnectorErrorKind;
  field: string;
}

/** A simulated platform with one account, on which people write. */
export interface Bench {
  http: HttpClient;
  typed: Readonly<Record<string, unknown>>;
  hookUrl: string;
  refused: readonly RefusedConfig[];
  /** Begins a conversation and resolves with its id. */
  visitorWrites: (text: string) => Promise<string>;
  operatorWrites: (conversationId: string, text: string) => Promise<void>;
  /** Hooks that have come in so far, once none is under way. */
  hooks: () => Promise<readonly RawRequest[]>;
  /** Requests that have reached the platform's API so far. */
  calls: () => number;
  /** The next `send` meets this status, and nothing is stored. */
  failNextSend: (status: number) => void;
  /** What statuses mean at this platform, where the common table does not say it. */
  errorKinds?: Readonly<Record<number, ConnectorErrorKind>>;
  stop: () => Promise<void>;
}
