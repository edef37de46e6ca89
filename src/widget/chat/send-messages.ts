import type { WidgetHistory } from '../../contract/widget.js';
import type { Api } from '../server/api.js';
import { asApiError } from '../server/api-error.js';
import type { Session } from './session.js';
import { type ChatState, type Pending, withProblem } from './state.js';
import type { Store } from './store.js';

export interface SendDeps {
  api: Pick<Api, 'post'>;
  session: Session;
  state: Store<ChatState>;
  take: (token: string, history: WidgetHistory) => void;
  wait: (ms: number) => Promise<void>;
}

/** Pauses before the second and the third attempt; then the visitor decides. */
const pausesMs = [1_000, 4_000] as const;

/**
 * Sends what is pending, one after the other in the order of writing, so that the server stores them in that order. The
 * returned function may be called at any time; one run at a time does the work.
 */
export function createSender(deps: SendDeps): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= sendAll(deps).finally(() => (running = undefined)));
}

async function sendAll(deps: SendDeps): Promise<void> {
  for (;;) {
    const { isOnline, pending } = deps.state.get();
    const next = pending.find(({ problem }) => problem === null);
    if (!next || !isOnline) return;
    await sendOne(next, deps);
  }
}

async function sendOne(message: Pending, deps: SendDeps): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await attemptOnce(message, deps);
      return;
    } catch (error) {
      const { trouble } = asApiError(error);
      if (trouble === 'signed-out') deps.session.drop();
      const pauseMs = pausesMs[attempt];
      const isWorthAnother = trouble === 'unreachable' || trouble === 'signed-out';
      if (!isWorthAnother || pauseMs === undefined) {
        deps.state.change((state) => withProblem(state, message.clientId, trouble));
        return;
      }
      await deps.wait(pauseMs);
    }
  }
}

async function attemptOnce({ clientId, text }: Pending, { api, session, take }: SendDeps): Promise<void> {
  const token = await session.open();
  take(token, await api.post(token, { text, client_id: clientId }));
}
