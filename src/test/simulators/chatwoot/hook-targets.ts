import type { Receiver } from './ledger.js';
import type { BotRow } from './rows.js';
import { accountOf, type Notice, type World } from './world.js';

/** Events that an agent bot gets of its inbox, and of each conversation that it is assigned to. */
const botEvents = [
  'message_created',
  'message_updated',
  'conversation_status_changed',
  'conversation_updated',
  'conversation_opened',
  'conversation_resolved',
  'webwidget_triggered',
];

/** Events that an account webhook may subscribe to. */
export const accountEvents = [
  'conversation_status_changed',
  'conversation_updated',
  'conversation_created',
  'contact_created',
  'contact_updated',
  'message_created',
  'message_updated',
  'webwidget_triggered',
  'inbox_created',
  'inbox_updated',
  'conversation_typing_on',
  'conversation_typing_off',
];

const isOfInbox = (event: string) => accountEvents.includes(event) && !/^(contact|inbox)_/.test(event);

export interface Target {
  to: Receiver;
  url: string;
  secret: string;
}

function botsOf({ inbox, conversation }: Notice): BotRow[] {
  const bots = [inbox?.bot, conversation?.assignee_bot].filter((bot) => bot != null);
  return [...new Set(bots)];
}

/** Every hook that carries the event. One message may reach a bot and an account webhook at the same address. */
export function targetsOf(notice: Notice, world: Pick<World, 'accounts'>): Target[] {
  const { event, inbox, accountId } = notice;
  const ofBots: Target[] = botEvents.includes(event)
    ? botsOf(notice).flatMap(({ outgoing_url: url, secret }) =>
        // chatwoot: app/listeners/agent_bot_listener.rb asks whether it is blank.
        url === null || url.trim() === '' ? [] : [{ to: 'agent_bot' as const, url, secret }],
      )
    : [];
  const ofAccount: Target[] = accountOf(accountId, world)
    .webhooks.filter(({ subscriptions }) => subscriptions.includes(event))
    .map(({ url, secret }) => ({ to: 'account', url, secret }));
  const api = inbox?.api;
  const ofInbox: Target[] =
    api?.webhook_url != null && isOfInbox(event)
      ? [{ to: 'api_inbox', url: api.webhook_url, secret: api.secret }]
      : [];
  return [...ofBots, ...ofAccount, ...ofInbox];
}
