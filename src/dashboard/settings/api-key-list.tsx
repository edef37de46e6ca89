import { Badge, Card, Code, Group, Stack, Title } from '@mantine/core';
import type { ApiKey } from '../../contract/api-keys.js';
import { texts } from '../messages/texts.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Moment } from '../parts/moment.js';
import { Parted } from '../parts/parted.js';
import { Nothing } from '../parts/states.js';
import { dateOf } from '../parts/tell-time.js';
import { ScopeList } from './scope-list.js';

const texted = texts.settings.keys;

interface ApiKeyListProps {
  items: readonly ApiKey[];
  /** Null for those who only read. */
  onRevoke: ((key: ApiKey) => void) | null;
}

export function ApiKeyList({ items, onRevoke }: ApiKeyListProps) {
  if (items.length === 0) return <Nothing title={texted.none}>{texted.noneHelp}</Nothing>;
  return (
    <Stack component="ul" className="plain-list" gap="xs" aria-label={texted.list}>
      {items.map((key) => (
        <Card component="li" withBorder key={key.id}>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <KeyFacts apiKey={key} />
            {onRevoke && key.revoked_at === null && (
              <ConfirmButton
                size="xs"
                label={texted.revoke}
                question={texted.revokeQuestion(key.name)}
                consequence={texted.revokeConsequence}
                confirm={texted.revokeConfirm}
                onConfirm={() => onRevoke(key)}
              />
            )}
          </Group>
          <ScopeList scopes={key.scopes} />
        </Card>
      ))}
    </Stack>
  );
}

function KeyFacts({ apiKey }: { apiKey: ApiKey }) {
  const { name, prefix, created_at, last_used_at, expires_at, revoked_at } = apiKey;
  return (
    <div className="shrinks">
      <Group gap="xs" mb={4}>
        <Title order={2} size="h5">
          {name}
        </Title>
        <Code className="no-shrink">{prefix}…</Code>
        {revoked_at !== null && <Badge color="gray">{texted.revoked}</Badge>}
      </Group>
      <Parted size="sm" c="dimmed">
        <>
          {texted.lastUsed}: {last_used_at === null ? texts.common.never : <Moment at={last_used_at} />}
        </>
        {texted.createdAt(dateOf(created_at))}
        {expires_at !== null && texted.expiresAt(dateOf(expires_at))}
      </Parted>
    </div>
  );
}
