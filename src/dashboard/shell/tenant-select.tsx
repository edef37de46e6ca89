import { NativeSelect } from '@mantine/core';
import { texts } from '../messages/texts.js';

interface Choice {
  id: string;
  name: string;
}

interface TenantSelectProps {
  current: Choice | null;
  tenants: readonly Choice[];
  onChoose: (tenantId: string | null) => void;
}

export const TenantSelect = ({ current, tenants, onChoose }: TenantSelectProps) => (
  <NativeSelect
    className="tenant-select"
    aria-label={texts.shell.business}
    value={current?.id ?? ''}
    onChange={(event) => onChoose(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    data={[
      { value: '', label: texts.shell.noBusiness },
      ...tenants.map(({ id, name }) => ({ value: id, label: name })),
    ]}
  />
);
