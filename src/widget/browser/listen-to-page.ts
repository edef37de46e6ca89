import type { Chat } from '../chat/create-chat.js';

/**
 * What happens outside of the window. Any element of the host page may open it with `data-patchbay-open`, and put a text
 * into its input with `data-patchbay-ask="…"`; the visitor still sends it themselves.
 */
export function listenToPage(chat: Chat): void {
  window.addEventListener('online', () => chat.setOnline(true));
  window.addEventListener('offline', () => chat.setOnline(false));
  const tellVisible = () => chat.setVisible(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', tellVisible);
  tellVisible();
  document.addEventListener('click', ({ target }) => {
    const element =
      target instanceof Element ? target.closest('[data-patchbay-ask], [data-patchbay-open]') : null;
    if (element === null) return;
    const text = element.getAttribute('data-patchbay-ask');
    if (text === null) chat.setOpen(true);
    else chat.suggest(text);
  });
}
