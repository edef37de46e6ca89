/** @jsxImportSource preact */
import { render } from 'preact';
import type { WidgetPreview } from '../../contract/widget-preview.js';
import { addStyle, hostName } from '../mount.js';
import { pickTexts } from '../texts/pick-texts.js';
import { App } from '../view/app.js';
import { readableOn } from '../view/readable-colour.js';
import type { PreviewChat } from './preview-chat.js';

/** Puts the visitor's window into the page; draws it anew for other settings, and keeps what is typed in it. */
export function drawWindow({ state, chat, show }: PreviewChat): (preview: WidgetPreview) => void {
  const host = document.createElement(hostName);
  const root = host.attachShadow({ mode: 'open' });
  addStyle(root);
  const place = document.createElement('div');
  root.append(place);
  // Within a section, the header of the window is not taken for that of the page which frames it.
  const section = document.createElement('section');
  section.append(host);
  document.body.append(section);
  const setDark = chooseLook(root);
  let voice = pickTexts([state.get().config.language]);
  state.subscribe(() => render(<App state={state.get()} voice={voice} chat={chat} />, place));
  return (preview) => {
    setDark(preview.is_dark);
    place.style.setProperty('--brand', preview.colour);
    place.style.setProperty('--on-brand', readableOn(preview.colour));
    voice = pickTexts([preview.language]);
    show(preview);
  };
}

const backgrounds = { light: '#eef1f5', dark: '#0d1014' } as const;

/** The window follows the visitor's browser; here it is chosen which look that would be. */
function chooseLook(root: ShadowRoot): (isDark: boolean) => void {
  const rules = [...root.adoptedStyleSheets, ...root.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const looks = rules
    .filter((rule) => rule instanceof CSSMediaRule)
    .filter(({ media }) => media.mediaText.includes('prefers-color-scheme'));
  return (isDark) => {
    for (const { media } of looks) media.mediaText = isDark ? 'all' : 'not all';
    document.documentElement.style.background = backgrounds[isDark ? 'dark' : 'light'];
  };
}

/** A window as wide as its page keeps the tab key; of a preview, keys must be able to leave again. */
export function letFocusPass(): void {
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Tab') event.stopPropagation();
    },
    { capture: true },
  );
}
