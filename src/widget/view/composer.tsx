/** @jsxImportSource preact */
import type { RefObject, TargetedKeyboardEvent, TargetedSubmitEvent } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Texts } from '../texts/texts.js';
import { SendIcon } from './icons.js';

/** The same as in the contract, which the window does not carry along (a test compares them). */
export const maxTextLength = 4000;
const warnBelow = 200;

export interface ComposerProps {
  texts: Texts;
  input: RefObject<HTMLTextAreaElement | null>;
  suggestion: { text: string } | null;
  onSend: (text: string) => void;
}

/** Where the visitor writes. Enter sends, with Shift it breaks the line. */
export const Composer = ({ texts, input, suggestion, onSend }: ComposerProps) => {
  const [text, setText] = useState('');
  // Before the visitor can see the field: what they typed meanwhile would be overwritten.
  useLayoutEffect(() => {
    if (suggestion) setText(suggestion.text);
  }, [suggestion]);
  useLayoutEffect(() => grow(input.current), [text]);
  const send = () => {
    const words = text.trim();
    if (words === '') return;
    setText('');
    onSend(words);
  };
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    send();
    input.current?.focus();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes a character, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const left = maxTextLength - text.length;
  return (
    <form class="composer" onSubmit={onSubmit}>
      <textarea
        ref={input}
        rows={1}
        // Empty, it runs as the window does, and its placeholder with it.
        dir={text === '' ? undefined : 'auto'}
        maxLength={maxTextLength}
        aria-label={texts.write}
        placeholder={texts.write}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" class="send" aria-label={texts.send} aria-disabled={text.trim() === ''}>
        <SendIcon />
      </button>
      {left < warnBelow && (
        <p class="left" role="status">
          {texts.charactersLeft} {left}
        </p>
      )}
    </form>
  );
};

/** As high as its lines; the style sheet says where it begins to scroll. */
function grow(input: HTMLTextAreaElement | null): void {
  if (!input) return;
  input.style.height = 'auto';
  input.style.height = `${input.scrollHeight}px`;
}
