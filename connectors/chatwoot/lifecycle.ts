import { z } from 'zod';
import { ConnectorError, decoration, explain, ifFound } from '../../src/kit/index.js';
import { isPrivateUrl, onlyGiven, wrongServer } from '../../src/kit/index.js';
import { type Ask, asking, type Chatwoot } from './api.js';
import { readAddress } from './config.js';
import { id } from './schemas.js';

const Profile = z.object({ accounts: z.array(z.object({ id, name: z.string(), role: z.string() })) });
const [text, unread] = [decoration(2048), z.unknown()];
const Bot = z.object({ id, outgoing_url: text, description: text, access_token: text, secret: text });
const Inbox = z.object({ id, name: z.string(), channel_type: z.string() });
type Inbox = z.infer<typeof Inbox>;
/** Without a bot an empty object. */
const InboxBot = z.object({ agent_bot: z.object({ id: id.optional() }).nullish() });

type Given = Pick<Parameters<Chatwoot['connect']>[0], 'config' | 'http' | 'hookUrl' | 'state'>;

const unheard = 'Chatwoot cannot call a private address. Its history is read instead, every few seconds.';

const refuse = (field: string, message: string) => new ConnectorError('config', message, { field });

/** Makes the bot, or finds it again, gives it our address and its inboxes, and reads back what stands there now. */
export const connect: Chatwoot['connect'] = async (session) => {
  const { id: account_id, name } = await findAccount(session);
  const ask = adminOf(account_id, session);
  const bot = await putBot(ask, session.productName, session);
  const { inbox_ids, ...told } = await putInboxes(ask, bot.bot_id, session);
  if (inbox_ids.length === 0) throw refuse('inboxes', 'There is no inbox that the bot could answer in.');
  if (bot.is_out_of_reach) told.manualSteps.push({ text: unheard });
  const { host } = new URL(readAddress(session.config).base);
  const state = onlyGiven({ account_id, ...bot, hook_url: session.hookUrl, inbox_ids });
  return { state, account: { host, id: String(account_id), name }, ...told };
};

/** Deleting the bot takes it from its inboxes. */
export const disconnect: Chatwoot['disconnect'] = async (session) => {
  const ask = adminOf(session.state?.account_id ?? (await findAccount(session)).id, session);
  for (const bot of (await ifFound(ask(['GET', '/agent_bots'], z.array(Bot)))) ?? [])
    if (isOurs(bot, session)) await ifFound(ask(['DELETE', `/agent_bots/${bot.id}`], unread));
};

/** Every refusal of the administrator's token names its field. */
const adminOf = (accountId: number, session: Given): Ask => {
  const ask = asking(session, `/accounts/${accountId}`);
  return (line, expect, more) => explain(ask(line, expect, more), { auth: { field: 'access_token' } });
};

/** The one account that the token administers, or that of the address. */
async function findAccount(session: Given) {
  const { accounts } = await explain(asking(session, '/profile')(['GET', ''], Profile), {
    ...{ auth: { field: 'access_token' }, ...wrongServer('base_url', 'this is no Chatwoot server') },
  });
  const { accountId } = readAddress(session.config);
  const isMeant = ({ id: known }: { id: number }) => accountId === undefined || known === accountId;
  const [account, ...others] = accounts.filter((one) => one.role === 'administrator' && isMeant(one));
  if (!account) throw refuse('access_token', 'The token is not one of the account’s administrators.');
  if (others.length === 0) return account;
  const list = [account, ...others].map((one) => `/app/accounts/${one.id} (${one.name})`).join(', ');
  throw refuse('base_url', `The token sees several accounts. Add one to the address: ${list}.`);
}

/** What it calls, or bears where it could not call it. */
const addressOf = ({ outgoing_url, description }: z.infer<typeof Bot>) => outgoing_url ?? description ?? '';

const isOurs = (bot: z.infer<typeof Bot>, { hookUrl, state }: Given): boolean =>
  [hookUrl, state?.hook_url].includes(addressOf(bot));

const folderOf = (url: string) => url.replace(/[^/]*$/, '');

