import { Tabs } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { AuditTab } from '../audit/audit-tab.js';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { Page } from '../parts/page.js';
import { useCan, useMember } from '../session/member-context.js';
import { Require } from '../session/require.js';
import { AccountTab } from './account-tab.js';
import { ApiKeysTab } from './api-keys-tab.js';
import { ConfigForm } from './config-form.js';
import { DataTab } from './data-tab.js';
import { TeamTab } from './team-tab.js';
import { useConfig } from './use-config.js';

const texted = texts.settings;
const TabName = z.enum(['business', 'team', 'keys', 'audit', 'data', 'account']);

/** The tab stands in the address, so that the way to one's own account is a link. */
export function SettingsPage() {
  const { tenant } = useMember();
  const navigate = useNavigate();
  const asked = useLocation({ select: ({ hash }) => TabName.safeParse(hash).data });
  const chosen = asked ?? (tenant === null ? 'account' : 'business');
  return (
    <Page title={texted.title} intro={texted.intro}>
      <Tabs
        value={chosen}
        onChange={(name) => void navigate({ to: '/settings', hash: name ?? '', replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {TabName.options.map((name) => (
            <Tabs.Tab value={name} key={name}>
              {texted.tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="business">
          <Require permission="config:read" what={texted.permission}>
            <BusinessTab />
          </Require>
        </Tabs.Panel>
        <Tabs.Panel value="team">
          <Require permission="team:read" what={texts.team.permission}>
            <TeamTab />
          </Require>
        </Tabs.Panel>
        <Tabs.Panel value="keys">
          <Require permission="keys:read" what={texted.keys.permission}>
            <ApiKeysTab />
          </Require>
        </Tabs.Panel>
        <Tabs.Panel value="audit">
          <Require permission="audit:read" what={texts.audit.permission}>
            <AuditTab />
          </Require>
        </Tabs.Panel>
        <Tabs.Panel value="data">
          <Require permission="config:read" what={texted.permission}>
            <DataTab />
          </Require>
        </Tabs.Panel>
        <Tabs.Panel value="account">
          <AccountTab />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function BusinessTab() {
  const config = useConfig();
  const canWrite = useCan('config:write');
  return <Loaded query={config}>{(read) => <ConfigForm config={read} canWrite={canWrite} />}</Loaded>;
}
