import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Connection } from '../../contract/connections.js';
import { connectionsKey, listConnections } from '../connections/connection-calls.js';
import { useInboxNames } from '../connections/use-inbox-names.js';
import { texts } from '../messages/texts.js';
import { TextLink } from '../parts/links.js';
import { Loaded } from '../parts/loaded.js';
import { Page } from '../parts/page.js';
import { useCan } from '../session/member-context.js';
import { Require } from '../session/require.js';
import { ArchiveList } from './archive-list.js';
import { importKey, readImport } from './history-calls.js';
import { ImportPanel } from './import-panel.js';

const route = getRouteApi('/signed-in/connections/$connectionId/history');
const texted = texts.history;

/** The past conversations of one connection: reading them from where they were held, and looking through them. */
export function HistoryPage() {
  const { connectionId } = route.useParams();
  const connection = useConnection(connectionId);
  const inbox = useInboxNames()(connection?.connector);
  return (
    <Page
      title={texted.title}
      back={
        <TextLink to="/connections/$connectionId" params={{ connectionId }} className="back-link">
          ← {connection?.name ?? texted.back}
        </TextLink>
      }
      intro={texted.intro}
    >
      <Require permission="connections:read" what={texted.permission}>
        <Past key={connectionId} connectionId={connectionId} inbox={inbox} />
      </Require>
    </Page>
  );
}

/** Undefined until it is read. */
function useConnection(connectionId: string): Connection | undefined {
  const isAllowed = useCan('connections:read');
  const { data } = useQuery({
    queryKey: connectionsKey,
    queryFn: ({ signal }) => listConnections(signal),
    enabled: isAllowed,
  });
  return data?.items.find(({ id }) => id === connectionId);
}

/** While it is being read it is looked at every few seconds. */
const pollMs = 3_000;

function Past({ connectionId, inbox }: { connectionId: string; inbox: string }) {
  const standing = useQuery({
    queryKey: importKey(connectionId),
    queryFn: ({ signal }) => readImport(connectionId, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? pollMs : false),
  });
  return (
    <Loaded query={standing}>
      {(read) => (
        <Stack>
          <ImportPanel connectionId={connectionId} inbox={inbox} standing={read} />
          {read.state !== 'running' && (
            <ArchiveList connectionId={connectionId} version={`${read.finished_at} ${read.conversations}`} />
          )}
        </Stack>
      )}
    </Loaded>
  );
}
