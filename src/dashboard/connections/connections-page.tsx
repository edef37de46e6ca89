import { useQuery } from '@tanstack/react-query';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { Page } from '../parts/page.js';
import { useCan } from '../session/member-context.js';
import { Require } from '../session/require.js';
import { Catalogue } from './catalogue.js';
import { connectionsKey, connectorsKey, listConnections, listConnectors } from './connection-calls.js';
import { ConnectionList } from './connection-list.js';

const texted = texts.connections;

export const ConnectionsPage = () => (
  <Page title={texted.title} intro={texted.intro}>
    <Require permission="connections:read" what={texted.permission}>
      <ConnectedAndCatalogue />
    </Require>
  </Page>
);

function ConnectedAndCatalogue() {
  const canChange = useCan('connections:write');
  const connections = useQuery({
    queryKey: connectionsKey,
    queryFn: ({ signal }) => listConnections(signal),
  });
  const connectors = useQuery({
    queryKey: connectorsKey,
    queryFn: ({ signal }) => listConnectors(signal),
  });
  return (
    <Loaded query={connections}>
      {({ items }) => (
        <Loaded query={connectors}>
          {(known) => (
            <>
              <ConnectionList connections={items} connectors={known.items} canChange={canChange} />
              {canChange && <Catalogue connectors={known.items} isFirst={items.length === 0} />}
            </>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
