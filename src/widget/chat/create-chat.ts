import type { WidgetConfig } from '../../contract/widget.js';
import type { Keep } from '../browser/keep.js';
import type { Tabs } from '../browser/tabs.js';
import type { Api } from '../server/api.js';
import { createMirror } from './mirror.js';
import { openOutbox } from './outbox.js';
import { rememberSeen } from './seen.js';
import { createSender } from './send-messages.js';
import { createSession, type SessionDeps } from './session.js';
import { type ChatState, initialState, withOpen, withPending, withProblem } from './state.js';
import { createStore, type Store } from './store.js';
import { createWatch } from './watch.js';

/** A visitor's conversation as the window shows it, and what the visitor can do. */
export interface Chat {
  state: Pick<Store<ChatState>, 'get' | 'subscribe'>;
  /** Shows what was said before and goes on with what was not sent. */
  start(): Promise<void>;
  setOpen(isOpen: boolean): void;
  send(text: string): void;
  retry(clientId: string): void;
  /** Opens the window with a text in the input, for the visitor to send or change. */
  suggest(text: string): void;
  setOnline(isOnline: boolean): void;
  /** Only a tab that is looked at holds a line to the server. */
  setVisible(isVisible: boolean): void;
}

export interface ChatDeps {
  api: Omit<Api, 'config'>;
  /** Outlives the tab and is shared by all of them. */
  keep: Keep;
  /** Of this tab alone. */
  tabKeep: Keep;
  tabs: Tabs;
  page: SessionDeps['page'];
  newId: () => string;
  now: () => Date;
  random: () => number;
  /** Ends early when the signal says so. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export function createChat(config: WidgetConfig, isOnline: boolean, deps: ChatDeps): Chat {
  const state = createStore(initialState(config, isOnline));
  const session = createSession(deps);
  const outbox = openOutbox(deps.tabKeep);
  const onBack = () => {
    state.change(withoutUnreached);
    void sendAll();
  };
  const mirror = createMirror({ ...deps, session, state, onBack });
  const sendAll = createSender({ ...deps, session, state, take: mirror.take });
  const setVisible = createWatch({ ...deps, session, state, mirror });
  return {
    state,
    setVisible,
    start: async () => {
      state.change((now) => ({ ...now, pending: outbox.read() }));
      state.subscribe(() => outbox.write(state.get().pending));
      rememberSeen(state, deps);
      await mirror.refresh();
      await sendAll();
    },
    setOpen: (isOpen) => {
      state.change((now) => withOpen(now, isOpen));
      if (isOpen) void mirror.refresh();
    },
    send: (text) => {
      const clientId = deps.newId();
      const writtenAt = deps.now().toISOString();
      state.change((now) => withPending(now, { clientId, text, writtenAt, problem: null }));
      void sendAll();
    },
    retry: (clientId) => {
      state.change((now) => withProblem(now, clientId, null));
      void sendAll();
    },
    suggest: (text) => state.change((now) => withOpen({ ...now, suggestion: { text } }, true)),
    setOnline: (isNowOnline) => {
      state.change((now) => ({ ...now, isOnline: isNowOnline }));
      if (!isNowOnline) return;
      onBack();
      void mirror.refresh();
    },
  };
}

/** What got no answer is tried again; what was refused waits for the visitor. */
const withoutUnreached = (state: ChatState): ChatState => ({
  ...state,
  pending: state.pending.map((each) => (each.problem === 'unreachable' ? { ...each, problem: null } : each)),
});
