import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { Section } from '../parts/section.js';
import { beginExport, transfersKey } from './transfer-calls.js';
import { TransferList } from './transfer-list.js';
import { useTransfers } from './use-transfers.js';

const texted = texts.transfer;

/** All that the business owns, as an archive to take away. */
export function ExportSection({ name }: { name: string }) {
  const client = useQueryClient();
  const exports = useTransfers('export');
  const begin = useMutation({
    mutationFn: beginExport,
    onSuccess: () => {
      notifyDone(texted.began);
      void client.invalidateQueries({ queryKey: transfersKey('export') });
    },
    onError: notifyFailed,
  });
  return (
    <Section title={texted.exportTitle} intro={texted.exportIntro}>
      <Stack>
        <Loaded query={exports}>
          {({ items }) => <TransferList items={items} label={texted.exports} businessName={name} />}
        </Loaded>
        <Button w="fit-content" variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>
          {texted.begin}
        </Button>
      </Stack>
    </Section>
  );
}
