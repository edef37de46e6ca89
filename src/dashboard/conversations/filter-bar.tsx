import { NativeSelect, SegmentedControl, Stack, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { z } from 'zod';
import { Handler } from '../../contract/conversations.js';
import { texts } from '../messages/texts.js';
import { type ConversationFilters, firstView, views } from './conversation-filters.js';
import { ShortcutsButton } from './shortcuts-dialog.js';

export const searchInputId = 'search-conversations';

const typingPauseMs = 300;
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
        <Title order={1} size="h3">
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
      <SearchInput value={filters.q ?? ''} onChange={(q) => onChange({ ...filters, q })} />
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

/** Keeps what is typed at once and tells it when the typing pauses. */
function SearchInput({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string | undefined) => void;
}) {
  const [typed, setTyped] = useState(value);
  const tell = useDebouncedCallback(
    (text: string) => onChange(text.trim() === '' ? undefined : text.trim()),
    typingPauseMs,
  );
  return (
    <TextInput
      id={searchInputId}
      type="search"
      size="xs"
      aria-label={texts.conversations.searchLabel}
      placeholder={texts.conversations.searchLabel}
      value={typed}
      maxLength={200}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}
