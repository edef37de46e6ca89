import { Group, Stack } from '@mantine/core';
import { Suspense } from 'react';
import type { Assistant } from '../../contract/assistants.js';
import type { Connection, ConnectorView } from '../../contract/connections.js';
import type { Tagged } from '../call.js';
import { texts } from '../messages/texts.js';
import { BackLink } from '../parts/back-link.js';
import { lazyPart } from '../parts/lazy-part.js';
import { ButtonLink } from '../parts/links.js';
import { Page } from '../parts/page.js';
import { Section } from '../parts/section.js';
import { ReadOnlyNote } from '../parts/read-only-note.js';
import { Loading } from '../parts/states.js';
import { AccessForm } from './access-form.js';
import { BesidePreview } from './beside-preview.js';
import { Checklist } from './checklist.js';
import { ConnectionActions } from './connection-actions.js';
import { ConnectionFacts } from './connection-facts.js';
import { ConnectionHealth } from './connection-health.js';
import { ConnectionProblemNote } from './connection-problem-note.js';
import { ConnectionSettingsForm } from './connection-settings-form.js';
import { FoldedGuide } from './guide.js';
import { ManualSteps, Snippet } from './manual-steps.js';
import { Rotation } from './rotation.js';
import { StatusBadge } from './status-badge.js';
import { type Access, useAccess } from './use-access.js';
import { useConnectionActs } from './use-connection-acts.js';
import type { OnTyped } from './use-telling.js';

const texted = texts.connections;

/** No page waits for it: it is the last but one in it. */
const ConnectionEvents = lazyPart(() => import('./connection-events.js'), 'ConnectionEvents');

interface ConnectionDetailProps {
  connection: Tagged<Connection>;
  /** Absent when this installation no longer offers the connector, or keeps it for itself. */
  connector: ConnectorView | undefined;
  assistants: readonly Assistant[];
  canChange: boolean;
}

/** One connection: how it fares, what is left to do, and its settings. */
export function ConnectionDetail({ connection, connector, assistants, canChange }: ConnectionDetailProps) {
  const { name, problem, manual_steps, snippet, checklist, health } = connection;
  const { check } = useConnectionActs(connection.id);
  const access = useAccess(connector);
  const inbox = connector?.name ?? connection.connector;
  const isAboutWebhook = checklist.some(({ key, state }) => key === 'webhook' && state === 'manual');
  return (
    <Page
      title={name}
      width={isBuiltIn(connection) ? 1100 : 960}
      back={<BackLink to="/connections">{texted.title}</BackLink>}
      intro={inbox}
      actions={<Actions {...{ connection, connector, inbox, canChange }} />}
    >
      <Stack gap="lg">
        {!canChange && <ReadOnlyNote />}
        {problem && (
          <ConnectionProblemNote
            problem={problem}
            inbox={inbox}
            field={canChange ? access.wayTo(problem.field) : null}
          />
        )}
        {snippet !== null && <Snippet snippet={snippet} />}
        <Checklist
          connection={connection}
          canChange={canChange}
          isChecking={check.isPending}
          onCheck={() => check.mutate()}
        />
        {manual_steps.length > 0 && !isAboutWebhook && <ManualSteps steps={manual_steps} inbox={inbox} />}
        <ConnectionFacts connection={connection} canSeeAddress={canChange} />
        {canChange && connector && <Changeable {...{ connection, connector, assistants, access }} />}
        <ConnectionHealth health={health} inbox={inbox} isBuiltIn={isBuiltIn(connection)} />
        <Suspense fallback={<Loading />}>
          <ConnectionEvents connectionId={connection.id} inbox={inbox} />
        </Suspense>
        {canChange && connector && connector.guide.trim() !== '' && <FoldedGuide connector={connector} />}
      </Stack>
    </Page>
  );
}

/** Our own chat window has no other product behind it. */
const isBuiltIn = ({ transport }: Connection): boolean => transport.kind === 'built-in';

interface ActionsProps extends Omit<ConnectionDetailProps, 'assistants'> {
  /** What is connected, by its name. */
  inbox: string;
}

const Actions = ({ connection, connector, inbox, canChange }: ActionsProps) => (
  <Group gap="sm">
    <div className="status-first">
      <StatusBadge status={connection.status} />
    </div>
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
    {canChange && (
      <ConnectionActions
        connection={connection}
        removeConsequence={
          isBuiltIn(connection) ? texted.removeOwnConsequence : texted.removeConsequence(inbox)
        }
      />
    )}
  </Group>
);

interface ChangeableProps {
  connection: Tagged<Connection>;
  connector: ConnectorView;
  assistants: readonly Assistant[];
  access: Access;
}

function Changeable({ connection, connector, assistants, access }: ChangeableProps) {
  const { rotate } = useConnectionActs(connection.id);
  const isOurs = isBuiltIn(connection);
  const title = isOurs ? texted.own : texted.access;
  const form = (onTyped?: OnTyped) => (
    <div ref={access.ref}>
      <Section title={title} {...(!isOurs && { intro: texted.accessHelp(connector.name) })}>
        <AccessForm
          connection={connection}
          connector={connector}
          label={title}
          submitLabel={isOurs ? texted.saveOwn : texted.saveAccess}
          onTyped={onTyped}
        />
      </Section>
    </div>
  );
  return (
    <>
      <Section title={texted.settings}>
        <ConnectionSettingsForm
          connection={connection}
          capabilities={connector.capabilities}
          assistants={assistants}
        />
      </Section>
      {isOurs ? <BesidePreview>{form}</BesidePreview> : form()}
      <Rotation
        connection={connection}
        inbox={connector.name}
        isRotating={rotate.isPending}
        onRotate={() => rotate.mutate()}
        secret={access.wayTo(connection.secrets_set[0])}
      />
    </>
  );
}
