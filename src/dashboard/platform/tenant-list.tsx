import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { Tenant } from '../../contract/tenants.js';
import { texts } from '../messages/texts.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Nothing } from '../parts/states.js';
import { dateOf } from '../parts/tell-time.js';

const texted = texts.platform;

interface TenantListProps {
  items: readonly Tenant[];
  currentId: string | undefined;
  onWorkIn: (tenant: Tenant) => void;
  onStatus: (tenant: Tenant, status: 'active' | 'suspended') => void;
  onDelete: (tenant: Tenant) => void;
  onResume: (tenant: Tenant) => void;
}

const colours = {
  active: 'green',
  suspended: 'orange',
  deleting: 'red',
  deleted: 'gray',
} as const satisfies Record<Tenant['status'], string>;

export function TenantList({ items, currentId, ...acts }: TenantListProps) {
  if (items.length === 0) return <Nothing title={texted.none}>{texted.noneHelp}</Nothing>;
  return (
    <Stack component="ul" className="plain-list" gap="xs" aria-label={texted.list}>
      {items.map((tenant) => (
        <Card component="li" withBorder padding="sm" key={tenant.id}>
          <Group justify="space-between" gap="sm">
            <div className="shrinks">
              <Group gap="xs">
                <Title order={2} size="h5">
                  {tenant.name}
                </Title>
                <Badge color={colours[tenant.status]}>{texted.statuses[tenant.status]}</Badge>
                {tenant.id === currentId && <Badge>{texted.current}</Badge>}
              </Group>
              <Text size="sm" c="dimmed">
                {tenant.slug} · {texted.since} {dateOf(tenant.created_at)}
                {tenant.delete_at !== null && ` · ${texted.goesAt(dateOf(tenant.delete_at))}`}
              </Text>
            </div>
            <TenantActs tenant={tenant} {...acts} />
          </Group>
        </Card>
      ))}
    </Stack>
  );
}

function TenantActs({ tenant, onWorkIn, onStatus, onDelete, onResume }: TenantActsProps) {
  if (tenant.status === 'deleted') return null;
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        onClick={() => onWorkIn(tenant)}
        aria-label={texted.workInNamed(tenant.name)}
      >
        {texted.workIn}
      </Button>
      {tenant.status === 'deleting' ? (
        <Button size="xs" onClick={() => onResume(tenant)}>
          {texted.resume}
        </Button>
      ) : (
        <>
          <Standing tenant={tenant} onStatus={onStatus} />
          <ConfirmButton
            size="xs"
            label={texted.remove}
            question={texted.removeQuestion(tenant.name)}
            consequence={texted.removeConsequence}
            confirm={texted.removeConfirm}
            onConfirm={() => onDelete(tenant)}
          />
        </>
      )}
    </Group>
  );
}

const Standing = ({ tenant, onStatus }: Pick<TenantActsProps, 'tenant' | 'onStatus'>) =>
  tenant.status === 'active' ? (
    <ConfirmButton
      size="xs"
      label={texted.suspend}
      question={texted.suspendQuestion(tenant.name)}
      consequence={texted.suspendConsequence}
      confirm={texted.suspendConfirm}
      onConfirm={() => onStatus(tenant, 'suspended')}
    />
  ) : (
    <Button size="xs" variant="default" onClick={() => onStatus(tenant, 'active')}>
      {texted.activate}
    </Button>
  );

interface TenantActsProps extends Omit<TenantListProps, 'items' | 'currentId'> {
  tenant: Tenant;
}
