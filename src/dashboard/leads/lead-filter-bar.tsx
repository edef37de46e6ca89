import { Group, NativeSelect } from '@mantine/core';
import { LeadStatus, leadStatuses } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import { SearchInput } from '../parts/search-input.js';
import type { LeadFilters } from './lead-filters.js';

const texted = texts.leads;

interface LeadFilterBarProps {
  filters: LeadFilters;
  onChange: (filters: LeadFilters) => void;
}

/** Which leads to list. */
export const LeadFilterBar = ({ filters, onChange }: LeadFilterBarProps) => (
  <Group mb="sm" gap="sm" grow preventGrowOverflow={false}>
    <SearchInput
      label={texted.searchLabel}
      value={filters.q ?? ''}
      onChange={(q) => onChange({ ...filters, q })}
    />
    <NativeSelect
      aria-label={texted.show}
      value={filters.status ?? ''}
      onChange={(event) =>
        onChange({ ...filters, status: LeadStatus.safeParse(event.currentTarget.value).data })
      }
      data={[
        { value: '', label: texted.all },
        ...leadStatuses.map((status) => ({ value: status, label: texted.statuses[status] })),
      ]}
    />
  </Group>
);
