import { Button, Card, Group, Text } from '@mantine/core';
import { memo } from 'react';
import { texts } from '../messages/texts.js';
import { Parted } from '../parts/parted.js';
import { Moment } from '../parts/moment.js';
import { useLeadActs } from './lead-acts.js';
import { ChooseBox, LeadAssignee, type LeadItemProps, Who } from './lead-row.js';
import { nameLead } from './name-lead.js';
import { StatusSelect } from './status-select.js';

const texted = texts.leads;

/** One lead where a table has no room. */
export const LeadCard = memo(function LeadCard({ lead, canWrite, isChosen }: LeadItemProps) {
  const acts = useLeadActs();
  return (
    <Card withBorder mb="xs" className="lead-card" data-chosen={isChosen}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div className="shrinks wraps">
          <Who lead={lead} />
        </div>
        {canWrite && <ChooseBox lead={lead} isChosen={isChosen} acts={acts} />}
      </Group>
      <Text size="sm" my="xs" lineClamp={3} className="wraps">
        {lead.quote}
      </Text>
      <Group gap="xs" mb={4} wrap="nowrap" justify="space-between">
        <Parted size="xs" c="dimmed" className="wraps">
          {lead.connection.name}
          <Moment at={lead.created_at} />
        </Parted>
        <Button
          variant="subtle"
          size="compact-sm"
          fz="xs"
          me={-8}
          className="no-shrink"
          onClick={() => acts.open(lead)}
          aria-label={texted.open(nameLead(lead))}
        >
          {texted.openShort}
        </Button>
      </Group>
      <Group gap="xs" wrap="nowrap" className="lead-card-acts">
        <StatusSelect lead={lead} canWrite={canWrite} onStatus={(status) => acts.change(lead, { status })} />
        <LeadAssignee lead={lead} canWrite={canWrite} />
      </Group>
    </Card>
  );
});
