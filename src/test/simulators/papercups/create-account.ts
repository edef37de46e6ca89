import { randomUUID } from 'node:crypto';
import type { AccountRecord, UserRecord } from './records.js';
import { naiveTime } from './times.js';
import { apiKeyValue } from './tokens.js';
import type { World } from './world.js';

/** What may be fixed of a user; the rest is made up. `profile: null` gives a user without a profile row. */
export interface UserOptions {
  id?: number;
  email?: string;
  password?: string;
  role?: 'admin' | 'user';
  created_at?: string;
  profile?: UserRecord['profile'];
}

export interface AccountOptions {
  companyName: string;
  id?: string;
  inboxId?: string;
  createdAt?: string;
  apiKey?: string;
  agent?: UserOptions;
  bot?: UserOptions;
}

export interface Credentials {
  email: string;
  password: string;
}

/** An account with one agent, one bot user and an API key of the bot. */
export interface SimulatedAccount {
  account: AccountRecord;
  agent: UserRecord;
  bot: UserRecord;
  apiKey: string;
  agentCredentials: Credentials;
  botCredentials: Credentials;
}

export function createAccount(options: AccountOptions, world: World): SimulatedAccount {
  const { state } = world;
  const account = state.accounts.put({
    id: options.id ?? randomUUID(),
    company_name: options.companyName,
    inbox_id: options.inboxId ?? randomUUID(),
    created_at: options.createdAt ?? naiveTime(world.now()),
    widget_settings: null,
  });
  const host = `${account.id.slice(0, 8)}.example`;
  const agent = createUser(
    account.id,
    { email: `agent@${host}`, role: 'admin', profile: named('Robin Vale'), ...options.agent },
    world,
  );
  const bot = createUser(
    account.id,
    { email: `assistant@${host}`, profile: named('Assistant'), ...options.bot },
    world,
  );
  const key = { id: randomUUID(), account_id: account.id, user_id: bot.id, label: 'Patchbay' };
  const { value: apiKey } = state.apiKeys.put({ ...key, value: options.apiKey ?? apiKeyValue(bot) });
  return {
    account,
    agent,
    bot,
    apiKey,
    agentCredentials: credentials(agent),
    botCredentials: credentials(bot),
  };
}

const named = (name: string) => ({ full_name: name, display_name: name, profile_photo_url: null });
const credentials = ({ email, password }: UserRecord): Credentials => ({ email, password });

/** One more user of an account. Ids count up over the whole server, not per account. */
export function createUser(accountId: string, options: UserOptions, world: World): UserRecord {
  const { users } = world.state;
  const id = options.id ?? 1 + Math.max(0, ...users.all().map((user) => user.id));
  return users.put({
    id,
    account_id: accountId,
    email: options.email ?? `user${id}@${accountId.slice(0, 8)}.example`,
    role: options.role ?? 'user',
    created_at: options.created_at ?? naiveTime(world.now()),
    disabled_at: null,
    archived_at: null,
    password: options.password ?? randomUUID(),
    profile: options.profile ?? null,
  });
}

/** Disables the user. Keys in use keep answering for up to 30 minutes, as on the real server. */
export function disableUser(userId: number, world: World): void {
  const user = world.state.users.get(userId);
  if (user === undefined) throw new Error(`no user ${userId}`);
  world.state.users.put({ ...user, disabled_at: `${naiveTime(world.now())}Z` });
}

/** Deletes an API key; `atOnce` also empties the cache that would keep it alive for up to 30 minutes. */
export function withdrawApiKey(value: string, { atOnce }: { atOnce: boolean }, { state }: World): void {
  for (const key of state.apiKeys.all()) if (key.value === value) state.apiKeys.remove(key.id);
  if (atOnce) state.sessions.keyCache.delete(value);
}
