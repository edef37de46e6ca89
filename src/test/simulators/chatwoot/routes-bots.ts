import { z } from 'zod';
import { botView } from './account-views.js';
import { invalidRecord } from './refusal.js';
import {
  type AccountCall,
  answer,
  attributes,
  bodyOf,
  done,
  forAdministrators,
  idParam,
  inAccount,
  type Route,
} from './route.js';
import type { BotRow } from './rows.js';
import { newToken, oneOf, type World } from './world.js';

const BotBody = z.object({
  name: z.string().nullish(),
  description: z.string().nullish(),
  outgoing_url: z.string().nullish(),
  bot_type: z.string().nullish(),
  bot_config: attributes.nullish(),
});

/** http or https, with or without a name and password in it, at most 2,048 characters. */
export function checkHookUrl(url: string, column: string): void {
  const label = column.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
  if (url.length > 2_048) throw invalidRecord(`${label} is too long (maximum is 2048 characters)`, column);
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) throw invalidRecord(`${label} is invalid`, column);
}

const isMissing = (text: string | null | undefined): boolean => text == null || text.trim() === '';

/** Adds a bot. Its keys are made here and never told again but to administrators. */
export function putBot(
  seed: Partial<Omit<BotRow, 'account_id'>> & Pick<BotRow, 'account_id' | 'name'>,
  world: Pick<World, 'accounts' | 'id'>,
): BotRow {
  const { id, ...columns } = seed;
  const bot: BotRow = {
    id: world.id('bot', id),
    ...{ description: null, outgoing_url: null, bot_type: 'webhook', bot_config: {} },
    ...{ token: newToken(), secret: newToken() },
    ...columns,
  };
  world.accounts.get(bot.account_id)?.bots.push(bot);
  return bot;
}

function createBot(call: AccountCall, world: World) {
  const { name, description, outgoing_url, bot_type, bot_config } = bodyOf(BotBody, call);
  if (isMissing(name)) throw invalidRecord("Name can't be blank", 'name');
  if (outgoing_url) checkHookUrl(outgoing_url, 'outgoing_url');
  const bot = putBot(
    {
      ...{ account_id: call.account.id, name: name ?? '', description: description ?? null },
      ...{
        outgoing_url: outgoing_url ?? null,
        bot_type: bot_type ?? 'webhook',
        bot_config: bot_config ?? {},
      },
    },
    world,
  );
  return answer(botView(bot, call.role, world));
}

const botOf = (call: AccountCall) => oneOf(call.account.bots, idParam(call, 'bot_id'));

function updateBot(call: AccountCall, world: World) {
  const bot = botOf(call);
  const { name, description, outgoing_url, bot_config } = bodyOf(BotBody, call);
  if (name !== undefined && isMissing(name)) throw invalidRecord("Name can't be blank", 'name');
  if (outgoing_url) checkHookUrl(outgoing_url, 'outgoing_url');
  bot.name = name ?? bot.name;
  if (description !== undefined) bot.description = description;
  if (outgoing_url !== undefined) bot.outgoing_url = outgoing_url;
  bot.bot_config = bot_config ?? bot.bot_config;
  return answer(botView(bot, call.role, world));
}

/** A deleted bot leaves its inboxes and conversations; its token stops at once. */
function deleteBot(call: AccountCall) {
  const bot = botOf(call);
  const { account } = call;
  account.bots = account.bots.filter((one) => one !== bot);
  for (const inbox of account.inboxes) if (inbox.bot === bot) inbox.bot = null;
  for (const one of account.conversations.values()) if (one.assignee_bot === bot) one.assignee_bot = null;
  return done();
}

const reset = (call: AccountCall, key: 'token' | 'secret', world: World) => {
  const bot = botOf(call);
  bot[key] = newToken();
  return answer(botView(bot, call.role, world));
};

/** Agents may look; administrators make, change and delete, and alone see the keys. */
export const botRoutes: Route[] = [
  inAccount({
    ...{ name: 'agent_bots.list', method: 'GET', path: '/agent_bots' },
    handle: ({ account, role }, world) => answer(account.bots.map((bot) => botView(bot, role, world))),
  }),
  inAccount({
    ...{ name: 'agent_bots.show', method: 'GET', path: '/agent_bots/:bot_id' },
    handle: (call, world) => answer(botView(botOf(call), call.role, world)),
  }),
  forAdministrators({
    ...{ name: 'agent_bots.create', method: 'POST', path: '/agent_bots', handle: createBot },
  }),
  ...(['PATCH', 'PUT'] as const).map((method) =>
    forAdministrators({
      ...{ name: 'agent_bots.update', method, path: '/agent_bots/:bot_id', handle: updateBot },
    }),
  ),
  forAdministrators({
    ...{ name: 'agent_bots.delete', method: 'DELETE', path: '/agent_bots/:bot_id', handle: deleteBot },
  }),
  forAdministrators({
    ...{ name: 'agent_bots.reset_access_token', method: 'POST' },
    path: '/agent_bots/:bot_id/reset_access_token',
    handle: (call, world) => reset(call, 'token', world),
  }),
  forAdministrators({
    ...{ name: 'agent_bots.reset_secret', method: 'POST', path: '/agent_bots/:bot_id/reset_secret' },
    handle: (call, world) => reset(call, 'secret', world),
  }),
];