/**
 * The bot of this connection, calling our present address. One with another address of this installation belongs to another
 * connection, or was left behind by one: two of them would take the inboxes from each other. Where the address is out of
 * reach the bot only bears it: a call that fails would open the conversation for people (chatwoot.md 3).
 */
async function putBot(ask: Ask, name: string, session: Given) {
  const { hookUrl } = session;
  const is_out_of_reach = isPrivateUrl(hookUrl) && !isPrivateUrl(readAddress(session.config).base);
  const json = is_out_of_reach ? { outgoing_url: '', description: hookUrl } : { outgoing_url: hookUrl };
  const bots = await ask(['GET', '/agent_bots'], z.array(Bot));
  const known = bots.find((bot) => isOurs(bot, session));
  if (!known && bots.some((bot) => folderOf(addressOf(bot)) === folderOf(hookUrl)))
    throw refuse('base_url', 'The bot of another connection is there. Disconnect that, or delete its bot.');
  const { id: bot_id } = known
    ? await ask(['PATCH', `/agent_bots/${known.id}`], Bot, { json })
    : await ask(['POST', '/agent_bots'], Bot, { json: { ...json, name, bot_type: 'webhook' } });
  const bot = await ask(['GET', `/agent_bots/${bot_id}`], Bot);
  const { access_token: bot_token, secret: hook_secret } = bot;
  const isPut = bot_token !== undefined && addressOf(bot) === hookUrl;
  if (isPut) return { bot_id, bot_token, hook_secret, is_out_of_reach };
  throw refuse('base_url', 'Chatwoot did not take the bot’s address, or hides its token. It may be too old.');
}

/**
 * Gives the bot the inboxes that were named, and those alone; else all of a website or the API that have no other bot.
 * Answers with those that it has now, with those that had lost it, and with what is left to do by hand where another bot is.
 */
async function putInboxes(ask: Ask, botId: number, { config: { inboxes: typed = '' }, state }: Given) {
  const { payload } = await ask(['GET', '/inboxes'], z.object({ payload: z.array(Inbox) }));
  const entries = typed.split(',').flatMap((entry) => entry.trim().toLowerCase() || []);
  const missing = entries.filter((entry) => !payload.some((inbox) => isCalled(inbox, entry)));
  if (missing.length > 0) throw refuse('inboxes', `There is no inbox called ${missing.join(', ')}.`);
  const [inbox_ids, manualSteps, repairs]: [number[], { text: string }[], string[]] = [[], [], []];
  for (const inbox of payload) {
    const before = await botIn(inbox, ask);
    const isFree = before === undefined && /^Channel::(?:WebWidget|Api)$/.test(inbox.channel_type);
    const isNamed = entries.some((entry) => isCalled(inbox, entry));
    const isWanted = isNamed || (entries.length === 0 && (isFree || before === botId));
    if (isWanted !== (before === botId)) await setBot(inbox, isWanted ? botId : null, ask);
    if (isWanted) inbox_ids.push(inbox.id);
    if (isWanted && before !== botId && state?.inbox_ids.includes(inbox.id))
      repairs.push(`The inbox “${inbox.name}” had lost the bot and has it again.`);
    const text = `“${inbox.name}” has another bot. To have ours there, enter this name under “Inboxes”.`;
    if (entries.length === 0 && before !== undefined && !isWanted) manualSteps.push({ text });
  }
  return { inbox_ids, manualSteps, repairs };
}

const isCalled = (one: Inbox, entry: string) => [`${one.id}`, one.name.trim().toLowerCase()].includes(entry);

const botIn = async ({ id: inboxId }: Inbox, ask: Ask) =>
  (await ask(['GET', `/inboxes/${inboxId}/agent_bot`], InboxBot)).agent_bot?.id;

async function setBot(inbox: Inbox, agent_bot: number | null, ask: Ask): Promise<void> {
  await ask(['POST', `/inboxes/${inbox.id}/set_agent_bot`], unread, { json: { agent_bot } });
  if ((await botIn(inbox, ask)) === (agent_bot ?? undefined)) return;
  throw refuse('inboxes', `Chatwoot did not change the bot of “${inbox.name}”.`);
}
