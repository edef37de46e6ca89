/** @jsxImportSource preact */
import type { Texts } from '../texts/texts.js';
import { splitLinks } from './split-links.js';

/** A message's text, as text nodes and links. Whatever markup it contains is shown, never obeyed. */
export const Words = ({ text, texts }: { text: string; texts: Texts }) => (
  <>
    {splitLinks(text).map(({ text: words, href }) =>
      href === undefined ? words : <Link href={href} words={words} texts={texts} />,
    )}
  </>
);

export const Link = ({ href, words, texts }: { href: string; words: string; texts: Texts }) => (
  <a href={href} target="_blank" rel="noopener nofollow">
    {words}
    <span class="unseen"> ({texts.opensNewTab})</span>
  </a>
);
