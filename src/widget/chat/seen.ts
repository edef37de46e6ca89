import type { Keep } from '../browser/keep.js';
import type { Tabs } from '../browser/tabs.js';
import type { ChatState } from './state.js';
import type { Store } from './store.js';

const name = 'seen';

/** Remembers up to where the visitor has read, on every page and in every tab. */
export function rememberSeen(state: Store<ChatState>, { keep, tabs }: { keep: Keep; tabs: Tabs }): void {
  let known = keep.read(name);
  const show = (seenId: string | null) => {
    known = seenId;
    state.change((now) => ({ ...now, seenId }));
  };
  show(known);
  state.subscribe(() => {
    const { seenId } = state.get();
    if (seenId === null || seenId === known) return;
    known = seenId;
    keep.write(name, seenId);
    tabs.tell({ kind: 'seen', id: seenId });
  });
  tabs.listen((news) => {
    if (news.kind === 'seen') show(news.id);
  });
}
