import { Button, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '../messages/texts.js';
import { FromFirstOpen } from '../parts/from-first-open.js';
import { lazyPart } from '../parts/lazy-part.js';
import { ButtonLink } from '../parts/links.js';
import { Page } from '../parts/page.js';
import { Nothing } from '../parts/states.js';
import { Titled } from '../parts/titled.js';
import { useMember } from '../session/member-context.js';
import { MailsTab } from './mails-tab.js';
import { TenantsTab } from './tenants-tab.js';

const texted = texts.platform;

const TenantDialog = lazyPart(() => import('./tenant-dialog.js'), 'TenantDialog');

/** For platform admins: every tenant of this installation, and what it wrote to people. */
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
      <Tabs defaultValue="businesses" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="businesses">{texted.tabs.businesses}</Tabs.Tab>
          <Tabs.Tab value="mails">{texted.tabs.mails}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="businesses">
          <TenantsTab />
        </Tabs.Panel>
        <Tabs.Panel value="mails">
          <MailsTab />
        </Tabs.Panel>
      </Tabs>
      <FromFirstOpen isOpen={isCreating}>
        <TenantDialog isOpen={isCreating} onClose={creating.close} />
      </FromFirstOpen>
    </Page>
  );
}
