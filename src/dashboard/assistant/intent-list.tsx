import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { Intent } from '../../contract/assistants.js';
import { texts } from '../messages/texts.js';
import { Parted } from '../parts/parted.js';
import { Nothing } from '../parts/states.js';

const texted = texts.assistant.intents;

interface IntentListProps {
  items: readonly Intent[];
  /** Null for those who only read. */
  onEdit: ((intent: Intent) => void) | null;
}

export function IntentList({ items, onEdit }: IntentListProps) {
  if (items.length === 0) return <Nothing title={texted.none}>{texted.noneHelp}</Nothing>;
  return (
    <Stack component="ul" className="plain-list" gap="xs" aria-label={texted.list}>
      {items.map((intent) => (
        <Card component="li" withBorder key={intent.id}>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div className="shrinks">
              <Group gap="4px 10px" mb={4}>
                <Title order={2} size="h5">
                  {intent.label}
                </Title>
                {intent.is_starter && <Badge color="gray">{texted.starter}</Badge>}
                {intent.trust !== null && (
                  <Badge>{texted.trustOf(texts.common.trustShort[intent.trust])}</Badge>
                )}
              </Group>
              <Parted size="sm" c="dimmed">
                {texted.actions[intent.action]}
                {texted.examples(intent.examples.length)}
              </Parted>
              <Text size="sm" lineClamp={1}>
                {intent.examples.slice(0, 3).join(' · ')}
              </Text>
            </div>
            {onEdit && (
              <Button
                variant="default"
                size="xs"
                className="no-shrink"
                onClick={() => onEdit(intent)}
                aria-label={texted.edit(intent.label)}
              >
                {texts.common.edit}
              </Button>
            )}
          </Group>
        </Card>
      ))}
    </Stack>
  );
}
