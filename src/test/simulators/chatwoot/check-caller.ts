import type { IncomingHttpHeaders } from 'node:http';
import {
  invalidToken,
  notAllowed,
  notForBots,
  notSignedIn,
  suspended,
  wrongAccountOfBot,
  wrongAccountOfUser,
} from './refusal.js';
import type { AccountRow, BotRow, Role, UserRow } from './rows.js';
import { accountOf, type World } from './world.js';

/** Who calls; as an author it is a `Sender`. */
export type Caller = { type: 'User'; user: UserRow } | { type: 'AgentBot'; bot: BotRow };

/** Since when bot tokens may use a route; routes without it are closed to them. */
export type BotRight = 'always' | 'current';

/** The token of a call. Rack makes one header of both spellings. */
export function tokenOf(headers: IncomingHttpHeaders): string | undefined {
  const value = headers['api_access_token'] ?? headers['api-access-token'];
  return Array.isArray(value) ? value[0] : value;
}

/** The owner of a token, if any. */
function ownerOf(token: string, { accounts, users }: World): Caller | undefined {
  const user = users.find((one) => one.token === token);
  if (user) return { type: 'User', user };
  const bot = [...accounts.values()].flatMap(({ bots }) => bots).find((one) => one.token === token);
  return bot && { type: 'AgentBot', bot };
}

/** As the ledger names callers. */
export function callerName(token: string | undefined, world: World): string {
  const caller = token === undefined ? undefined : ownerOf(token, world);
  if (!caller) return '';
  return caller.type === 'User' ? `user ${caller.user.id}` : `bot ${caller.bot.id}`;
}

/** Finds who calls; 401 for no token and for an unknown one, each with a body of its own. */
export function checkToken(headers: IncomingHttpHeaders, world: World): Caller {
  const token = tokenOf(headers);
  if (token === undefined || token === '') throw notSignedIn();
  const caller = ownerOf(token, world);
  if (!caller) throw invalidToken();
  return caller;
}

/** 401 for a bot on a route that is not open to bots of this server. */
export function checkBotRight(caller: Caller, right: BotRight | undefined, { knobs }: World): void {
  if (caller.type !== 'AgentBot') return;
  if (right === undefined || (right === 'current' && knobs.botRights === '4.2')) throw notForBots();
}

export interface Membership {
  account: AccountRow;
  /** Bots act with an agent's rights where a route is open to them at all. */
  role: Role;
}

/** The account of the path, if it is there, active, and open to the caller. */
export function enterAccount(caller: Caller, accountId: number, world: World): Membership {
  const account = accountOf(accountId, world);
  if (account.status === 'suspended') throw suspended();
  if (caller.type === 'AgentBot') {
    const isAttached = account.inboxes.some(({ bot }) => bot === caller.bot);
    if (caller.bot.account_id !== account.id && !isAttached) throw wrongAccountOfBot();
    return { account, role: 'agent' };
  }
  const membership = caller.user.memberships.find(({ account_id }) => account_id === account.id);
  if (!membership) throw wrongAccountOfUser();
  return { account, role: membership.role };
}

/** 401 for everyone but administrators. */
export function checkAdministrator({ role }: Pick<Membership, 'role'>): void {
  if (role !== 'administrator') throw notAllowed();
}
