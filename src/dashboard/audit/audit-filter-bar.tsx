import { NativeSelect, TextInput } from '@mantine/core';
import { texts } from '../messages/texts.js';
import type { AuditFilters } from './audit-calls.js';

const texted = texts.audit;

interface AuditFilterBarProps {
  filters: AuditFilters;
  onChange: (filters: AuditFilters) => void;
}

/** Which entries to show. */
export const AuditFilterBar = ({ filters, onChange }: AuditFilterBarProps) => (
  <div className="audit-filters">
    <NativeSelect
      label={texted.area}
      value={filters.area}
      onChange={(event) => onChange({ ...filters, area: event.currentTarget.value })}
      data={Object.entries(texted.areas).map(([value, label]) => ({ value, label }))}
    />
    <TextInput
      type="date"
      label={texted.from}
      value={filters.from}
      onChange={(event) => onChange({ ...filters, from: event.currentTarget.value })}
    />
    <TextInput
      type="date"
      label={texted.to}
      value={filters.to}
      onChange={(event) => onChange({ ...filters, to: event.currentTarget.value })}
    />
  </div>
);
