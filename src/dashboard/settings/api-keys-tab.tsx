import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Suspense } from 'react';
import { texts } from '../messages/texts.js';
import { lazyPart } from '../parts/lazy-part.js';
import { Loaded } from '../parts/loaded.js';
import { MoreButton } from '../parts/more-button.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { usePages } from '../parts/use-pages.js';
import { useMember } from '../session/member-context.js';
import { ApiKeyList } from './api-key-list.js';
import { apiKeysKey, listApiKeys, revokeApiKey } from './config-calls.js';

const texted = texts.settings.keys;

const NewKeyDialog = lazyPart(() => import('./new-key-dialog.js'), 'NewKeyDialog');

/** The keys with which the tenant's own programs call us. */
export function ApiKeysTab() {
  const { permissions } = useMember();
  const canWrite = permissions.includes('keys:write');
  const client = useQueryClient();
  const [isAdding, adding] = useDisclosure(false);
  const keys = usePages({ queryKey: apiKeysKey, read: listApiKeys });
  const revocation = useMutation({
    mutationFn: revokeApiKey,
    onSuccess: () => {
      notifyDone(texted.didRevoke);
      void client.invalidateQueries({ queryKey: apiKeysKey });
    },
    onError: notifyFailed,
  });
  return (
    <>
      <Group justify="space-between" align="flex-start" mb="md">
        <Text c="dimmed" maw="60ch">
          {texted.intro}
        </Text>
        {canWrite && <Button onClick={adding.open}>{texted.create}</Button>}
      </Group>
      <Loaded query={keys}>
        {(items) => <ApiKeyList items={items} onRevoke={canWrite ? revocation.mutate : null} />}
      </Loaded>
      <MoreButton pages={keys} />
      {isAdding && (
        <Suspense fallback={null}>
          <NewKeyDialog
            permissions={permissions}
            onClose={() => {
              adding.close();
              void client.invalidateQueries({ queryKey: apiKeysKey });
            }}
          />
        </Suspense>
      )}
    </>
  );
}
