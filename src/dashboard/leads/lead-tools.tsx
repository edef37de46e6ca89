import { Button, Group, Kbd, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type Lead, leadStatuses } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import type { LeadFilters } from './lead-filters.js';
import { MergeDialog } from './merge-dialog.js';
import { statusKey } from './status-keys.js';
import { useExport } from './use-export.js';

const texted = texts.leads;

interface LeadToolsProps {
  filters: LeadFilters;
  canWrite: boolean;
  chosen: readonly Lead[];
  onMerged: () => void;
}

/** What is done with several leads at once, and which keys act on one. */
export function LeadTools({ filters, canWrite, chosen, onMerged }: LeadToolsProps) {
  const [isMerging, merging] = useDisclosure(false);
  const download = useExport(filters);
  const [first, second] = chosen;
  return (
    <Group justify="space-between" mb="sm" gap="sm">
      {canWrite ? <KeyHelp /> : <Text size="sm">{texts.common.readOnly}</Text>}
      <Group gap="xs">
        {canWrite && (
          <Button
            variant="default"
            size="xs"
            onClick={merging.open}
            disabled={chosen.length !== 2}
            title={texted.mergeHint}
          >
            {texted.merge}
          </Button>
        )}
        <Button variant="default" size="xs" loading={download.isPending} onClick={() => download.mutate()}>
          {texted.export}
        </Button>
      </Group>
      {first && second && (
        <MergeDialog leads={[first, second]} isOpen={isMerging} onClose={merging.close} onMerged={onMerged} />
      )}
    </Group>
  );
}

const KeyHelp = () => (
  <Text size="sm" c="dimmed" visibleFrom="sm">
    {texted.keysHelp}{' '}
    {leadStatuses.map((status) => (
      <span key={status} className="no-wrap">
        <Kbd size="xs">{statusKey(status).toUpperCase()}</Kbd> {texted.statuses[status]}{' '}
      </span>
    ))}
  </Text>
);
