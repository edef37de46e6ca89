/** @jsxImportSource preact */
import type { WidgetMessage } from '../../contract/widget.js';
import type { Texts } from '../texts/texts.js';
import { webAddress } from './split-links.js';
import { Link } from './words.js';

type Source = WidgetMessage['sources'][number];

/** What an answer rests on, so that the visitor can check it. */
export const Sources = ({ sources, texts }: { sources: readonly Source[]; texts: Texts }) => (
  <div class="sources">
    <p>{texts.sources}</p>
    <ul>
      {sources.map((source) => (
        <li>
          <SourceLine source={source} texts={texts} />
        </li>
      ))}
    </ul>
  </div>
);

const SourceLine = ({ source: { title, quote, url }, texts }: { source: Source; texts: Texts }) => {
  const href = url === undefined ? undefined : webAddress(url);
  if (quote === undefined && href === undefined) return <span dir="auto">{title}</span>;
  return (
    <details>
      <summary dir="auto">{title}</summary>
      {quote !== undefined && <blockquote dir="auto">{quote}</blockquote>}
      {href !== undefined && <Link href={href} words={texts.openSource} texts={texts} />}
    </details>
  );
};
