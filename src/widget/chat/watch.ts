import { follow, type FollowDeps } from './follow.js';
import type { Mirror } from './mirror.js';
import type { Session } from './session.js';
import type { ChatState } from './state.js';
import type { Store } from './store.js';

export interface WatchDeps extends Pick<FollowDeps, 'api' | 'wait' | 'random'> {
  session: Session;
  state: Store<ChatState>;
  mirror: Mirror;
  now: () => Date;
}

/** A conversation that was silent for so long is only followed while the window is open. */
const lingerMs = 30 * 60_000;

/**
 * Follows the conversation while somebody may be looking: a browser has few lines to a server, and a visitor many tabs.
 * Returns how to say whether this tab is looked at.
 */
export function createWatch({ session, state, mirror, ...deps }: WatchDeps): (isVisible: boolean) => void {
  let isVisible = true;
  let following: { token: string; stop: () => void } | undefined;
  const start = (token: string) =>
    follow(token, {
      ...deps,
      refresh: mirror.refresh,
      onSignedOut: mirror.signOut,
      isExpecting: () => state.get().stage !== 'idle',
      onEvent: (event) => {
        if (event.kind === 'progress') state.change((now) => ({ ...now, stage: event.stage }));
        else if (event.seq > state.get().seq) void mirror.refresh();
      },
    });
  const attend = () => {
    const token = isVisible && isAlive(state.get(), deps.now()) ? session.token() : null;
    if (following?.token === token || (token === null && !following)) return;
    following?.stop();
    following = token === null ? undefined : { token, stop: start(token) };
  };
  state.subscribe(attend);
  return (isNowVisible) => {
    if (isNowVisible && !isVisible) void mirror.refresh();
    isVisible = isNowVisible;
    attend();
  };
}

const isAlive = ({ messages, isOpen }: ChatState, now: Date): boolean => {
  const last = messages.at(-1);
  return last !== undefined && (isOpen || now.getTime() - Date.parse(last.sent_at) < lingerMs);
};
