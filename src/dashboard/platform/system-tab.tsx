import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Installation } from '../../contract/installation.js';
import { texts } from '../messages/texts.js';
import { explainError } from '../parts/explain-error.js';
import { Loaded } from '../parts/loaded.js';
import { Section } from '../parts/section.js';
import { exactTime } from '../parts/tell-time.js';
import { installationKey, readInstallation } from './installation-calls.js';
import { ProcessList } from './process-list.js';
import { Versions } from './versions-facts.js';
import { Waiting } from './waiting-facts.js';

const texted = texts.platform.system;

const refreshMs = 10_000;

/** What runs here, in which version, and what waits; read again and again while somebody looks. */
export function SystemTab() {
  const system = useQuery({
    queryKey: installationKey,
    queryFn: ({ signal }) => readInstallation(signal),
    refetchInterval: refreshMs,
  });
  const { isFetching, dataUpdatedAt, error, refetch } = system;
  const readAt = exactTime(new Date(dataUpdatedAt).toISOString());
  return (
    <>
      <Group justify="space-between" align="flex-start" mb="md" gap="sm" className="named-row">
        <Text c="dimmed" maw="65ch" className="shrinks">
          {texted.intro}
        </Text>
        {/* Not locked while it reads: that happens every few seconds. */}
        <Button
          size="xs"
          variant="default"
          aria-busy={isFetching}
          onClick={() => void refetch({ cancelRefetch: true })}
        >
          {texted.readAgain}
        </Button>
      </Group>
      <Loaded query={system}>
        {(installation) => (
          <Stack>
            {error !== null && (
              <Alert color="orange" title={texted.stale} role="alert">
                {explainError(error)} {texted.staleHelp(readAt)}
              </Alert>
            )}
            <System installation={installation} />
          </Stack>
        )}
      </Loaded>
    </>
  );
}

function System({ installation }: { installation: Installation }) {
  const { processes } = installation;
  const running = [...new Set(processes.filter((one) => !one.is_silent).map(({ version }) => version))];
  return (
    <>
      {running.length > 1 && (
        <Alert color="orange" title={texted.mixedTitle}>
          {texted.mixed(new Intl.ListFormat('en').format(running.sort()))}
        </Alert>
      )}
      <Section title={texted.waits}>
        <Waiting installation={installation} />
      </Section>
      <Section title={texted.processes} intro={texted.processesIntro}>
        <ProcessList processes={processes} />
      </Section>
      <Section title={texted.versions}>
        <Versions installation={installation} />
      </Section>
    </>
  );
}
