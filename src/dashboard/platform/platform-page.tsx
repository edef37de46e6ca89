import { Button, NativeSelect, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ComponentType, Suspense } from 'react';
import { texts } from '../messages/texts.js';
import { FromFirstOpen } from '../parts/from-first-open.js';
import { lazyPart } from '../parts/lazy-part.js';
import { ButtonLink } from '../parts/links.js';
import { Page } from '../parts/page.js';
import { Loading, Nothing } from '../parts/states.js';
import { Titled } from '../parts/titled.js';
import { useMember } from '../session/member-context.js';
import { PlatformSearch, type TabName, tabNames } from './platform-search.js';
import { TenantsTab } from './tenants-tab.js';

const texted = texts.platform;
const route = getRouteApi('/signed-in/platform');

const TenantDialog = lazyPart(() => import('./tenant-dialog.js'), 'TenantDialog');

/** All but the first are loaded when they are opened. */
const contents: Readonly<Record<TabName, ComponentType>> = {
  businesses: TenantsTab,
  undelivered: lazyPart(() => import('./undelivered-tab.js'), 'UndeliveredTab'),
  connectors: lazyPart(() => import('./connectors-tab.js'), 'ConnectorsTab'),
  system: lazyPart(() => import('./system-tab.js'), 'SystemTab'),
  mails: lazyPart(() => import('./mails-tab.js'), 'MailsTab'),
};

/** For platform admins: every tenant of this installation, what runs in it, and what it wrote to people. */
export function PlatformPage() {
  const { is_platform_admin } = useMember();
  const [isCreating, creating] = useDisclosure(false);
  if (!is_platform_admin)
    return (
      <Titled title={texted.title}>
        <Nothing
          title={texts.errors.notAllowedTitle}
          action={
            <ButtonLink to="/" variant="default">
              {texts.common.toOverview}
            </ButtonLink>
          }
        >
          {texted.notAdmin}
        </Nothing>
      </Titled>
    );
  return (
    <Page
      title={texted.title}
      intro={texted.intro}
      actions={<Button onClick={creating.open}>{texted.create}</Button>}
    >
      <PlatformTabs />
      <FromFirstOpen isOpen={isCreating}>
        <TenantDialog isOpen={isCreating} onClose={creating.close} />
      </FromFirstOpen>
    </Page>
  );
}

/** The tab stands in the address, so that it can be linked. Where the tabs do not fit into one line, they are a select. */
function PlatformTabs() {
  const { tab: chosen = 'businesses' } = route.useSearch();
  const navigate = useNavigate();
  const choose = (tab: string | null) =>
    void navigate({ to: '/platform', search: PlatformSearch.parse({ tab }), replace: true });
  return (
    <>
      <NativeSelect
        className="narrow-only"
        mb="md"
        label={texted.part}
        value={chosen}
        onChange={(event) => choose(event.currentTarget.value)}
        data={tabNames.map((value) => ({ value, label: texted.tabs[value] }))}
      />
      <Tabs value={chosen} onChange={choose} keepMounted={false}>
        <Tabs.List mb="md" className="wide-only">
          {tabNames.map((name) => (
            <Tabs.Tab value={name} key={name}>
              {texted.tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabNames.map((name) => (
          <Tabs.Panel value={name} key={name}>
            <Opened Content={contents[name]} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

const Opened = ({ Content }: { Content: ComponentType }) => (
  <Suspense fallback={<Loading />}>
    <Content />
  </Suspense>
);
