import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazyRouteComponent } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { Lead } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import { ShortcutsButton } from '../parts/shortcuts-button.js';
import type { LeadFilters } from './lead-filters.js';
import { boardKeys, tableKeys } from './shown-keys.js';
import { useExport } from './use-export.js';

const texted = texts.leads;

/** Loaded when two are chosen. */
const MergeDialog = lazyRouteComponent(() => import('./merge-dialog.js'), 'MergeDialog');

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
    <Group mb="sm" gap="xs">
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
      {canWrite ? (
        <Keys isBoard={filters.layout === 'board'} />
      ) : (
        <Text size="sm">{texts.common.readOnly}</Text>
      )}
      {first && second && (
        <Suspense fallback={null}>
          <MergeDialog
            leads={[first, second]}
            isOpen={isMerging}
            onClose={merging.close}
            onMerged={onMerged}
          />
        </Suspense>
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
