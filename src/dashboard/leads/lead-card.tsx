import { Button, Card, Checkbox, Group, Text } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { Moment } from '../parts/moment.js';
import { type LeadItemProps, Who } from './lead-row.js';
import { nameLead } from './name-lead.js';
import { StatusSelect } from './status-select.js';

const texted = texts.leads;

/** One lead on a phone. */
export function LeadCard({ lead, canWrite, isChosen, onChosen, onOpen, onStatus }: LeadItemProps) {
  const name = nameLead(lead);
  return (
    <Card withBorder padding="sm" mb="xs">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div className="shrinks">
          <Who lead={lead} />
        </div>
        {canWrite && (
          <Checkbox
            aria-label={texted.choose(name)}
            checked={isChosen}
            onChange={(event) => onChosen(event.currentTarget.checked)}
          />
        )}
      </Group>
      <Text size="sm" my="xs" lineClamp={3}>
        {lead.quote}
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        {lead.connection.name} · <Moment at={lead.created_at} />
      </Text>
      <Group justify="space-between">
        <StatusSelect lead={lead} canWrite={canWrite} onStatus={onStatus} />
        <Button variant="default" size="xs" onClick={onOpen} aria-label={texted.open(name)}>
          {texted.openShort}
        </Button>
      </Group>
    </Card>
  );
}
