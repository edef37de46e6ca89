import { z } from 'zod';
import type { Api } from './harness/start-test-app.js';
import { type ChatwootSimulator, startChatwoot } from './simulators/chatwoot/start.js';
import { type CrispSimulator, startCrisp } from './simulators/crisp/start.js';
import { call, signIn, subscribe } from './simulators/papercups/client.js';
import { type PapercupsSimulator, startPapercups } from './simulators/papercups/start.js';

export interface Platforms {
  papercups: PapercupsSimulator;
  crisp: CrispSimulator;
  chatwoot: ChatwootSimulator;
}

export async function startPlatforms(): Promise<Platforms> {
  const [papercups, crisp, chatwoot] = await Promise.all([startPapercups(), startCrisp(), startChatwoot()]);
  return { papercups, crisp, chatwoot };
}

export const stopPlatforms = async ({ papercups, crisp, chatwoot }: Platforms): Promise<void> => {
  await Promise.all([papercups.stop(), crisp.stop(), chatwoot.stop()]);
};

/** One new account of a platform, and what its owner and its visitors do. */
export interface PlatformAccount {
  connector: string;
  /** What is pasted to connect. */
  config: Record<string, string>;
  /** What else may be typed, so that the webhook is registered by us. */
  signIn?: Record<string, string>;
  /** A visitor begins a conversation; answers how often it has been answered so far. */
  ask: (question: string) => () => number;
  /** What the owner does with the address that he is shown; nothing where the platform was told by us. */
  enterHook: (url: string) => Promise<void>;
  /** Withdraws the token at once. Answers a config with a new one. */
  revoke: () => Promise<Record<string, string>>;
}

const NewKey = z.object({ data: z.object({ value: z.string() }) });

/** A platform whose webhooks never arrive is one where none was entered, or that loses them. */
export const accounts = {
  papercups: ({ papercups }: Platforms): PlatformAccount => {
    const { account, apiKey, botCredentials } = papercups.createAccount({ companyName: 'Harbor' });
    const base_url = papercups.url;
    return {
      connector: 'papercups',
      config: { base_url, api_key: apiKey },
      signIn: { ...botCredentials },
      ask: (question) => {
        const { conversationId } = papercups.visitorWrites({ accountId: account.id }, question);
        return () =>
          papercups.messagesOf(conversationId).filter((one) => one.type === 'bot' && !one.private).length;
      },
      enterHook: async (url) => {
        await subscribe(base_url, botCredentials, url);
      },
      revoke: async () => {
        papercups.withdrawApiKey(apiKey, { atOnce: true });
        const { token } = await signIn(base_url, botCredentials);
        const json = { label: 'Another' };
        const { body } = await call(base_url, 'POST /api/personal_api_keys', { token, json });
        return { api_key: NewKey.parse(body).data.value };
      },
    };
  },
  crisp: ({ crisp }: Platforms): PlatformAccount => {
    const { websiteId, websiteToken } = crisp.createWebsite({ name: 'Harbor', domain: 'harbor.example' });
    const typed = ({ identifier, key }: typeof websiteToken) => ({
      ...{ token_identifier: identifier, token_key: key },
    });
    return {
      connector: 'crisp',
      config: { website_id: websiteId, ...typed(websiteToken) },
      ask: (question) => askAtCrisp(crisp, { websiteId, question }),
      enterHook: (url) => {
        crisp.addWebsiteHook(websiteId, url);
        return Promise.resolve();
      },
      revoke: () => Promise.resolve(typed(crisp.rollWebsiteToken(websiteId))),
    };
  },
  chatwoot: ({ chatwoot }: Platforms): PlatformAccount => {
    const { accountId, administrator } = chatwoot.createAccount({ name: 'Harbor' });
    return {
      connector: 'chatwoot',
      config: { base_url: chatwoot.url, access_token: administrator.token },
      ask: (question) => {
        const { conversationId } = chatwoot.visitorWrites({ accountId }, question);
        const isOurs = (message: { account_id: number; conversation_id: number; private: boolean }) =>
          message.account_id === accountId && message.conversation_id === conversationId && !message.private;
        return () =>
          chatwoot.ledger.messages.filter(({ message, by }) => by === 'api' && isOurs(message)).length;
      },
      enterHook: () => Promise.resolve(),
      revoke: () => Promise.resolve({ access_token: chatwoot.rollUserToken(administrator.id) }),
    };
  },
} as const;

/** A visitor of a website at Crisp. */
export function askAtCrisp(
  crisp: CrispSimulator,
  { websiteId, question }: { websiteId: string; question: string },
): () => number {
  const { sessionId } = crisp.visitorWrites({ websiteId }, question);
  return () =>
    crisp.ledger.messages.filter(({ message, by }) => message.session_id === sessionId && by === 'api')
      .length;
}

export const Seen = z.looseObject({
  id: z.string(),
  status: z.string(),
  webhook_url: z.string(),
  checklist: z.array(
    z.looseObject({
      ...{ key: z.string(), state: z.string(), sentence: z.string() },
      copy: z.string().nullable(),
    }),
  ),
  transport: z.looseObject({ kind: z.string() }),
  health: z.looseObject({
    told_at: z.string().nullable(),
    found_in_history: z.looseObject({ count: z.number() }),
    signature: z.looseObject({ state: z.string(), refused_last_day: z.number() }),
    repaired: z.looseObject({ sentences: z.array(z.string()) }).nullable(),
  }),
});
export type Seen = z.infer<typeof Seen>;

export const connect = async (api: Api, { connector, config }: PlatformAccount): Promise<Seen> =>
  Seen.parse(await api.post('/api/v1/connections', { connector, name: connector, config }));

export const look = async (api: Api, { id }: Pick<Seen, 'id'>): Promise<Seen> =>
  Seen.parse(await api.get(`/api/v1/connections/${id}`));

/** The items of a checklist with their states, as in `token done`. */
export const statesOf = ({ checklist }: Seen): string[] =>
  checklist.map(({ key, state }) => `${key} ${state}`);
