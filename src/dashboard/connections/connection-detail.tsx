import { Group, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import type { Assistant } from '../../contract/assistants.js';
import type { Connection, ConnectorView } from '../../contract/connections.js';
import type { Tagged } from '../call.js';
import { texts } from '../messages/texts.js';
import { BackLink } from '../parts/back-link.js';
import { ButtonLink } from '../parts/links.js';
import { Page } from '../parts/page.js';
import { Section } from '../parts/section.js';
import { AccessForm } from './access-form.js';
import { Checklist } from './checklist.js';
import { ConnectionActions } from './connection-actions.js';
import { ConnectionFacts } from './connection-facts.js';
import { ConnectionHealth } from './connection-health.js';
import { ConnectionProblemNote } from './connection-problem-note.js';
import { ConnectionSettingsForm } from './connection-settings-form.js';
import { Guide } from './guide.js';
import { ManualSteps, Snippet } from './manual-steps.js';
import { Rotation } from './rotation.js';
import { StatusBadge } from './status-badge.js';
import { useConnectionActs } from './use-connection-acts.js';

const texted = texts.connections;

interface ConnectionDetailProps {
  connection: Tagged<Connection>;
  /** Absent when this installation no longer offers the connector, or keeps it for itself. */
  connector: ConnectorView | undefined;
  assistants: readonly Assistant[];
  canChange: boolean;
}

/** One connection: how it fares, what is left to do, and its settings. */
export function ConnectionDetail({ connection, connector, assistants, canChange }: ConnectionDetailProps) {
  const { name, status, problem, manual_steps, snippet, checklist, health } = connection;
  const { check } = useConnectionActs(connection.id);
  const isAboutWebhook = checklist.some(({ key, state }) => key === 'webhook' && state === 'manual');
  return (
    <Page
      title={name}
      back={<BackLink to="/connections">{texted.title}</BackLink>}
      intro={connector?.name ?? connection.connector}
      actions={
        <Group gap="sm">
          <StatusBadge status={status} />
          {connector?.capabilities.catches_up === true && (
            <ButtonLink
              to="/connections/$connectionId/history"
              params={{ connectionId: connection.id }}
              variant="default"
              size="xs"
            >
              {texts.history.title}
            </ButtonLink>
          )}
          {canChange && <ConnectionActions connection={connection} />}
        </Group>
      }
    >
      <Stack gap="lg">
        {problem && <ConnectionProblemNote problem={problem} />}
        {snippet !== null && <Snippet snippet={snippet} />}
        <Checklist
          connection={connection}
          canChange={canChange}
          isChecking={check.isPending}
          onCheck={() => check.mutate()}
        />
        {manual_steps.length > 0 && !isAboutWebhook && <ManualSteps steps={manual_steps} />}
        <ConnectionFacts connection={connection} canSeeAddress={canChange} />
        {canChange ? (
          <Changeable connection={connection} connector={connector} assistants={assistants} />
        ) : (
          <>
            <ConnectionHealth health={health} />
            <Text c="dimmed">{texts.common.readOnly}</Text>
          </>
        )}
      </Stack>
    </Page>
  );
}

function Changeable({ connection, connector, assistants }: Omit<ConnectionDetailProps, 'canChange'>) {
  const access = useRef<HTMLDivElement>(null);
  const { rotate } = useConnectionActs(connection.id);
  const replaceToken = () => {
    access.current?.scrollIntoView({ block: 'center' });
    access.current?.querySelector<HTMLInputElement>('input[type="password"]')?.focus();
  };
  if (!connector) return null;
  return (
    <>
      <Section title={texted.settings}>
        <ConnectionSettingsForm
          connection={connection}
          capabilities={connector.capabilities}
          assistants={assistants}
        />
      </Section>
      <div ref={access}>
        <Section title={texted.access} intro={texted.accessHelp}>
          <AccessForm connection={connection} connector={connector} />
        </Section>
      </div>
      <Rotation
        connection={connection}
        isRotating={rotate.isPending}
        onRotate={() => rotate.mutate()}
        onReplaceToken={replaceToken}
      />
      <ConnectionHealth health={connection.health} />
      <Guide connector={connector} />
    </>
  );
}
