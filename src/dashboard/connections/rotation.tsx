import { Button, Group, Text } from '@mantine/core';
import type { Connection } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Section } from '../parts/section.js';
import { exactTime } from '../parts/tell-time.js';

const texted = texts.connections;

interface RotationProps {
  connection: Connection;
  /** What is connected, by its name. */
  inbox: string;
  isRotating: boolean;
  onRotate: () => void;
  /** Where a new key or token is entered; null where there is none. */
  secret: { label: string; show: () => void } | null;
}

/** New secrets without a gap: what each button does, and how long the former ones still work. */
export const Rotation = ({ connection, inbox, isRotating, onRotate, secret }: RotationProps) => {
  const { grace, webhook_url } = connection;
  if (!secret && webhook_url === null) return null;
  return (
    <Section title={texted.rotation} intro={texted.rotationHelp}>
      <Group gap="sm">
        {secret && (
          <Button variant="default" onClick={secret.show}>
            {texted.replaceSecret(secret.label)}
          </Button>
        )}
        {webhook_url !== null && (
          <ConfirmButton
            label={texted.rotate}
            question={texted.rotateQuestion}
            consequence={texted.rotateConsequence(inbox)}
            confirm={texted.rotateConfirm}
            isGentle
            loading={isRotating}
            onConfirm={onRotate}
          />
        )}
      </Group>
      {grace.address_until !== null && (
        <Text size="sm" mt="sm">
          {texted.oldUntil(exactTime(grace.address_until))}
        </Text>
      )}
      {grace.secrets_until !== null && (
        <Text size="sm" mt="sm">
          {texted.secretsUntil(exactTime(grace.secrets_until))}
        </Text>
      )}
    </Section>
  );
};
