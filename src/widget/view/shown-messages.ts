import type { WidgetMessage } from '../../contract/widget.js';
import type { ChatState } from '../chat/state.js';
import type { Trouble } from '../server/api-error.js';
import type { Voice } from '../texts/pick-texts.js';

/** A message as it is drawn. */
export interface ShownMessage {
  /** Stays the same when a message that was written here turns out to be stored. */
  key: string;
  clientId: string;
  role: WidgetMessage['role'];
  who: string;
  /** In the visitor's language; with the date unless it is today's. */
  time: string;
  text: string;
  sources: WidgetMessage['sources'];
  standing: 'sent' | 'sending' | Trouble;
  isFirstOfGroup: boolean;
}

/** What was said and what is on its way, in order. */
export function shownMessages(state: ChatState, { locale, texts }: Voice, now: Date): ShownMessage[] {
  const names = {
    visitor: texts.you,
    assistant: `${state.config.name} · ${texts.assistant}`,
    operator: `${state.config.name} · ${texts.operator}`,
  };
  const draw = (role: WidgetMessage['role'], at: string) => ({
    role,
    who: names[role],
    time: timeText(new Date(at), now, locale),
  });
  const said = state.messages.map(({ id, client_id, role, text, sources, sent_at }) => ({
    ...draw(role, sent_at),
    ...{ key: client_id ?? id, clientId: client_id ?? id, text, sources, standing: 'sent' as const },
  }));
  const pending = state.pending.map(({ clientId, text, writtenAt, problem }) => ({
    ...draw('visitor', writtenAt),
    ...{ key: clientId, clientId, text, sources: [], standing: problem ?? ('sending' as const) },
  }));
  return [...said, ...pending].map((message, at, all) => ({
    ...message,
    isFirstOfGroup: all[at - 1]?.role !== message.role,
  }));
}

function timeText(at: Date, now: Date, locale: string): string {
  const isToday = at.toDateString() === now.toDateString();
  const style = isToday
    ? { hour: 'numeric' as const, minute: '2-digit' as const }
    : { dateStyle: 'medium' as const, timeStyle: 'short' as const };
  return new Intl.DateTimeFormat(locale, style).format(at);
}
