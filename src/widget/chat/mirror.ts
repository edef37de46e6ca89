import type { WidgetHistory } from '../../contract/widget.js';
import type { Tabs } from '../browser/tabs.js';
import type { Api } from '../server/api.js';
import { asApiError } from '../server/api-error.js';
import type { Session } from './session.js';
import { type ChatState, withHistory, withoutHistory } from './state.js';
import type { Store } from './store.js';

/** The conversation as the server has it, brought into the state. */
export interface Mirror {
  /** What the server told this tab; the others hear of it. */
  take: (token: string, history: WidgetHistory) => void;
  /** Reads again. Never throws: what stood in the way is in the state. */
  refresh: () => Promise<void>;
  /** The server knows this visitor no more: the next message makes a new one. */
  signOut: () => void;
}

export interface MirrorDeps {
  api: Pick<Api, 'history'>;
  session: Session;
  state: Store<ChatState>;
  tabs: Tabs;
  /** The server answers again after it did not. */
  onBack: () => void;
}

export function createMirror({ api, session, state, tabs, onBack }: MirrorDeps): Mirror {
  let shown = session.token();
  const show = (token: string, history: WidgetHistory) => {
    // Another visitor's conversation than the one shown replaces it.
    if (shown !== token) state.change(withoutHistory);
    shown = token;
    state.change((now) => withHistory(now, history));
  };
  const take = (token: string, history: WidgetHistory) => {
    const isNews = history.seq !== state.get().seq;
    show(token, history);
    if (isNews) tabs.tell({ kind: 'history', token, history });
  };
  const signOut = () => {
    session.drop();
    shown = null;
    state.change(withoutHistory);
  };
  const setLost = (isLost: boolean) => {
    const wasLost = state.get().isLost;
    if (wasLost !== isLost) state.change((now) => ({ ...now, isLost }));
    if (wasLost && !isLost) onBack();
  };
  const refresh = async () => {
    const token = session.token();
    if (token === null) return;
    try {
      take(token, await api.history(token));
      setLost(false);
    } catch (error) {
      if (asApiError(error).trouble === 'signed-out') signOut();
      else setLost(true);
    }
  };
  tabs.listen((news) => {
    if (news.kind === 'history' && news.token === session.token()) show(news.token, news.history);
  });
  return { take, refresh: oneAtATime(refresh), signOut };
}

/** Calls that come while one is under way share one more run after it. */
export function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = () => (running = run().finally(() => (running = undefined)));
  return () => {
    if (!running) return start();
    return (next ??= running.then(() => {
      next = undefined;
      return start();
    }));
  };
}
