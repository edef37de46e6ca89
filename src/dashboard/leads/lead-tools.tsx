import { Button, Group } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { ShortcutsButton } from '../parts/shortcuts-button.js';
import type { LeadFilters } from './lead-filters.js';
import { boardKeys, tableKeys } from './shown-keys.js';
import { useExport } from './use-export.js';

const texted = texts.leads;

interface LeadToolsProps {
  filters: LeadFilters;
  canWrite: boolean;
}

/** What is done with all leads of the list, and which keys act on one. */
export function LeadTools({ filters, canWrite }: LeadToolsProps) {
  const download = useExport(filters);
  return (
    <Group gap="xs" wrap="nowrap">
      <Button variant="default" size="xs" loading={download.isPending} onClick={() => download.mutate()}>
        {texted.export}
      </Button>
      {canWrite && <ShortcutsButton keys={filters.layout === 'board' ? boardKeys : tableKeys} />}
    </Group>
  );
}
