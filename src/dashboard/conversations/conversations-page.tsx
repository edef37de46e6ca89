import { Box, VisuallyHidden } from '@mantine/core';
import { getRouteApi, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { useShortcuts } from '../parts/use-shortcuts.js';
import { Require } from '../session/require.js';
import type { ConversationFilters } from './conversation-filters.js';
import { ConversationList } from './conversation-list.js';
import { FilterBar, searchInputId } from './filter-bar.js';
import { useConversations } from './use-conversations.js';
import { useTitle } from '../parts/use-title.js';

const route = getRouteApi('/signed-in/conversations');

export const ConversationsPage = () => (
  <Require
    permission="conversations:read"
    what={texts.conversations.permission}
    title={texts.conversations.title}
  >
    <ListAndDetail />
  </Require>
);

/** The list beside the conversation that was chosen; on a phone, one of the two. */
function ListAndDetail() {
  useTitle(texts.conversations.title);
  const filters = route.useSearch();
  const navigate = useNavigate();
  const { conversationId } = useParams({ strict: false });
  const conversations = useConversations(filters);
  const change = (search: ConversationFilters) => void navigate({ to: '/conversations', search });
  const [clearings, setClearings] = useState(0);
  const clear = async () => {
    await navigate({ to: '/conversations', search: { view: filters.view } });
    // What was typed into the search goes, too.
    setClearings((count) => count + 1);
  };
  // Of an empty list nothing can be chosen.
  const hasNone = conversationId === undefined && conversations.data?.length === 0;
  useListKeys(conversations.data?.map(({ id }) => id) ?? [], conversationId, filters);
  return (
    <Box className="inbox" data-has-chosen={conversationId !== undefined}>
      {/* On a phone only one of the two is there, and each alone needs a title above it. */}
      <VisuallyHidden component="h1">{texts.conversations.title}</VisuallyHidden>
      <Box component="section" className="inbox-list" aria-label={texts.conversations.list}>
        <FilterBar key={clearings} filters={filters} onChange={change} />
        <Loaded query={conversations}>
          {(items) => (
            <ConversationList
              items={items}
              pages={conversations}
              chosenId={conversationId}
              filters={filters}
              onClear={() => void clear()}
            />
          )}
        </Loaded>
      </Box>
      <Box component="section" className="inbox-detail" aria-label={texts.conversations.detail}>
        {hasNone ? null : <Outlet />}
      </Box>
    </Box>
  );
}

/** J and K go through the list, / searches it. */
function useListKeys(
  ids: readonly string[],
  chosenId: string | undefined,
  search: ConversationFilters,
): void {
  const navigate = useNavigate();
  const go = (step: 1 | -1) => {
    const at = chosenId === undefined ? -1 : ids.indexOf(chosenId);
    const next = ids[Math.max(0, at + step)];
    if (next !== undefined)
      void navigate({ to: '/conversations/$conversationId', params: { conversationId: next }, search });
  };
  useShortcuts({
    j: () => go(1),
    k: () => go(-1),
    '/': () => document.getElementById(searchInputId)?.focus(),
  });
}
