import { Button, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Tenant } from '../../contract/tenants.js';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { MoreButton } from '../parts/more-button.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { Page } from '../parts/page.js';
import { NotAllowed } from '../parts/states.js';
import { Titled } from '../parts/titled.js';
import { usePages } from '../parts/use-pages.js';
import { useMember } from '../session/member-context.js';
import { workIn } from '../shell/work-in.js';
import { MailsTab } from './mails-tab.js';
import { changeTenant, listTenants, tenantsKey } from './tenant-calls.js';
import { TenantDialog } from './tenant-dialog.js';
import { useEnd } from './use-end.js';
import { TenantList } from './tenant-list.js';

const texted = texts.platform;
const pageSize = 50;

/** For platform admins: every tenant of this installation, and what it wrote to people. */
export function PlatformPage() {
  const { is_platform_admin } = useMember();
  const [isCreating, creating] = useDisclosure(false);
  if (!is_platform_admin)
    return (
      <Titled title={texted.title}>
        <NotAllowed what={texted.notAdmin} />
      </Titled>
    );
  return (
    <Page
      title={texted.title}
      intro={texted.intro}
      actions={<Button onClick={creating.open}>{texted.create}</Button>}
    >
      <Tabs defaultValue="businesses" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="businesses">{texted.tabs.businesses}</Tabs.Tab>
          <Tabs.Tab value="mails">{texted.tabs.mails}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="businesses">
          <Tenants />
        </Tabs.Panel>
        <Tabs.Panel value="mails">
          <MailsTab />
        </Tabs.Panel>
      </Tabs>
      <TenantDialog isOpen={isCreating} onClose={creating.close} />
    </Page>
  );
}

function Tenants() {
  const { tenant } = useMember();
  const tenants = usePages({
    queryKey: [...tenantsKey, 'list'],
    read: (cursor, signal) => listTenants({ limit: pageSize, ...(cursor === '' ? {} : { cursor }) }, signal),
  });
  const setStatus = useSetStatus();
  const end = useEnd();
  return (
    <>
      <Loaded query={tenants}>
        {(items) => (
          <TenantList
            items={items}
            currentId={tenant?.id}
            onWorkIn={({ id }) => workIn(id)}
            onStatus={(changed, status) => setStatus.mutate({ tenant: changed, status })}
            onDelete={end.begin}
            onResume={end.takeBack}
          />
        )}
      </Loaded>
      <MoreButton pages={tenants} />
    </>
  );
}

function useSetStatus() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ tenant, status }: { tenant: Tenant; status: 'active' | 'suspended' }) =>
      changeTenant(tenant.id, { status }),
    onSuccess: ({ name, status }) => {
      notifyDone(texted.changed(name, texted.statuses[status]));
      void client.invalidateQueries({ queryKey: tenantsKey });
    },
    onError: notifyFailed,
  });
}
