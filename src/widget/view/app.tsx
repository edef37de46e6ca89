/** @jsxImportSource preact */
import { useRef } from 'preact/hooks';
import type { Chat } from '../chat/create-chat.js';
import { type ChatState, countUnread } from '../chat/state.js';
import type { Voice } from '../texts/pick-texts.js';
import { BubbleIcon, CloseIcon } from './icons.js';
import { Panel } from './panel.js';

export interface AppProps {
  state: ChatState;
  voice: Voice;
  chat: Pick<Chat, 'send' | 'retry' | 'setOpen'>;
}

/** The button, and the window once it has been opened. */
export const App = ({ state, voice, chat }: AppProps) => {
  const { texts, language, direction } = voice;
  const { isOpen } = state;
  const launcher = useRef<HTMLButtonElement>(null);
  const wasOpened = useRef(false);
  const hasChosen = useRef(false);
  wasOpened.current ||= isOpen;
  const choose = (opens: boolean) => {
    hasChosen.current = true;
    chat.setOpen(opens);
    if (!opens) launcher.current?.focus();
  };
  const unread = isOpen ? 0 : countUnread(state);
  const unreadText = `${texts.unread} ${unread}`;
  return (
    <div class="root" lang={language} dir={direction} data-open={isOpen}>
      {wasOpened.current && (
        <Panel
          state={state}
          voice={voice}
          chat={chat}
          takesFocus={hasChosen.current || state.suggestion !== null}
          onClose={() => choose(false)}
        />
      )}
      <button
        ref={launcher}
        type="button"
        class="launcher"
        aria-label={isOpen ? texts.close : unread > 0 ? `${texts.open}. ${unreadText}` : texts.open}
        aria-expanded={isOpen}
        onClick={() => choose(!isOpen)}
      >
        {isOpen ? <CloseIcon /> : <BubbleIcon />}
        {unread > 0 && (
          <span class="badge" aria-hidden="true">
            {unread > 9 ? '9+' : unread}
          </span>
        )}
      </button>
      <p class="unseen" role="status">
        {unread > 0 && unreadText}
      </p>
    </div>
  );
};
