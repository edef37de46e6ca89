import { Stack } from '@mantine/core';
import type { Connection } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { Page } from '../parts/page.js';
import { useMember } from '../session/member-context.js';
import { Require } from '../session/require.js';
import { BrokenConnections } from './broken-connections.js';
import { isStarted } from './check-start.js';
import { Counts } from './counts.js';
import { Insights } from './insights.js';
import { ParkedDeliveries } from './parked-deliveries.js';
import { StartList } from './start-list.js';
import { useOverview } from './use-overview.js';
import { useStart } from './use-start.js';

const texted = texts.overview;

/** Where everybody lands: who waits, what came in, and what is still to be set up. */
export function OverviewPage() {
  const { tenant } = useMember();
  return (
    <Page title={texted.title} {...(tenant ? { intro: texted.intro(tenant.name) } : {})}>
      {/* Every role may read conversations; who may not has no business here. */}
      <Require permission="conversations:read" what={texts.conversations.permission}>
        <Standing />
      </Require>
    </Page>
  );
}

function Standing() {
  const { connections, waiting, parked, newLeads } = useOverview();
  return (
    <Stack gap="xl">
      <Loaded query={waiting}>
        {(waitingCount) => <Counts waiting={waitingCount} newLeads={newLeads.data} />}
      </Loaded>
      {parked.data && <ParkedDeliveries parked={parked.data} />}
      <Loaded query={connections}>{({ items }) => <Connected connections={items} />}</Loaded>
    </Stack>
  );
}

function Connected({ connections }: { connections: readonly Connection[] }) {
  const start = useStart(connections);
  const list = start && <StartList start={start} connections={connections} />;
  // A newcomer has no figures yet: what is still to be set up comes first.
  const isFirst = start !== undefined && !isStarted(start.steps);
  return (
    <>
      <BrokenConnections connections={connections} />
      {isFirst && list}
      <Insights />
      {!isFirst && list}
    </>
  );
}
