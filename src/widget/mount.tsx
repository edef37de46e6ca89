/** @jsxImportSource preact */
import { render } from 'preact';
import type { WidgetConfig } from '../contract/widget.js';
import type { Chat } from './chat/create-chat.js';
import style from './style.css?inline';
import type { Voice } from './texts/pick-texts.js';
import { App } from './view/app.js';
import { readableOn } from './view/readable-colour.js';

export const hostName = 'patchbay-chat';

/** Puts the window into the page, where neither side's styles or scripts reach the other's elements. */
export function mount(chat: Chat, { colour }: WidgetConfig, voice: Voice): void {
  const host = document.createElement(hostName);
  const root = host.attachShadow({ mode: 'closed' });
  addStyle(root);
  const place = document.createElement('div');
  place.style.setProperty('--brand', colour);
  place.style.setProperty('--on-brand', readableOn(colour));
  root.append(place);
  const draw = () => render(<App state={chat.state.get()} voice={voice} chat={chat} />, place);
  chat.state.subscribe(draw);
  draw();
  document.body.append(host);
}

/** A constructed sheet passes every content security policy; browsers before 2023 need an element. */
export function addStyle(root: ShadowRoot): void {
  if (Object.hasOwn(Document.prototype, 'adoptedStyleSheets')) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } else {
    const element = document.createElement('style');
    element.textContent = style;
    root.append(element);
  }
}
