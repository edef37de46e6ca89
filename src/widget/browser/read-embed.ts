/** How the window was put into the page. */
export interface Embed {
  key: string;
  /** The server's, without a trailing slash. */
  origin: string;
  /** What the page's owner chose, if anything. */
  language: string | undefined;
  /** The page is there for the chat: the window opens by itself. */
  opens: boolean;
}

/**
 * Reads `<script src="https://bot.example/widget.js" data-key="…">`, or the key in the address: `widget.js?key=…`. Nothing
 * when there is no key: then there is nothing to show.
 */
export function readEmbed(script: HTMLScriptElement): Embed | undefined {
  const address = new URL(script.src);
  const key = script.dataset['key'] ?? address.searchParams.get('key');
  if (key === null || key === '') return undefined;
  // The server may live under a path of its own.
  const origin = address.origin + address.pathname.replace(/\/[^/]*$/, '');
  return { key, origin, language: script.dataset['language'], opens: 'open' in script.dataset };
}

/** The tag that runs us. A module script is not told which one it is, so it looks for its like. */
export function findScript(document: Document): HTMLScriptElement | undefined {
  const { currentScript } = document;
  if (currentScript instanceof HTMLScriptElement) return currentScript;
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src*="/widget.js"]')];
  return scripts.find(({ dataset, src }) => dataset['key'] !== undefined || src.includes('key='));
}
