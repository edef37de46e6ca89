import { type PreviewReady, WidgetPreview } from '../../contract/widget-preview.js';
import { newClientId } from '../browser/new-client-id.js';
import { drawWindow, letFocusPass } from './draw-window.js';
import { createPreviewChat } from './preview-chat.js';

/** How the visitor's window would look. It hears only the page of ours that frames it, and tells nobody else anything. */
const start: WidgetPreview = {
  ...{ kind: 'widget-preview', name: 'Patchbay', colour: '#2f6fed', greeting: '' },
  ...{ language: 'en', is_dark: false },
};

const show = drawWindow(createPreviewChat(start, { newId: newClientId, now: () => new Date() }));
show(start);
letFocusPass();

window.addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
  if (origin !== location.origin || source !== window.parent) return;
  const preview = WidgetPreview.safeParse(data);
  if (preview.success) show(preview.data);
});
window.parent.postMessage({ kind: 'widget-preview-ready' } satisfies PreviewReady, location.origin);
