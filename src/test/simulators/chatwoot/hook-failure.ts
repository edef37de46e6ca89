import { changeMessage } from './store-message.js';
import { handToPeople } from './change-conversation.js';
import type { Receiver } from './ledger.js';
import { accountOf, type Notice, type Storing } from './world.js';

/**
 * What Chatwoot does when a hook about a message has failed for good: a pending conversation of a bot is set open, so
 * that people see it, unless the account keeps it; a message of an API inbox is marked failed. Account webhooks have no
 * such consequence. chatwoot: lib/webhooks/trigger.
 */
export function afterFailure(notice: Notice, failed: { to: Receiver; reason: string }, world: Storing): void {
  const { conversation, message } = notice;
  if (!conversation || !message) return;
  const keepsPending = accountOf(notice.accountId, world).keep_pending_on_bot_failure;
  if (failed.to === 'agent_bot' && conversation.status === 'pending' && !keepsPending)
    handToPeople(conversation, 'An error of the agent bot', world);
  if (failed.to !== 'api_inbox' || message.status === 'failed') return;
  const external_error = failed.reason;
  changeMessage(
    conversation,
    {
      message,
      change: (row) => {
        row.status = 'failed';
        row.content_attributes = { ...row.content_attributes, external_error };
      },
    },
    world,
  );
}
