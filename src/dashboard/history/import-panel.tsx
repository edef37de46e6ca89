import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { HistoryImport } from '../../contract/history.js';
import { texts } from '../messages/texts.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Facts } from '../parts/facts.js';
import { dateOf, exactTime } from '../parts/tell-time.js';
import { useCan } from '../session/member-context.js';
import { BeginImportForm } from './begin-import-form.js';
import { useImportActs } from './use-import-acts.js';

const texted = texts.history;

interface ImportPanelProps {
  connectionId: string;
  /** Where the past is read, by its name. */
  inbox: string;
  standing: HistoryImport;
}

/** How far the reading has come, and what can be done about it. */
export function ImportPanel({ connectionId, inbox, standing }: ImportPanelProps) {
  const canChange = useCan('connections:write');
  return (
    <Card withBorder component="section" aria-label={texted.import}>
      <Stack>
        <Title order={2} size="h4">
          {texted.import}
        </Title>
        <Text size="sm" c="dimmed" maw="65ch">
          {texted.privacy}
        </Text>
        {standing.state !== 'never' && <Progress standing={standing} inbox={inbox} />}
        <Waiting standing={standing} inbox={inbox} />
        {standing.state === 'running' && (
          <Text size="sm">
            {texted.listLater} {canChange && texted.stopHelp}
          </Text>
        )}
        {canChange && standing.state !== 'running' && (
          <BeginImportForm key={standing.state} {...{ connectionId, inbox, standing }} />
        )}
        {canChange && <ImportActions {...{ connectionId, inbox, standing }} />}
      </Stack>
    </Card>
  );
}

type ToldProps = Pick<ImportPanelProps, 'standing' | 'inbox'>;

const Progress = ({ standing, inbox }: ToldProps) => {
  const { conversations, messages, oldest_at } = standing;
  const facts = [
    { label: texted.state, value: tellState(standing, inbox) },
    { label: texted.conversations, value: conversations.toLocaleString('en') },
    { label: texted.messages, value: messages.toLocaleString('en') },
    ...(oldest_at === null ? [] : [{ label: texted.oldest, value: dateOf(oldest_at) }]),
  ];
  return <Facts items={facts} isLive />;
};

function tellState(
  { state, is_limited, most_conversations, waits_for }: HistoryImport,
  inbox: string,
): string {
  if (is_limited) return texted.limited(inbox, most_conversations ?? 0);
  return waits_for === null ? texted.states[state] : texted.states.waiting;
}

const Waiting = ({ standing: { waits_for, problem, next_at }, inbox }: ToldProps) =>
  waits_for !== null && (
    <Alert color="yellow" role="status">
      <Text size="sm">
        {[texted.waits(inbox)[waits_for], problem].filter((part) => part !== null).join(' ')}
      </Text>
      {next_at !== null && (
        <Text size="sm">
          {texted.next}: {exactTime(next_at)}
        </Text>
      )}
    </Alert>
  );

function ImportActions({ connectionId, inbox, standing }: ImportPanelProps) {
  const { resume, stop, remove } = useImportActs(connectionId);
  if (standing.state === 'never') return null;
  return (
    <Group gap="sm">
      {standing.state === 'running' && (
        <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
          {texted.stop}
        </Button>
      )}
      {standing.state === 'stopped' && (
        <Button loading={resume.isPending} onClick={() => resume.mutate(standing)}>
          {texted.resume}
        </Button>
      )}
      <ConfirmButton
        label={texted.remove}
        question={texted.removeQuestion}
        consequence={texted.removeConsequence(inbox)}
        confirm={texted.remove}
        loading={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </Group>
  );
}
