import { Group, NativeSelect, SegmentedControl, Stack, Title } from '@mantine/core';
import { z } from 'zod';
import { Handler } from '../../contract/conversations.js';
import { texts } from '../messages/texts.js';
import { SearchInput } from '../parts/search-input.js';
import { ShortcutsButton } from '../parts/shortcuts-button.js';
import { AssigneeFilter } from '../team/assignee-select.js';
import { type ConversationFilters, firstView, views } from './conversation-filters.js';
import { OriginNote } from './origin-note.js';
import { PlaceFilter } from './place-filter.js';

export const searchInputId = 'search-conversations';

const View = z.enum(views);

const { shortcuts } = texts.conversations;
const keys = [
  ['J', shortcuts.next],
  ['K', shortcuts.previous],
  ['/', shortcuts.search],
  ['R', shortcuts.reply],
  ['N', shortcuts.note],
  ['T', shortcuts.takeOver],
  ['B', shortcuts.handBack],
  ['E', shortcuts.close],
  ['A', shortcuts.assign],
  ['Ctrl + Enter', shortcuts.send],
] as const;

interface FilterBarProps {
  filters: ConversationFilters;
  onChange: (filters: ConversationFilters) => void;
}

/** Which conversations to list. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const texted = texts.conversations;
  return (
    <Stack gap="xs" p="md" pt="lg" className="inbox-filters">
      <div className="inbox-title">
        <Title order={2}>{texted.title}</Title>
        <ShortcutsButton keys={keys} />
      </div>
      <SegmentedControl
        aria-label={texted.show}
        fullWidth
        size="xs"
        value={filters.view ?? firstView}
        onChange={(view) => onChange({ ...filters, view: View.parse(view) })}
        data={views.map((view) => ({ value: view, label: texted.views[view] }))}
      />
      <OriginNote filters={filters} onChange={onChange} />
      <SearchInput
        id={searchInputId}
        label={texted.searchLabel}
        value={filters.q ?? ''}
        onChange={(q) => onChange({ ...filters, q })}
      />
      <Group gap="xs" grow wrap="nowrap">
        <AssigneeFilter
          assignee={filters.assignee}
          onChange={(assignee) => onChange({ ...filters, assignee })}
        />
        <NativeSelect
          label={texted.answeredBy}
          size="xs"
          value={filters.handler ?? ''}
          onChange={(event) => {
            const handler = Handler.safeParse(event.currentTarget.value).data;
            onChange({ ...filters, handler });
          }}
          data={[
            { value: '', label: texted.anyone },
            { value: 'bot', label: texted.handlers.bot },
            { value: 'human', label: texted.handlers.human },
          ]}
        />
      </Group>
      <PlaceFilter place={filters} onChange={(place) => onChange({ ...filters, ...place })} />
    </Stack>
  );
}
