import type { WidgetConfig, WidgetMessage } from '../../contract/widget.js';
import type { WidgetPreview } from '../../contract/widget-preview.js';
import { type ChatState, initialState, withOpen } from '../chat/state.js';
import { createStore, type Store } from '../chat/store.js';
import type { AppProps } from '../view/app.js';
import { lines } from './lines.js';

export interface PreviewChat extends Pick<AppProps, 'chat'> {
  state: Pick<Store<ChatState>, 'get' | 'subscribe'>;
  /** Shows other settings; what was typed meanwhile stays. */
  show: (preview: WidgetPreview) => void;
}

export interface PreviewChatDeps {
  newId: () => string;
  now: () => Date;
}

/** A conversation that nobody has: it stands in for the server, which hears nothing of it. */
export function createPreviewChat(first: WidgetPreview, { newId, now }: PreviewChatDeps): PreviewChat {
  let said = lines[first.language];
  const says = (role: WidgetMessage['role'], text: string, source?: string): WidgetMessage => ({
    ...{ id: newId(), client_id: null, role, text, sent_at: now().toISOString() },
    sources: source === undefined ? [] : [{ title: source, quote: text }],
  });
  const opening = () => [says('visitor', said.question), says('assistant', said.answer, said.source)];
  const start = initialState(configOf(first), true);
  const state = createStore<ChatState>(withOpen({ ...start, messages: opening() }, true));
  return {
    state,
    chat: {
      setOpen: (isOpen) => state.change((before) => withOpen(before, isOpen)),
      send: (text) =>
        state.change((before) => ({
          ...before,
          messages: [...before.messages, says('visitor', text), says('assistant', said.reply)],
        })),
      retry: () => undefined,
    },
    show: (preview) => {
      const isSameLanguage = said === lines[preview.language];
      said = lines[preview.language];
      state.change((before) => ({
        ...before,
        config: configOf(preview),
        messages: isSameLanguage ? before.messages : opening(),
      }));
    },
  };
}

const configOf = ({ name, colour, greeting, language }: WidgetPreview): WidgetConfig => ({
  ...{ name, colour, greeting, language, consent_text: '' },
  product: { name: 'Patchbay', url: null },
});
