import type { AccountRecord, ApiKeyRecord, NoteRecord, SubscriptionRecord, UserRecord } from './records.js';
import type { World } from './world.js';
import { userView } from './views.js';

/** papercups: lib/chat_api_web/views/event_subscription_view.ex:13-24 */
export const subscriptionView = (subscription: SubscriptionRecord) => ({
  object: 'event_subscription',
  ...subscription,
});

/** papercups: lib/chat_api_web/views/personal_api_key_view.ex:13-23; `last_used_at` is never written. */
export const apiKeyView = (key: ApiKeyRecord) => ({ object: 'personal_api_key', last_used_at: null, ...key });

export const noteView = ({ account_id: _, ...note }: NoteRecord) => ({ object: 'note', ...note });

/** Who a credential belongs to (papercups: session_controller.ex:79-96). */
export const meView = ({ id, email, account_id, role }: UserRecord) => ({ id, email, account_id, role });

const accountBasics = (account: AccountRecord) => ({
  id: account.id,
  object: 'account',
  company_name: account.company_name,
  company_logo_url: null,
  time_zone: null,
  subscription_plan: 'team',
  working_hours: [],
  is_outside_working_hours: false,
  current_minutes_since_midnight: null,
  settings: null,
});

export function accountView(account: AccountRecord, { state }: World) {
  const users = state.users.all().filter((user) => user.account_id === account.id);
  return {
    ...accountBasics(account),
    users: users.map(userView),
    widget_settings:
      account.widget_settings === null ? [] : [settingsBasics(account, account.widget_settings)],
  };
}

function settingsBasics(account: AccountRecord, row: NonNullable<AccountRecord['widget_settings']>) {
  return {
    id: row.id,
    object: 'widget_settings',
    inbox_id: account.inbox_id,
    title: null,
    subtitle: null,
    color: null,
    greeting: null,
    away_message: null,
    base_url: null,
    custom_icon_url: null,
    iframe_url_override: null,
    icon_variant: 'outlined',
    new_message_placeholder: null,
    new_messages_notification_text: null,
    email_input_placeholder: null,
    agent_available_text: null,
    agent_unavailable_text: null,
    show_agent_availability: false,
    require_email_upfront: false,
    is_open_by_default: false,
    is_branding_hidden: false,
    created_at: row.created_at,
    updated_at: row.created_at,
  };
}

export function widgetSettingsView(
  account: AccountRecord,
  row: NonNullable<AccountRecord['widget_settings']>,
) {
  return { ...settingsBasics(account, row), account: accountBasics(account) };
}
