import { z } from 'zod';
import { fieldInfo, optionalText, secret } from '../../src/kit/index.js';

const cloud = 'https://app.chatwoot.com';
const number = z.number().int();

/** Of an address of the dashboard only the server and, where it is named, the account. */
const tidied = (typed: string): string =>
  (typed || cloud).replace(/[?#].*$/, '').replace(/(?:(\/app\/accounts\/\d+)(?:\/.*)?|\/app\/*|\/+)$/, '$1');
const Address = z.url({ protocol: /^https?$/, error: 'This is no address.' });
const typedAddress = z.string().trim().max(300).transform(tidied).pipe(Address);

/** What a tenant types. With an administrator's token the bot is made, whose own token then speaks. */
export const Config = z.object({
  base_url: typedAddress.default(cloud).register(fieldInfo, {
    label: 'Chatwoot address',
    help: 'Where your team opens Chatwoot. If your token sees several accounts, copy it with the account’s number.',
    placeholder: 'https://chat.example.com/app/accounts/3',
  }),
  access_token: secret({
    label: 'Access token of an administrator',
    help: 'In Chatwoot: your picture, Profile settings, Access token.',
  }),
  inboxes: optionalText({
    label: 'Inboxes',
    help: 'Names or numbers, with commas between. Left empty: all website and API inboxes without another bot.',
  }),
});
export type Config = z.infer<typeof Config>;

/**
 * What `connect` made. By `hook_url` the bot is known as ours; servers before 4.13 have no secret and sign nothing.
 * `is_out_of_reach`: Chatwoot cannot call us, so the bot has no address.
 */
export const State = z.object({
  ...{ account_id: number, bot_id: number, bot_token: z.string(), hook_secret: z.string().optional() },
  ...{ hook_url: z.string(), inbox_ids: z.array(number), is_out_of_reach: z.boolean().optional() },
});
export type State = z.infer<typeof State>;

/** The server and, where it was typed, the account. */
export function readAddress({ base_url }: Pick<Config, 'base_url'>) {
  const [base = base_url, account] = base_url.split('/app/accounts/');
  return { base, accountId: account === undefined ? undefined : Number(account) };
}
