import { Button, Group } from '@mantine/core';
import type { Connection } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { useConnectionActs } from './use-connection-acts.js';

const texted = texts.connections;

/** Check, pause, a new address, remove. */
export function ConnectionActions({ connection }: { connection: Connection }) {
  const { id, name, status, webhook_url } = connection;
  const { check, rotate, setStatus, remove } = useConnectionActs(id);
  const isPaused = status === 'paused';
  return (
    <Group gap="sm" role="group" aria-label={texted.actions}>
      <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
        {texted.check}
      </Button>
      <Button
        variant="default"
        loading={setStatus.isPending}
        onClick={() => setStatus.mutate(isPaused ? 'live' : 'paused')}
      >
        {isPaused ? texted.resume : texted.pause}
      </Button>
      {webhook_url !== null && (
        <ConfirmButton
          label={texted.rotate}
          question={texted.rotateQuestion}
          consequence={texted.rotateConsequence}
          confirm={texted.rotateConfirm}
          loading={rotate.isPending}
          onConfirm={() => rotate.mutate()}
        />
      )}
      <ConfirmButton
        label={texted.remove}
        color="red"
        variant="light"
        question={texted.removeQuestion(name)}
        consequence={texted.removeConsequence}
        confirm={texted.removeConfirm}
        loading={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </Group>
  );
}
