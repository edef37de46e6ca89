import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, replyOf } from '../call.js';
import { assistantsKey, changeAssistant, listAssistants } from '../assistant/assistant-calls.js';
import { auditKey } from '../audit/audit-calls.js';
import {
  changeConnection,
  connectionsKey,
  listConnections,
  listConnectors,
} from '../connections/connection-calls.js';
import { texts } from '../messages/texts.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { useMember } from '../session/member-context.js';
import { isTrustChosen } from './check-trust.js';

export const trustKey = [...auditKey, 'trust'] as const;
/** The latest changes; who chose long before has most likely something else than what was preset. */
const mostActs = 100;

const listActs = (action: string, signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/audit', { params: { query: { action, limit: mostActs } }, signal }));

/** What is known of the choice of trust, read together: it is one question. */
async function readTrust(mayReadAudit: boolean, signal: AbortSignal) {
  const acts = mayReadAudit ? ['assistant.change', 'connection.change'] : [];
  const [connections, connectors, assistants, ...told] = await Promise.all([
    listConnections(signal),
    listConnectors(signal),
    listAssistants(signal),
    ...acts.map((action) => listActs(action, signal)),
  ]);
  const [place, assistant] = [connections.items[0], assistants.items[0]];
  return {
    isChosen: isTrustChosen({
      connections: connections.items,
      connectors: connectors.items,
      assistants: assistants.items,
      acts: told.flatMap(({ items }) => items),
    }),
    /** Where the assistant's own is not the preset, it was chosen: otherwise that of the place is what counts. */
    level: place?.trust ?? assistant?.settings.trust ?? 'auto',
    connectionId: place?.id,
    assistantId: assistant?.id,
  };
}
export type TrustStanding = Awaited<ReturnType<typeof readTrust>>;

/** Whether somebody chose the trust. */
export function useTrust(enabled: boolean) {
  const { permissions } = useMember();
  const mayReadAudit = permissions.includes('audit:read');
  return useQuery({
    queryKey: trustKey,
    queryFn: ({ signal }) => readTrust(mayReadAudit, signal),
    enabled: enabled && permissions.includes('assistants:read'),
  });
}

/** Sets what is so already: the audit log then tells that somebody meant it. */
export function useKeepTrust({ level, connectionId, assistantId }: TrustStanding) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      if (connectionId !== undefined) await changeConnection(connectionId, { trust: level });
      else if (assistantId !== undefined) await changeAssistant(assistantId, { settings: { trust: level } });
    },
    onSuccess: async () => {
      notifyDone(texts.common.saved);
      void client.invalidateQueries({ queryKey: connectionsKey });
      void client.invalidateQueries({ queryKey: assistantsKey });
      await client.invalidateQueries({ queryKey: trustKey });
    },
    onError: notifyFailed,
  });
}
