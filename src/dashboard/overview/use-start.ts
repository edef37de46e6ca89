import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Connection } from '../../contract/connections.js';
import { connectionsKey } from '../connections/connection-calls.js';
import { listConversations } from '../conversations/conversation-calls.js';
import { conversationListsKey } from '../conversations/conversation-keys.js';
import { listSources, sourcesKey } from '../knowledge/source-calls.js';
import { useCan } from '../session/member-context.js';
import { configKey, readConfig } from '../settings/config-calls.js';
import { checkStart, type StartSteps } from './check-start.js';
import { trustKey, type TrustStanding, useTrust } from './use-trust.js';

/** How often what is not done yet is looked at again, while the page can be seen. */
const openMs = 20_000;

export interface Start {
  steps: StartSteps;
  trust: TrustStanding;
}

/** The first steps as they really stand. What becomes true elsewhere turns green here while the page is open. */
export function useStart(connections: readonly Connection[]): Start | undefined {
  // Who may teach may do all of the first steps, once their address is confirmed; nobody else can do any.
  const enabled = useCan('knowledge:write');
  const config = useQuery({
    ...{ queryKey: configKey, queryFn: ({ signal }: { signal: AbortSignal }) => readConfig(signal), enabled },
  });
  const knowledge = useQuery({
    queryKey: [...sourcesKey, 'any'],
    queryFn: ({ signal }) => listSources({ status: 'ready', limit: 1 }, signal),
    enabled,
  });
  const conversations = useQuery({
    queryKey: [...conversationListsKey, 'any'],
    queryFn: ({ signal }) => listConversations({ limit: 1 }, signal),
    enabled,
  });
  const trust = useTrust(enabled);
  const isKnown = config.data && knowledge.data && conversations.data && trust.data;
  const start = isKnown && {
    steps: checkStart({
      ...{ config: config.data, connections, isTrustChosen: trust.data.isChosen },
      hasKnowledge: knowledge.data.items.length > 0,
      hasConversation: conversations.data.items.length > 0,
    }),
    trust: trust.data,
  };
  useLooks(start !== undefined && Object.values(start.steps).includes(false), conversations.dataUpdatedAt);
  return start;
}

const watched = [configKey, connectionsKey, [...sourcesKey, 'any'], [...conversationListsKey, 'any']];

/** Looks again while a step is open: every so often, and when the live events say that a conversation changed. */
function useLooks(isOpen: boolean, heardAt: number): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isOpen) return;
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      for (const queryKey of [...watched, trustKey]) void client.invalidateQueries({ queryKey, exact: true });
    };
    const timer = setInterval(look, openMs);
    return () => clearInterval(timer);
  }, [client, isOpen]);
  useEffect(() => {
    // Who writes for the first time shows as well that the place they write at works.
    if (isOpen) void client.invalidateQueries({ queryKey: connectionsKey, exact: true });
  }, [client, isOpen, heardAt]);
}
