import { Badge, Button, Card, Group, Stack, Title } from '@mantine/core';
import type { ListedTenant, Tenant } from '../../contract/tenants.js';
import { texts } from '../messages/texts.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Parted } from '../parts/parted.js';
import { Nothing } from '../parts/states.js';
import { dateOf } from '../parts/tell-time.js';
import { readTrial } from '../shell/read-trial.js';
import { Usage } from './tenant-usage.js';

const texted = texts.platform;

interface TenantListProps {
  items: readonly ListedTenant[];
  /** Others there may be are not listed. */
  isNarrowed: boolean;
  currentId: string | undefined;
  onWorkIn: (tenant: Tenant) => void;
  onStatus: (tenant: Tenant, status: 'active' | 'suspended') => void;
  onPlan: (tenant: Tenant) => void;
  onDelete: (tenant: Tenant) => void;
  onResume: (tenant: Tenant) => void;
}

const colours = {
  active: 'green',
  suspended: 'orange',
  deleting: 'red',
  deleted: 'gray',
} as const satisfies Record<Tenant['status'], string>;

export function TenantList({ items, isNarrowed, currentId, ...acts }: TenantListProps) {
  if (items.length === 0 && isNarrowed)
    return <Nothing title={texted.plan.none}>{texted.plan.noneHelp}</Nothing>;
  if (items.length === 0) return <Nothing title={texted.none}>{texted.noneHelp}</Nothing>;
  return (
    <Stack component="ul" className="plain-list" gap="xs" aria-label={texted.list}>
      {items.map((tenant) => (
        <Card component="li" withBorder key={tenant.id}>
          <Group justify="space-between" gap="sm" className="named-row">
            <div className="shrinks">
              <Group gap="4px 10px" mb={4}>
                <Title order={2} size="h5">
                  {tenant.name}
                </Title>
                <Badge color={colours[tenant.status]}>{texted.statuses[tenant.status]}</Badge>
                <PlanBadge tenant={tenant} />
                {tenant.id === currentId && <Badge>{texted.current}</Badge>}
              </Group>
              <Parted size="sm" c="dimmed" className="wraps">
                {texted.slugIs(tenant.slug)}
                {`${texted.since} ${dateOf(tenant.created_at)}`}
                {tellPlan(tenant)}
                {tenant.delete_at !== null && texted.goesAt(dateOf(tenant.delete_at))}
              </Parted>
              {tenant.status !== 'deleted' && <Usage usage={tenant.usage} />}
            </div>
            <TenantActs tenant={tenant} {...acts} />
          </Group>
        </Card>
      ))}
    </Stack>
  );
}

/** Only a trial stands out: it wants something done one day. */
function PlanBadge({ tenant }: { tenant: Tenant }) {
  const trial = readTrial(tenant, Date.now());
  if (!trial) return null;
  const hasEnded = trial.stage === 'ended';
  return (
    <Badge color={hasEnded ? 'orange' : 'blue'}>{hasEnded ? texted.plan.over : texted.plan.running}</Badge>
  );
}

function tellPlan(tenant: Tenant): string {
  const trial = readTrial(tenant, Date.now());
  if (!trial) return texted.plan.standard;
  const date = dateOf(trial.endsAt);
  return trial.stage === 'ended' ? texted.plan.ended(date) : texted.plan.ends(date);
}

function TenantActs({ tenant, onWorkIn, onStatus, onPlan, onDelete, onResume }: TenantActsProps) {
  if (tenant.status === 'deleted') return null;
  return (
    <Group gap="xs" className="even-acts">
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
          <Button
            size="xs"
            variant="default"
            onClick={() => onPlan(tenant)}
            aria-label={texted.plan.changeNamed(tenant.name)}
          >
            {texted.plan.change}
          </Button>
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
      isGentle
      onConfirm={() => onStatus(tenant, 'suspended')}
    />
  ) : (
    <Button size="xs" variant="default" onClick={() => onStatus(tenant, 'active')}>
      {texted.activate}
    </Button>
  );

interface TenantActsProps extends Omit<TenantListProps, 'items' | 'isNarrowed' | 'currentId'> {
  tenant: Tenant;
}
