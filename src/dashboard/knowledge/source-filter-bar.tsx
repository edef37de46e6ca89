import { Group, NativeSelect } from '@mantine/core';
import { SourceKind, sourceKinds } from '../../contract/knowledge.js';
import { texts } from '../messages/texts.js';
import { SearchInput } from '../parts/search-input.js';
import type { SourceFilters } from './source-search.js';

const texted = texts.knowledge;

interface SourceFilterBarProps {
  filters: SourceFilters;
  onChange: (filters: SourceFilters) => void;
}

/** Which entries to list. */
export const SourceFilterBar = ({ filters, onChange }: SourceFilterBarProps) => (
  <Group mb="md" gap="sm" className="first-fills">
    <div className="grows">
      <SearchInput
        label={texted.searchLabel}
        value={filters.q ?? ''}
        onChange={(q) => onChange({ ...filters, q })}
      />
    </div>
    <NativeSelect
      size="xs"
      aria-label={texted.kind}
      value={filters.kind ?? ''}
      onChange={(event) =>
        onChange({ ...filters, kind: SourceKind.safeParse(event.currentTarget.value).data })
      }
      data={[
        { value: '', label: texted.anyKind },
        ...sourceKinds.map((kind) => ({ value: kind, label: texted.kinds[kind] })),
      ]}
    />
  </Group>
);
