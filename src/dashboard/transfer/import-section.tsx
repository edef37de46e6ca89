import { Alert, Button, FileButton, Group, Input, Stack, Text } from '@mantine/core';
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
        <ChosenFile file={file} onChoose={setFile} />
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

interface ChosenFileProps {
  file: File | null;
  onChoose: (file: File | null) => void;
}

/** The file to send: a button that looks like one, and the name of what was chosen. */
const ChosenFile = ({ file, onChoose }: ChosenFileProps) => (
  <Stack gap={6} role="group" aria-label={texted.file}>
    <Input.Label labelElement="div" aria-hidden>
      {texted.file}
    </Input.Label>
    <Group gap="sm">
      <FileButton accept=".gz,application/gzip" onChange={onChoose}>
        {(button) => (
          <Button variant="default" {...button}>
            {texted.choose}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="dimmed" className="wraps" role="status">
        {file?.name ?? texted.fileHelp}
      </Text>
    </Group>
  </Stack>
);
