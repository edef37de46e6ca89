import { Text } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { ConnectorView } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { lazyPart } from '../parts/lazy-part.js';
import { OutsideLink } from '../parts/links.js';
import { Section } from '../parts/section.js';
import { Loading } from '../parts/states.js';
import { nameConnecting } from './name-connecting.js';

const texted = texts.connections;

/** Loaded for itself: nobody reads it before the page stands, and it is the last in it. */
const MarkdownText = lazyPart(() => import('./markdown-text.js'), 'MarkdownText');

interface GuideProps {
  connector: ConnectorView;
}

/** How to connect, in the connector's own words. */
export const Guide = ({ connector }: GuideProps) => (
  <Section title={nameConnecting(connector).guide}>
    <GuideText connector={connector} />
  </Section>
);

/** The same where it is connected already: looked up when something is to be done again. */
export function FoldedGuide({ connector }: GuideProps) {
  const [wasOpened, setOpened] = useState(false);
  return (
    <Section title={nameConnecting(connector).guide}>
      <details onToggle={({ currentTarget }) => setOpened((was) => was || currentTarget.open)}>
        <summary className="guide-unfold">{texted.guideUnfold}</summary>
        {wasOpened && <GuideText connector={connector} />}
      </details>
    </Section>
  );
}

const GuideText = ({ connector: { guide, homepage, name } }: GuideProps) => (
  <>
    <Suspense fallback={<Loading />}>
      <MarkdownText text={guide} />
    </Suspense>
    {homepage !== '' && (
      <Text size="sm" mt="xs">
        <OutsideLink href={homepage}>{`${texted.homepage}: ${name}`}</OutsideLink>
      </Text>
    )}
  </>
);
