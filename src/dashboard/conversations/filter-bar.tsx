import { NativeSelect, SegmentedControl, Stack, Title } from '@mantine/core';
import { z } from 'zod';
import { Handler } from '../../contract/conversations.js';
import { texts } from '../messages/texts.js';
import { SearchInput } from '../parts/search-input.js';
import { type ConversationFilters, firstView, views } from './conversation-filters.js';
import { OriginNote } from './origin-note.js';
import { ShortcutsButton } from './shortcuts-dialog.js';

export const searchInputId = 'search-conversations';

const View = z.enum(views);

interface FilterBarProps {
  filters: ConversationFilters;
  onChange: (filters: ConversationFilters) => void;
}

/** Which conversations to list. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const texted = texts.conversations;
  return (
    <Stack gap="xs" p="md" className="inbox-filters">
      <div className="inbox-title">
        <Title order={2} size="h3">
          {texted.title}
        </Title>
        <ShortcutsButton />
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
      <NativeSelect
        aria-label={texted.answeredBy}
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
    </Stack>
  );
}
