import { Tabs } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { Page } from '../parts/page.js';
import { useCan } from '../session/member-context.js';
import { Require } from '../session/require.js';
import { ApiKeysTab } from './api-keys-tab.js';
import { ConfigForm } from './config-form.js';
import { useConfig } from './use-config.js';

const texted = texts.settings;

export const SettingsPage = () => (
  <Page title={texted.title} intro={texted.intro}>
    <Require permission="config:read" what={texted.permission}>
      <Tabs defaultValue="business" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="business">{texted.tabs.business}</Tabs.Tab>
          <Tabs.Tab value="keys">{texted.tabs.keys}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="business">
          <BusinessTab />
        </Tabs.Panel>
        <Tabs.Panel value="keys">
          <Require permission="keys:read" what={texted.keys.permission}>
            <ApiKeysTab />
          </Require>
        </Tabs.Panel>
      </Tabs>
    </Require>
  </Page>
);

function BusinessTab() {
  const config = useConfig();
  const canWrite = useCan('config:write');
  return <Loaded query={config}>{(read) => <ConfigForm config={read} canWrite={canWrite} />}</Loaded>;
}
