import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { MoreButton } from '../parts/more-button.js';
import { Nothing } from '../parts/states.js';
import { usePages } from '../parts/use-pages.js';
import { workIn } from '../shell/work-in.js';
import { listUndelivered, undeliveredKey } from './installation-calls.js';
import { PlatformSearch } from './platform-search.js';
import { listTenants, tenantsKey } from './tenant-calls.js';
import { nameBusinesses, type Which } from './tell-undelivered.js';
import { UndeliveredBar } from './undelivered-bar.js';
import { UndeliveredList } from './undelivered-list.js';
import { useInstalled } from './use-installed.js';
import { useReplay } from './use-replay.js';

const texted = texts.platform.undelivered;
const route = getRouteApi('/signed-in/platform');

/** What was given up in any business: where and why, and not what was said. */
export function UndeliveredTab() {
  const { business, cause } = route.useSearch();
  const navigate = useNavigate();
  const which = whichOf({ business, cause });
  const isNarrowed = business !== undefined || cause !== undefined;
  const undelivered = usePages({
    queryKey: [...undeliveredKey, business ?? '', cause ?? ''],
    read: (cursor, signal) => listUndelivered({ ...which, cursor }, signal),
  });
  const known = useQuery({
    queryKey: [...tenantsKey, 'first'],
    queryFn: ({ signal }) => listTenants({ limit: 100 }, signal),
  });
  const nameInbox = useInboxName();
  const replay = useReplay();
  const filter = (changed: PlatformSearch) =>
    void navigate({
      to: '/platform',
      search: PlatformSearch.parse({ business, cause, ...changed, tab: 'undelivered' }),
      replace: true,
    });
  const items = undelivered.data ?? [];
  return (
    <>
      <Text c="dimmed" mb="md" maw="65ch">
        {texted.intro}
      </Text>
      <UndeliveredBar
        which={which}
        businesses={nameBusinesses(known.data?.items ?? [], items, business)}
        count={undelivered.hasNextPage || undelivered.data === undefined ? null : items.length}
        isSending={replay.isSendingAll}
        onBusiness={(chosen) => filter({ business: chosen })}
        onCause={(chosen) => filter({ cause: chosen })}
        onReplayAll={() => replay.sendAll(which)}
      />
      <Loaded query={undelivered}>
        {(found) =>
          found.length === 0 ? (
            <NoneLeft
              isNarrowed={isNarrowed}
              onClear={() => filter({ business: undefined, cause: undefined })}
            />
          ) : (
            <UndeliveredList
              items={found}
              nameInbox={nameInbox}
              sendingIds={replay.sendingIds}
              onReplay={replay.sendOne}
              onOpen={({ tenant, conversation_id }) =>
                workIn(tenant.id, `/conversations/${conversation_id}?view=all`)
              }
            />
          )
        }
      </Loaded>
      <MoreButton pages={undelivered} />
    </>
  );
}

const NoneLeft = ({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) =>
  isNarrowed ? (
    <Nothing
      title={texted.noneFound}
      action={
        <Button variant="default" onClick={onClear}>
          {texted.clear}
        </Button>
      }
    >
      {texted.noneFoundHelp}
    </Nothing>
  ) : (
    <Nothing title={texted.none}>{texted.noneHelp}</Nothing>
  );

/** The filters as the server takes them. */
const whichOf = ({ business, cause }: Pick<PlatformSearch, 'business' | 'cause'>): Which => ({
  ...(business === undefined ? {} : { tenant_id: business }),
  ...(cause === undefined ? {} : { reason: cause }),
});

/** Names the product behind a connector; until that is known, or where it is not loaded any more, by its id. */
function useInboxName(): (connectorId: string) => string {
  const { data } = useInstalled();
  return (connectorId) => data?.items.find(({ id }) => id === connectorId)?.name ?? connectorId;
}
