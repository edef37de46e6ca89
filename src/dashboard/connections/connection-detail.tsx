import { Stack, Text } from '@mantine/core';
import type { Assistant } from '../../contract/assistants.js';
import type { Connection, ConnectorView } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { BackLink } from '../parts/back-link.js';
import { Page } from '../parts/page.js';
import { AccessForm } from './access-form.js';
import { ConnectionActions } from './connection-actions.js';
import { ConnectionFacts } from './connection-facts.js';
import { ConnectionProblemNote } from './connection-problem-note.js';
import { ConnectionSettingsForm } from './connection-settings-form.js';
import { Guide } from './guide.js';
import { ManualSteps, Snippet } from './manual-steps.js';
import { Section } from '../parts/section.js';
import { StatusBadge } from './status-badge.js';

const texted = texts.connections;

interface ConnectionDetailProps {
  connection: Connection;
  /** Absent when this installation no longer offers the connector, or keeps it for itself. */
  connector: ConnectorView | undefined;
  assistants: readonly Assistant[];
  canChange: boolean;
}

/** One connection: how it fares, what is left to do, and its settings. */
export function ConnectionDetail({ connection, connector, assistants, canChange }: ConnectionDetailProps) {
  const { name, status, problem, manual_steps, snippet } = connection;
  return (
    <Page
      title={name}
      intro={connector?.name ?? connection.connector}
      actions={<StatusBadge status={status} />}
    >
      <Stack gap="lg">
        <BackLink to="/connections">{texted.title}</BackLink>
        {problem && <ConnectionProblemNote problem={problem} />}
        {manual_steps.length > 0 && <ManualSteps steps={manual_steps} />}
        {snippet !== null && <Snippet snippet={snippet} />}
        <ConnectionFacts connection={connection} canSeeAddress={canChange} />
        {canChange ? (
          <Changeable connection={connection} connector={connector} assistants={assistants} />
        ) : (
          <Text c="dimmed">{texts.common.readOnly}</Text>
        )}
      </Stack>
    </Page>
  );
}

function Changeable({ connection, connector, assistants }: Omit<ConnectionDetailProps, 'canChange'>) {
  if (!connector) return <ConnectionActions connection={connection} />;
  return (
    <>
      <ConnectionActions connection={connection} />
      <Section title={texted.settings}>
        <ConnectionSettingsForm
          connection={connection}
          capabilities={connector.capabilities}
          assistants={assistants}
        />
      </Section>
      <Section title={texted.access} intro={texted.accessHelp}>
        <AccessForm connection={connection} connector={connector} />
      </Section>
      <Guide connector={connector} />
    </>
  );
}
