import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { MoreButton } from '../parts/more-button.js';
import { notifyFailed } from '../parts/notify.js';
import { saveFile } from '../parts/save-file.js';
import { usePages } from '../parts/use-pages.js';
import { type AuditFilters, auditKey, exportAudit, listAudit } from './audit-calls.js';
import { AuditFilterBar } from './audit-filter-bar.js';
import { AuditTable } from './audit-table.js';

const texted = texts.audit;
const all: AuditFilters = { area: '', from: '', to: '' };

/** Who did what in this business. */
export function AuditTab() {
  const [filters, setFilters] = useState(all);
  const entries = usePages({
    queryKey: [...auditKey, filters],
    read: (cursor, signal) => listAudit(filters, cursor, signal),
  });
  const download = useMutation({
    mutationFn: () => exportAudit(filters),
    onSuccess: (file) => saveFile(file, 'audit-log.csv'),
    onError: notifyFailed,
  });
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <Text c="dimmed" maw="60ch">
          {texted.intro}
        </Text>
        <Button variant="default" loading={download.isPending} onClick={() => download.mutate()}>
          {texted.export}
        </Button>
      </Group>
      <AuditFilterBar filters={filters} onChange={setFilters} />
      <Loaded query={entries}>
        {(items) => (
          <AuditTable items={items} isFiltered={Object.values(filters).some((value) => value !== '')} />
        )}
      </Loaded>
      <MoreButton pages={entries} />
    </Stack>
  );
}
