import { Button, Group, Text } from '@mantine/core';
import type { Connection } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Section } from '../parts/section.js';
import { exactTime } from '../parts/tell-time.js';

const texted = texts.connections;

interface RotationProps {
  connection: Connection;
  isRotating: boolean;
  onRotate: () => void;
  /** Brings the person to where a new token is entered. */
  onReplaceToken: () => void;
}

/** New secrets without a gap: what each button does, and how long the former ones still work. */
export const Rotation = ({ connection, isRotating, onRotate, onReplaceToken }: RotationProps) => {
  const { grace, webhook_url, secrets_set } = connection;
  if (secrets_set.length === 0 && webhook_url === null) return null;
  return (
    <Section title={texted.rotation} intro={texted.rotationHelp}>
      <Group gap="sm">
        {secrets_set.length > 0 && (
          <Button variant="default" onClick={onReplaceToken}>
            {texted.replaceToken}
          </Button>
        )}
        {webhook_url !== null && (
          <ConfirmButton
            label={texted.rotate}
            question={texted.rotateQuestion}
            consequence={texted.rotateConsequence}
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
