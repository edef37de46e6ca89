import { Button, Group, Text } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { tellSpan } from '../overview/tell-figure.js';
import type { LeadFilters } from './lead-filters.js';

const texted = texts.insights;

interface LeadOriginProps {
  filters: LeadFilters;
  onChange: (filters: LeadFilters) => void;
}

/** Says which figure of the overview led to this list, and how to see all leads again. */
export function LeadOrigin({ filters, onChange }: LeadOriginProps) {
  const { since, until, connection: _, channel: __, ...others } = filters;
  if (since === undefined || until === undefined) return null;
  return (
    <Group gap="xs" mb="sm">
      <Text size="sm">{texted.only(texted.figures.leads, tellSpan(since, until))}</Text>
      <Button variant="default" size="xs" onClick={() => onChange(others)}>
        {texted.showAll}
      </Button>
    </Group>
  );
}
