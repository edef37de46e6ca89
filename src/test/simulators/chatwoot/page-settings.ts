import { z } from 'zod';
import type { PageSetting, SettingChange } from '../page/shape.js';
import type { Knobs } from './knobs.js';
import { putBot } from './routes-bots.js';
import { putWebhook } from './routes-webhooks.js';
import type { AccountRow } from './rows.js';
import type { World } from './world.js';

/** What is set on the page: addresses for hooks, for who sets them up by hand, and the knobs. */

const choices = (...ids: string[]) => ids.map((id) => ({ id, label: id }));

export function settingsView({ inboxes, webhooks, ...account }: AccountRow, knobs: Knobs): PageSetting[] {
  const [inbox] = inboxes;
  const hint = 'Paste the address that the product gave';
  const inFaults = { section: 'faults' as const };
  return [
    {
      ...{ id: 'bot-hook', section: 'connect', label: 'Agent bot URL of the first inbox', hint },
      value: inbox?.bot?.outgoing_url ?? '',
    },
    {
      ...{ id: 'account-hook', section: 'connect', label: 'Account webhook URL', hint },
      value: webhooks[0]?.url ?? '',
    },
    {
      ...{ id: 'greeting', section: 'connect', label: 'Greeting of the first inbox', hint: 'none' },
      value: inbox?.greeting ?? '',
    },
    {
      ...{ ...inFaults, id: 'signatures', label: 'Signed hooks', value: knobs.signatures },
      choices: choices('all', 'account', 'none'),
    },
    {
      ...{ ...inFaults, id: 'botRights', label: 'Rights of bot tokens', value: knobs.botRights },
      choices: choices('current', '4.2'),
    },
    {
      ...{ ...inFaults, id: 'keepPending', label: 'Conversations of a bot that fails' },
      value: account.keep_pending_on_bot_failure ? 'keep' : 'open',
      choices: choices('open', 'keep'),
    },
    {
      ...{ ...inFaults, id: 'callsPerMinute', label: 'Calls per minute', hint: 'no limit' },
      value: knobs.callsPerMinute === null ? '' : String(knobs.callsPerMinute),
    },
  ];
}

const address = z.union([z.url({ protocol: /^https?$/ }), z.literal('')]);

/** The first inbox gets a bot of that address, or the one it has gets it; an empty address takes the bot away. */
function setBotHook(account: AccountRow, url: string, world: World): void {
  const [inbox] = account.inboxes;
  if (!inbox) throw new Error('the account has no inbox');
  if (url === '') inbox.bot = null;
  else {
    inbox.bot ??= putBot({ account_id: account.id, name: 'Patchbay' }, world);
    inbox.bot.outgoing_url = url;
  }
}

/** Changes one setting. Throws what the page shows when the value does not fit. */
export function changeSetting(
  { id, value }: SettingChange,
  { account, world }: { account: AccountRow; world: World },
): void {
  const { knobs } = world;
  switch (id) {
    case 'bot-hook':
      setBotHook(account, address.parse(value), world);
      return;
    case 'account-hook':
      account.webhooks = [];
      if (address.parse(value) !== '') putWebhook(account, { url: value }, world);
      return;
    case 'greeting': {
      const [inbox] = account.inboxes;
      if (inbox) inbox.greeting = value === '' ? null : value;
      return;
    }
    case 'signatures':
      knobs.signatures = z.enum(['all', 'account', 'none']).parse(value);
      return;
    case 'botRights':
      knobs.botRights = z.enum(['current', '4.2']).parse(value);
      return;
    case 'keepPending':
      account.keep_pending_on_bot_failure = z.enum(['open', 'keep']).parse(value) === 'keep';
      return;
    case 'callsPerMinute':
      knobs.callsPerMinute = value === '' ? null : z.coerce.number().int().min(0).parse(value);
      return;
    default:
      throw new Error(`no setting ${id}`);
  }
}
