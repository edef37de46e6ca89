import { Card, Text, Title, Typography } from '@mantine/core';
import Markdown, { type Components } from 'react-markdown';
import type { ConnectorView } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { OutsideLink } from '../parts/links.js';

const texted = texts.connections;

/** Headings of a guide stand below those of the page. */
const components: Components = {
  a: ({ href, children }) => <OutsideLink href={href}>{children}</OutsideLink>,
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
};

/** How to connect, in the connector's own words. Markup other than Markdown, and pictures, are left out. */
export const Guide = ({ connector: { guide, homepage, name } }: { connector: ConnectorView }) => (
  <Card withBorder component="aside" aria-labelledby="guide">
    <Title order={2} size="h5" mb="xs" id="guide">
      {texted.guide}
    </Title>
    {guide.trim() === '' ? (
      <Text size="sm" c="dimmed">
        {texted.guideEmpty}
      </Text>
    ) : (
      <Typography className="guide">
        <Markdown skipHtml disallowedElements={['img']} components={components}>
          {guide}
        </Markdown>
      </Typography>
    )}
    <Text size="sm" mt="xs">
      <OutsideLink href={homepage}>{`${texted.homepage}: ${name}`}</OutsideLink>
    </Text>
  </Card>
);
