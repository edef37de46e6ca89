import { Alert, Button, Radio, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SettingVersion, SettingVersionDetail } from '../../contract/setting-versions.js';
import type { Tagged } from '../call.js';
import { texts } from '../messages/texts.js';
import { Dialog } from '../parts/dialog.js';
import { DialogFoot } from '../parts/dialog-foot.js';
import { explainError } from '../parts/explain-error.js';
import { Loaded } from '../parts/loaded.js';
import { notifyDone } from '../parts/notify.js';
import { ChangeList } from './change-list.js';
import { nameSection } from './tell-value.js';
import { readVersion, restoreVersion, versionsKey } from './version-calls.js';

const texted = texts.versions;
type To = 'before' | 'after';

interface RestoreDialogProps {
  version: SettingVersion;
  onClose: () => void;
}

/** Shows what setting a section back would change now, and does it. Who was faster is told, and shown. */
export function RestoreDialog({ version, onClose }: RestoreDialogProps) {
  const [to, setTo] = useState<To>('before');
  const client = useQueryClient();
  const detail = useQuery({
    queryKey: [...versionsKey, version.id],
    queryFn: ({ signal }) => readVersion(version.id, signal),
    ...{ staleTime: 0, gcTime: 0 },
  });
  const restoring = useMutation({
    mutationFn: (etag: string | null) => restoreVersion(version.id, { to }, etag),
    onSuccess: () => {
      notifyDone(texted.didSetBack);
      onClose();
      void client.invalidateQueries();
    },
    onError: () => void detail.refetch(),
  });
  return (
    <Dialog opened onClose={onClose} title={texted.dialogTitle(nameSection(version))} size="lg" centered>
      <Stack>
        <Text size="sm">{texted.dialogIntro}</Text>
        {restoring.isError && (
          <Alert color="red" role="alert">
            {explainError(restoring.error)}
          </Alert>
        )}
        <Loaded query={detail}>
          {(read) => (
            <Choice
              {...{ read, to, isSaving: restoring.isPending }}
              onChoose={setTo}
              onConfirm={() => restoring.mutate(read.etag)}
            />
          )}
        </Loaded>
      </Stack>
    </Dialog>
  );
}

interface ChoiceProps {
  read: Tagged<SettingVersionDetail>;
  to: To;
  onChoose: (to: To) => void;
  onConfirm: () => void;
  isSaving: boolean;
}

function Choice({ read, to, onChoose, onConfirm, isSaving }: ChoiceProps) {
  const changes = to === 'before' ? read.to_before : read.to_after;
  return (
    <>
      <Radio.Group
        label={texted.to}
        value={to}
        onChange={(value) => onChoose(value === 'after' ? 'after' : 'before')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="before" label={texted.before} />
          <Radio value="after" label={texted.after} />
        </Stack>
      </Radio.Group>
      <Text size="sm" fw={500}>
        {texted.wouldChange}
      </Text>
      {changes.length === 0 ? <Text size="sm">{texted.noDifference}</Text> : <ChangeList changes={changes} />}
      <DialogFoot>
        <Button onClick={onConfirm} loading={isSaving} disabled={changes.length === 0}>
          {texted.confirm}
        </Button>
      </DialogFoot>
    </>
  );
}
