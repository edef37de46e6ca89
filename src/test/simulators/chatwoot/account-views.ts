import type { BotRow, InboxRow, Role, UserRow, WebhookRow } from './rows.js';
import type { World } from './world.js';

/** Profile, inboxes, bots and webhooks as the API gives them. */

export const profileView = (user: UserRow, { accounts }: Pick<World, 'accounts'>) => {
  const [first] = user.memberships;
  return {
    access_token: user.token,
    account_id: first?.account_id ?? null,
    available_name: user.available_name,
    avatar_url: user.thumbnail,
    confirmed: true,
    display_name: null,
    message_signature: null,
    ...{ email: user.email, id: user.id, inviter_id: null, name: user.name, provider: 'email' },
    pubsub_token: `pubsub-of-user-${user.id}`,
    role: first?.role ?? null,
    ...{ ui_settings: {}, uid: user.email, type: null },
    accounts: user.memberships.map(({ account_id, role }) => ({
      id: account_id,
      name: accounts.get(account_id)?.name ?? '',
      status: accounts.get(account_id)?.status ?? 'active',
      active_at: null,
      role,
      permissions: [role],
      availability: user.availability_status,
      availability_status: user.availability_status,
      auto_offline: true,
    })),
  };
};

function channelView({ api, website_token, channel_type }: InboxRow, role: Role) {
  if (api)
    return {
      ...(role === 'administrator' && { hmac_token: api.hmac_token, secret: api.secret }),
      ...{ webhook_url: api.webhook_url, inbox_identifier: api.identifier, additional_attributes: {} },
    };
  return channel_type === 'Channel::WebWidget' ? { website_token } : {};
}

/** An inbox; signing keys are for administrators. */
export const inboxView = (inbox: InboxRow, role: Role) => ({
  ...{ id: inbox.id, avatar_url: '', channel_id: inbox.channel_id, name: inbox.name },
  channel_type: inbox.channel_type,
  greeting_enabled: inbox.greeting !== null,
  greeting_message: inbox.greeting,
  working_hours_enabled: false,
  enable_email_collect: inbox.enable_email_collect,
  csat_survey_enabled: false,
  enable_auto_assignment: true,
  ...{ auto_assignment_config: {}, out_of_office_message: null, timezone: 'UTC' },
  ...{ callback_webhook_url: null, allow_messages_after_resolved: true },
  ...{ lock_to_single_conversation: false, sender_name_type: 'friendly', business_name: null },
  ...channelView(inbox, role),
  provider: null,
});

const isSigning = (kind: 'agent_bot' | 'account', { signatures }: World['knobs']): boolean =>
  signatures === 'all' || (signatures === 'account' && kind === 'account');

/** A bot; its keys are for administrators, and servers that do not sign have no secret. */
export const botView = (bot: BotRow, role: Role, { knobs }: Pick<World, 'knobs'>) => ({
  ...{ id: bot.id, name: bot.name, description: bot.description, thumbnail: '' },
  ...{ outgoing_url: bot.outgoing_url, bot_type: bot.bot_type, bot_config: bot.bot_config },
  account_id: bot.account_id,
  ...(role === 'administrator' && {
    access_token: bot.token,
    ...(isSigning('agent_bot', knobs) && { secret: bot.secret }),
  }),
  system_bot: false,
});

export const webhookView = (
  { id, name, url, account_id, subscriptions, secret }: WebhookRow,
  { knobs }: Pick<World, 'knobs'>,
) => ({
  ...{ id, name, url, account_id, subscriptions },
  ...(isSigning('account', knobs) && { secret }),
});
