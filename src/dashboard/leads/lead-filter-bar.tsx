import { Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { LeadStatus, leadStatuses } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import { SearchInput } from '../parts/search-input.js';
import { AssigneeFilter } from '../team/assignee-select.js';
import type { LeadFilters } from './lead-filters.js';
import { SavedFilters } from './saved-filters.js';

const texted = texts.leads;

interface LeadFilterBarProps {
  filters: LeadFilters;
  onChange: (filters: LeadFilters) => void;
  /** What is done with all of them. */
  children: ReactNode;
}

/** Which leads to show, and how. */
export function LeadFilterBar({ filters, onChange, children }: LeadFilterBarProps) {
  const [taken, setTaken] = useState(0);
  return (
    <Group mb="sm" gap="sm" align="flex-end" className="filter-bar">
      <div className="grows">
        <SearchInput
          // What saved filters look for takes the place of what was typed.
          key={taken}
          label={texted.searchLabel}
          value={filters.q ?? ''}
          onChange={(q) => onChange({ ...filters, q })}
        />
      </div>
      {filters.layout === undefined && <StatusFilter filters={filters} onChange={onChange} />}
      <AssigneeFilter
        assignee={filters.assignee}
        onChange={(assignee) => onChange({ ...filters, assignee })}
      />
      <SavedFilters
        filters={filters}
        onTake={(saved) => {
          onChange(saved);
          setTaken(taken + 1);
        }}
      />
      <SegmentedControl
        size="xs"
        aria-label={texted.viewLabel}
        value={filters.layout ?? 'table'}
        onChange={(layout) => onChange({ ...filters, layout: layout === 'board' ? layout : undefined })}
        data={[
          { value: 'table', label: texted.views.table },
          { value: 'board', label: texted.views.board },
        ]}
      />
      {children}
    </Group>
  );
}

/** The board shows all of them side by side. */
const StatusFilter = ({ filters, onChange }: Omit<LeadFilterBarProps, 'children'>) => (
  <NativeSelect
    size="xs"
    label={texted.status}
    value={filters.status ?? ''}
    onChange={(event) =>
      onChange({ ...filters, status: LeadStatus.safeParse(event.currentTarget.value).data })
    }
    data={[
      { value: '', label: texted.all },
      ...leadStatuses.map((status) => ({ value: status, label: texted.statuses[status] })),
    ]}
  />
);
