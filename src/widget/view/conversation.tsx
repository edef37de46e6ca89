/** @jsxImportSource preact */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type ChatState } from '../chat/state.js';
import type { Voice } from '../texts/pick-texts.js';
import { Message } from './message.js';
import { shownMessages } from './shown-messages.js';

export interface ConversationProps {
  state: ChatState;
  voice: Voice;
  onRetry: (clientId: string) => void;
}

/** Closer to the end than this, a reader is taken along to new messages. */
const nearPx = 120;

/** What was said, from the greeting to what is being done now. */
export const Conversation = ({ state, voice, onRetry }: ConversationProps) => {
  const { texts } = voice;
  const box = useRef<HTMLDivElement>(null);
  const wasNear = useRef(true);
  const messages = shownMessages(state, voice, new Date());
  const last = messages.at(-1);
  useLayoutEffect(() => {
    if (box.current && (wasNear.current || last?.standing === 'sending')) showEnd(box.current);
  }, [last?.key, last?.standing, state.stage, state.isOpen]);
  useLayoutEffect(() => {
    // A notice, a longer input or the on-screen keyboard takes room away.
    const observer = new ResizeObserver(() => {
      if (box.current && wasNear.current) showEnd(box.current);
    });
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      class="log"
      role="log"
      aria-label={texts.conversation}
      tabIndex={0}
      ref={box}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        wasNear.current = scrollHeight - scrollTop - clientHeight < nearPx;
      }}
    >
      <ol>
        <li class="message assistant">
          <div class="bubble" dir="auto">
            {state.config.greeting || texts.greeting}
          </div>
        </li>
        {messages.map((message) => (
          <Message key={message.key} message={message} texts={texts} onRetry={onRetry} />
        ))}
      </ol>
      <Progress state={state} voice={voice} />
    </div>
  );
};

const Progress = ({ state: { stage, handler }, voice: { texts } }: { state: ChatState; voice: Voice }) => {
  if (stage === 'idle' || handler === 'human') return null;
  return (
    <p class="progress">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {texts[stage]}
    </p>
  );
};

/** The end of the conversation, but not past the beginning of a long last message. */
function showEnd(box: HTMLElement): void {
  const last = box.querySelector<HTMLElement>('ol > :last-child');
  const start = last ? last.offsetTop - box.offsetTop - 12 : 0;
  box.scrollTop = Math.min(box.scrollHeight - box.clientHeight, start);
}
