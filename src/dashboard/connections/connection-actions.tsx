import { Button, Group } from '@mantine/core';
import type { Connection } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { useConnectionActs } from './use-connection-acts.js';

const texted = texts.connections;

interface ConnectionActionsProps {
  connection: Connection;
  removeConsequence: string;
}

/** Pause, remove. */
export function ConnectionActions({ connection, removeConsequence }: ConnectionActionsProps) {
  const { id, name, status } = connection;
  const { setStatus, remove } = useConnectionActs(id);
  const isPaused = status === 'paused';
  return (
    <Group gap="sm" role="group" aria-label={texted.actions}>
      <Button
        size="xs"
        variant="default"
        loading={setStatus.isPending}
        onClick={() => setStatus.mutate(isPaused ? 'live' : 'paused')}
      >
        {isPaused ? texted.resume : texted.pause}
      </Button>
      <ConfirmButton
        size="xs"
        label={texted.remove}
        question={texted.removeQuestion(name)}
        consequence={removeConsequence}
        confirm={texted.removeConfirm}
        loading={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </Group>
  );
}
