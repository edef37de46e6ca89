import type { Trouble } from '../server/api-error.js';
import type { ProgressStage, WidgetConfig, WidgetHistory, WidgetMessage } from '../../contract/widget.js';

/** What the window knows. Only the functions below change it, each into a new value. */
export interface ChatState {
  config: WidgetConfig;
  isOpen: boolean;
  /** What the browser says of the network. */
  isOnline: boolean;
  /** The last call got no answer. */
  isLost: boolean;
  messages: readonly WidgetMessage[];
  pending: readonly Pending[];
  seq: number;
  handler: 'bot' | 'human';
  stage: ProgressStage;
  /** The newest message that the visitor has seen; null before the first. */
  seenId: string | null;
  /** What the host page put into the input. */
  suggestion: { text: string } | null;
}

/** Written here and not yet known to be stored. `problem` is null while it is on its way. */
export interface Pending {
  clientId: string;
  text: string;
  writtenAt: string;
  problem: Trouble | null;
}

export const initialState = (config: WidgetConfig, isOnline: boolean): ChatState => ({
  config,
  isOpen: false,
  isOnline,
  isLost: false,
  messages: [],
  pending: [],
  seq: -1,
  handler: 'bot',
  stage: 'idle',
  seenId: null,
  suggestion: null,
});

/** Takes what the server says, unless something newer is known. A message that it has is no longer pending. */
export function withHistory(state: ChatState, history: WidgetHistory): ChatState {
  if (history.seq < state.seq) return state;
  const stored = new Set(history.messages.map(({ client_id }) => client_id));
  return seen({
    ...state,
    messages: history.messages,
    pending: state.pending.filter(({ clientId }) => !stored.has(clientId)),
    seq: history.seq,
    handler: history.handler,
    // An event tells the stage more exactly than the history, which only knows that something is being done.
    stage: history.stage === 'idle' || state.stage === 'idle' ? history.stage : state.stage,
  });
}

export const withPending = (state: ChatState, pending: Pending): ChatState => ({
  ...state,
  pending: [...state.pending, pending],
});

/** Notes why a message did not arrive, or with null that it is tried again. */
export const withProblem = (state: ChatState, clientId: string, problem: Trouble | null): ChatState => ({
  ...state,
  pending: state.pending.map((each) => (each.clientId === clientId ? { ...each, problem } : each)),
});

/** Forgets the conversation; what is not sent yet stays. */
export const withoutHistory = (state: ChatState): ChatState => ({
  ...initialState(state.config, state.isOnline),
  isOpen: state.isOpen,
  pending: state.pending,
});

export const withOpen = (state: ChatState, isOpen: boolean): ChatState => seen({ ...state, isOpen });

/** All that is shown in an open window counts as seen. */
const seen = (state: ChatState): ChatState =>
  state.isOpen ? { ...state, seenId: state.messages.at(-1)?.id ?? state.seenId } : state;

/** How many answers came since the visitor last looked. */
export function countUnread({ messages, seenId }: ChatState): number {
  const seenAt = messages.findIndex(({ id }) => id === seenId);
  return messages.slice(seenAt + 1).filter(({ role }) => role !== 'visitor').length;
}

/** A person of the business has written since the conversation was given to one. */
export const hasMetHuman = ({ messages }: ChatState): boolean =>
  messages.findLast(({ role }) => role !== 'visitor')?.role === 'operator';
