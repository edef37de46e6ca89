import { Text } from '@mantine/core';
import { Suspense } from 'react';
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

/** How to connect, in the connector's own words. */
export const Guide = ({ connector: { guide, homepage, name } }: { connector: ConnectorView }) => (
  <Section title={nameConnecting({ name, homepage }).guide}>
    <Suspense fallback={<Loading />}>
      <MarkdownText text={guide} />
    </Suspense>
    {homepage !== '' && (
      <Text size="sm" mt="xs">
        <OutsideLink href={homepage}>{`${texted.homepage}: ${name}`}</OutsideLink>
      </Text>
    )}
  </Section>
);
