import { NativeSelect, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { z } from 'zod';
import type { Assistant } from '../../contract/assistants.js';
import type { TenantConfig } from '../../contract/config.js';
import { texts } from '../messages/texts.js';
import { lazyPart } from '../parts/lazy-part.js';
import { Loaded } from '../parts/loaded.js';
import { Page } from '../parts/page.js';
import { Loading, Nothing } from '../parts/states.js';
import { useCan } from '../session/member-context.js';
import { Require } from '../session/require.js';
import { useConfig } from '../settings/use-config.js';
import { assistantKey, readAssistant } from './assistant-calls.js';
import { AssistantForm } from './assistant-form.js';
import { useAssistants } from './use-assistants.js';

const texted = texts.assistant;
const TabName = z.enum(['settings', 'intents']);

/** Loaded when it is first opened. */
const IntentsTab = lazyPart(() => import('./intents-tab.js'), 'IntentsTab');

export const AssistantPage = () => (
  <Page title={texted.title} intro={texted.intro}>
    <Require permission="assistants:read" what={texted.permission}>
      <Assistants />
    </Require>
  </Page>
);

function Assistants() {
  const assistants = useAssistants();
  const config = useConfig();
  const canWrite = useCan('assistants:write');
  return (
    <Loaded query={assistants}>
      {({ items }) => (
        <Loaded query={config}>
          {(read) => <ChosenAssistant assistants={items} config={read} canWrite={canWrite} />}
        </Loaded>
      )}
    </Loaded>
  );
}

interface ChosenAssistantProps {
  assistants: readonly Assistant[];
  config: TenantConfig;
  canWrite: boolean;
}

/** The tab stands in the address, so that what happens with an intent can be linked to. */
function ChosenAssistant({ assistants, config, canWrite }: ChosenAssistantProps) {
  const [chosenId, setChosenId] = useState(assistants[0]?.id);
  const navigate = useNavigate();
  const tab = useLocation({ select: ({ hash }) => TabName.safeParse(hash).data ?? 'settings' });
  const openTab = (name: string | null) =>
    void navigate({ to: '/assistant', hash: name ?? '', replace: true });
  const chosen = assistants.find(({ id }) => id === chosenId) ?? assistants[0];
  if (!chosen) return <Nothing title={texted.none}>{texted.noneHelp}</Nothing>;
  return (
    <>
      {assistants.length > 1 && (
        <NativeSelect
          label={texted.choose}
          mb="md"
          value={chosen.id}
          onChange={(event) => setChosenId(event.currentTarget.value)}
          data={assistants.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Tabs value={tab} onChange={openTab} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="settings">{texted.tabs.settings}</Tabs.Tab>
          <Tabs.Tab value="intents">{texted.tabs.intents}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="settings">
          <AssistantSettings key={chosen.id} assistantId={chosen.id} config={config} canWrite={canWrite} />
        </Tabs.Panel>
        <Tabs.Panel value="intents">
          <Suspense fallback={<Loading />}>
            <IntentsTab
              key={chosen.id}
              assistantId={chosen.id}
              languages={config.languages}
              canWrite={canWrite}
            />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

interface AssistantSettingsProps {
  assistantId: string;
  config: TenantConfig;
  canWrite: boolean;
}

/** Read by itself: only so it comes with its tag. */
function AssistantSettings({ assistantId, config, canWrite }: AssistantSettingsProps) {
  const assistant = useQuery({
    queryKey: assistantKey(assistantId),
    queryFn: ({ signal }) => readAssistant(assistantId, signal),
  });
  return (
    <Loaded query={assistant}>
      {(read) => <AssistantForm assistant={read} config={config} canWrite={canWrite} />}
    </Loaded>
  );
}
