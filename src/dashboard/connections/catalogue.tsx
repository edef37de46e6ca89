import { Card, SimpleGrid, Text, Title } from '@mantine/core';
import type { ConnectorView } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { ButtonLink } from '../parts/links.js';
import { nameConnecting } from './name-connecting.js';

const texted = texts.connections;

interface CatalogueProps {
  connectors: readonly ConnectorView[];
  isFirst: boolean;
}

/** Everything that can be connected. */
export const Catalogue = ({ connectors, isFirst }: CatalogueProps) => (
  <section aria-labelledby="catalogue">
    <Title order={2} size="h4" mt="xl" mb="sm" id="catalogue">
      {isFirst ? texted.catalogueFirst : texted.catalogue}
    </Title>
    <SimpleGrid cols={{ base: 1, sm: 2 }} component="ul" className="plain-list">
      {connectors.map((connector) => (
        <Card component="li" withBorder key={connector.id} className="catalogue-card">
          <Title order={3} size="h5">
            {connector.name}
          </Title>
          <Text size="sm" c="dimmed" mb="sm" className="fills">
            {connector.summary}
          </Text>
          <ButtonLink
            to="/connections/new/$connectorId"
            params={{ connectorId: connector.id }}
            variant="default"
            size="xs"
            w="fit-content"
          >
            {nameConnecting(connector).title}
          </ButtonLink>
        </Card>
      ))}
    </SimpleGrid>
  </section>
);
