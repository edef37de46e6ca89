import { Alert, Button, FileInput, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { texts } from '../messages/texts.js';
import { explainError } from '../parts/explain-error.js';
import { Loaded } from '../parts/loaded.js';
import { notifyDone } from '../parts/notify.js';
import { Section } from '../parts/section.js';
import { sendArchive } from './transfer-calls.js';
import { TransferList } from './transfer-list.js';
import { useTransfers } from './use-transfers.js';

const texted = texts.transfer;

/** An archive from elsewhere, for a business that holds nothing yet. */
export function ImportSection() {
  const client = useQueryClient();
  const imports = useTransfers('import');
  const [file, setFile] = useState<File | null>(null);
  const [progress, setProgress] = useState('');
  const sending = useMutation({
    mutationFn: (chosen: File) => sendArchive(chosen, (done, all) => setProgress(texted.sending(done, all))),
    onSuccess: () => {
      notifyDone(texted.sent);
      setFile(null);
    },
    onSettled: () => {
      setProgress('');
      return client.invalidateQueries();
    },
  });
  return (
    <Section title={texted.importTitle} intro={texted.importIntro}>
      <Stack>
        <Loaded query={imports}>
          {({ items }) => <TransferList items={items} label={texted.imports} />}
        </Loaded>
        {sending.isError && (
          <Alert color="red" role="alert">
            {explainError(sending.error)}
          </Alert>
        )}
        <FileInput
          label={texted.file}
          description={texted.fileHelp}
          accept=".gz,application/gzip"
          placeholder={texted.choose}
          value={file}
          onChange={setFile}
          clearable
          maw={400}
        />
        <Group>
          <Button
            variant="default"
            disabled={file === null}
            loading={sending.isPending}
            onClick={() => file && sending.mutate(file)}
          >
            {texted.send}
          </Button>
          <Text size="sm" role="status">
            {progress}
          </Text>
        </Group>
      </Stack>
    </Section>
  );
}
