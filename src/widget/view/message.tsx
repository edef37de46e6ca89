/** @jsxImportSource preact */
import type { Trouble } from '../server/api-error.js';
import type { Texts } from '../texts/texts.js';
import { Sources } from './sources.js';
import type { ShownMessage } from './shown-messages.js';
import { Words } from './words.js';

export interface MessageProps {
  message: ShownMessage;
  texts: Texts;
  onRetry: (clientId: string) => void;
}

/** One message with who wrote it, what it rests on, and whether it has arrived. */
export const Message = ({ message, texts, onRetry }: MessageProps) => {
  const { role, who, time, text, sources, standing, clientId, isFirstOfGroup } = message;
  return (
    <li class={`message ${role}`} data-standing={standing}>
      <p class={isFirstOfGroup ? 'who' : 'unseen'}>
        {who} · <time>{time}</time>
      </p>
      <div class="bubble" dir="auto">
        {role === 'visitor' ? text : <Words text={text} texts={texts} />}
      </div>
      {sources.length > 0 && <Sources sources={sources} texts={texts} />}
      {standing === 'sending' && <p class="standing">{texts.sending}</p>}
      {standing !== 'sent' && standing !== 'sending' && (
        <p class="standing failed" role="alert">
          {reasonOf(standing, texts)}{' '}
          <button type="button" class="plain" onClick={() => onRetry(clientId)}>
            {texts.retry}
          </button>
        </p>
      )}
    </li>
  );
};

const reasonOf = (trouble: Trouble, texts: Texts): string =>
  ({
    unreachable: texts.notSent,
    'signed-out': texts.notSent,
    'too-fast': texts.tooFast,
    'used-up': texts.usedUp,
    refused: texts.unavailable,
  })[trouble];
