import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useAssistants } from '../assistant/use-assistants.js';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { useCan } from '../session/member-context.js';
import { Require } from '../session/require.js';
import { connectionKey, connectorsKey, listConnectors, readConnection } from './connection-calls.js';
import { ConnectionDetail } from './connection-detail.js';
import { rereadMs } from './is-waiting.js';

const route = getRouteApi('/signed-in/connections/$connectionId');

export const ConnectionPage = () => (
  <Require permission="connections:read" what={texts.connections.permission} title={texts.connections.title}>
    <OneConnection />
  </Require>
);

function OneConnection() {
  const { connectionId } = route.useParams();
  const canChange = useCan('connections:write');
  const assistants = useAssistants();
  const connectors = useQuery({
    queryKey: connectorsKey,
    queryFn: ({ signal }) => listConnectors(signal),
  });
  const connection = useQuery({
    queryKey: connectionKey(connectionId),
    queryFn: ({ signal }) => readConnection(connectionId, signal),
    refetchInterval: ({ state }) => rereadMs(state.data),
  });
  return (
    <Loaded
      query={connection}
      title={texts.connections.title}
      area={{ to: '/connections', name: texts.connections.title }}
    >
      {(read) => (
        <Loaded query={connectors} title={texts.connections.title}>
          {({ items }) => (
            <ConnectionDetail
              key={read.id}
              connection={read}
              connector={items.find(({ id }) => id === read.connector)}
              assistants={assistants.data?.items ?? []}
              canChange={canChange}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
