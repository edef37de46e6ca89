import type { WidgetHistory } from '../../contract/widget.js';
import { readHistory } from '../server/read-replies.js';

/** What one tab tells the others that show the same conversation. */
export type TabNews =
  { kind: 'history'; token: string; history: WidgetHistory } | { kind: 'seen'; id: string };

export interface Tabs {
  tell(news: TabNews): void;
  listen(onNews: (news: TabNews) => void): void;
}

/** For a page that is alone. */
export const noTabs: Tabs = { tell: () => undefined, listen: () => undefined };

/** All tabs of this browser with the same widget on the same site. */
export function openTabs(name: string): Tabs {
  if (typeof BroadcastChannel === 'undefined') return noTabs;
  const channel = new BroadcastChannel(name);
  return {
    tell: (news) => channel.postMessage(JSON.stringify(news)),
    listen: (onNews) =>
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const news = readNews(data);
        if (news) onNews(news);
      }),
  };
}

/** Scripts of the host page can speak here too, and another tab may run another version: what does not fit is left out. */
export function readNews(data: unknown): TabNews | undefined {
  try {
    const news: unknown = JSON.parse(String(data));
    if (typeof news !== 'object' || news === null || !('kind' in news)) return undefined;
    if (news.kind === 'seen' && 'id' in news && typeof news.id === 'string')
      return { kind: 'seen', id: news.id };
    if (news.kind !== 'history' || !('token' in news) || typeof news.token !== 'string') return undefined;
    return { kind: 'history', token: news.token, history: readHistory('history' in news && news.history) };
  } catch {
    return undefined;
  }
}
