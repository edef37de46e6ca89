import { Stack } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { Page } from '../parts/page.js';
import { useCan, useMember } from '../session/member-context.js';
import { Require } from '../session/require.js';
import { BrokenConnections } from './broken-connections.js';
import { checkStart, isStarted } from './check-start.js';
import { Counts } from './counts.js';
import { Insights } from './insights.js';
import { ParkedDeliveries } from './parked-deliveries.js';
import { StartList } from './start-list.js';
import { useOverview } from './use-overview.js';

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
  const { connections, knowledge, conversations, waiting, parked, newLeads } = useOverview();
  // Who may teach may do all of the first steps, once their address is confirmed; nobody else can do any.
  const canSetUp = useCan('knowledge:write');
  return (
    <Stack gap="xl">
      <Loaded query={waiting}>
        {(waitingCount) => <Counts waiting={waitingCount} newLeads={newLeads.data} />}
      </Loaded>
      {parked.data && <ParkedDeliveries parked={parked.data} />}
      <Loaded query={connections}>
        {({ items }) => {
          const steps =
            canSetUp && knowledge.data && conversations.data
              ? checkStart({
                  connections: items,
                  hasKnowledge: knowledge.data.items.length > 0,
                  hasConversation: conversations.data.items.length > 0,
                })
              : undefined;
          // A newcomer has no figures yet: what is still to be set up comes first.
          const isFirst = steps !== undefined && !isStarted(steps);
          return (
            <>
              <BrokenConnections connections={items} />
              {isFirst && <StartList steps={steps} />}
              <Insights connections={items} />
              {steps && !isFirst && <StartList steps={steps} />}
            </>
          );
        }}
      </Loaded>
    </Stack>
  );
}
