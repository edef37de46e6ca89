import { Button, Group, Text } from '@mantine/core';
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
    <Group mb="sm" gap="xs">
      <Button variant="default" size="xs" loading={download.isPending} onClick={() => download.mutate()}>
        {texted.export}
      </Button>
      {canWrite ? (
        <Keys isBoard={filters.layout === 'board'} />
      ) : (
        <Text size="sm">{texts.common.readOnly}</Text>
      )}
    </Group>
  );
}

const Keys = ({ isBoard }: { isBoard: boolean }) => (
  <>
    <ShortcutsButton keys={isBoard ? boardKeys : tableKeys} />
    {isBoard && (
      <Text size="sm" c="dimmed" visibleFrom="sm">
        {texted.boardHelp}
      </Text>
    )}
  </>
);
