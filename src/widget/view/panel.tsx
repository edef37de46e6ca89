/** @jsxImportSource preact */
import { useEffect, useRef } from 'preact/hooks';
import type { Chat } from '../chat/create-chat.js';
import type { ChatState } from '../chat/state.js';
import type { Voice } from '../texts/pick-texts.js';
import { Composer } from './composer.js';
import { Conversation } from './conversation.js';
import { CloseIcon } from './icons.js';
import { keepFocusInside } from './keep-focus-inside.js';
import { Notices } from './notices.js';
import { followVisibleArea } from './visible-area.js';

export interface PanelProps {
  state: ChatState;
  voice: Voice;
  chat: Pick<Chat, 'send' | 'retry'>;
  /** Taken when the visitor opened the window, not when a page came with it open. */
  takesFocus: boolean;
  onClose: () => void;
}

/** The window. It stays in the tree while it is closed, so that nothing typed is lost. */
export const Panel = ({ state, voice, chat, takesFocus, onClose }: PanelProps) => {
  const { texts } = voice;
  const { config, isOpen } = state;
  const box = useRef<HTMLElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!isOpen || !box.current) return undefined;
    // On a touch screen the keyboard would cover the window at once.
    if (takesFocus) (matchMedia('(pointer: coarse)').matches ? box : input).current?.focus();
    return followVisibleArea(box.current);
  }, [isOpen]);
  return (
    <section
      ref={box}
      class="panel"
      role="dialog"
      aria-label={config.name}
      aria-modal={matchMedia('(max-width: 480px)').matches}
      tabIndex={-1}
      hidden={!isOpen}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        keepFocusInside(event, event.currentTarget);
      }}
    >
      <header>
        <h2>
          <bdi>{config.name}</bdi>
        </h2>
        <button type="button" aria-label={texts.close} onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <Conversation state={state} voice={voice} onRetry={chat.retry} />
      <Notices state={state} texts={texts} />
      <Composer texts={texts} input={input} suggestion={state.suggestion} onSend={chat.send} />
      <Footer state={state} voice={voice} />
    </section>
  );
};

const Footer = ({ state: { config }, voice: { texts } }: { state: ChatState; voice: Voice }) => (
  <footer>
    {config.consent_text !== '' && <p dir="auto">{config.consent_text}</p>}
    <p>
      {texts.madeWith}{' '}
      {config.product.url === null ? (
        config.product.name
      ) : (
        <a href={config.product.url} target="_blank" rel="noopener nofollow">
          {config.product.name}
        </a>
      )}
    </p>
  </footer>
);
