import { z } from 'zod';

/** What the page shows; it asks for it once a second. All of it is text: the page never takes markup from it. */
export interface PageState {
  /** The platform's name. */
  title: string;
  accounts: { id: string; name: string }[];
  /** The chosen account, or the first; null while there is none. */
  account: {
    id: string;
    facts: { label: string; value: string }[];
    conversations: PageConversation[];
  } | null;
  /** The chosen conversation; null for a new one. */
  conversation: (PageConversation & { messages: PageMessage[]; typing?: string }) | null;
  /** What is set by hand: addresses for hooks, switches. Changed through `PageHost.set`. */
  settings?: PageSetting[];
  deliveries: PageEvent[];
  calls: PageEvent[];
  faults: {
    routes: string[];
    callFaults: PageChoice[];
    events: string[];
    deliveryFaults: PageChoice[];
    listLagMs: number;
    /** The rules in force, one sentence each. */
    rules: string[];
  };
}

export interface PageConversation {
  id: string;
  title: string;
  isOpen: boolean;
  note: string;
}

export interface PageMessage {
  id: string;
  role: 'visitor' | 'operator' | 'bot' | 'nobody';
  name: string;
  text: string;
  at: string;
  isPrivate: boolean;
}

/** One line of a log; `tone` colours its outcome. */
export interface PageEvent {
  at: string;
  what: string;
  outcome: string;
  tone: 'good' | 'bad' | 'open';
}

export interface PageChoice {
  id: string;
  label: string;
}

/** One value that is set by hand: a line of text, or one of `choices` where there are any. */
export interface PageSetting {
  id: string;
  /** The section of the page that shows it. */
  section: 'connect' | 'faults';
  label: string;
  value: string;
  hint?: string;
  choices?: PageChoice[];
}

export const SettingChange = z.object({
  account: z.string(),
  id: z.string(),
  value: z.string().trim().max(2_000),
});
export type SettingChange = z.infer<typeof SettingChange>;

const text = z.string().trim().min(1).max(20_000);
const fault = { id: z.string(), percent: z.number().min(0).max(100) };

/** What people do on the page. */
export const PageAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create-account'), name: text }),
  z.object({
    do: z.literal('visitor-writes'),
    account: z.string(),
    conversation: z.string().nullable(),
    text,
  }),
  z.object({ do: z.literal('operator-writes'), conversation: z.string(), text, isPrivate: z.boolean() }),
  z.object({ do: z.literal('close'), conversation: z.string() }),
  z.object({ do: z.literal('reopen'), conversation: z.string() }),
  z.object({ do: z.literal('set-call-fault'), route: z.string(), ...fault }),
  z.object({ do: z.literal('set-delivery-fault'), event: z.string(), ...fault }),
  z.object({ do: z.literal('set-list-lag'), ms: z.number().int().min(0).max(600_000) }),
  z.object({ do: z.literal('clear-faults') }),
]);

export type PageAction = z.infer<typeof PageAction>;

/** What the page leads to next: the account or conversation that an action made. */
export interface PageResult {
  account?: string;
  conversation?: string;
}

/** A simulator behind the page. */
export interface PageHost {
  state(chosen: { account: string | null; conversation: string | null }): PageState;
  act(action: PageAction): PageResult;
  /** Needed by hosts that show settings. */
  set?(change: SettingChange): void;
}
