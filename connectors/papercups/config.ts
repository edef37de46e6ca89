import { z } from 'zod';
import { oneTimeSecret, optionalText, secret, serverUrl } from '../../src/kit/index.js';

const once = 'Only if the webhook shall be registered for you. Used once and not kept.';

/** What a tenant types. The sign-in is for the webhook alone: a kept password would be worth an admin account. */
export const Config = z
  .object({
    base_url: serverUrl({
      label: 'Papercups address',
      help: 'Where your team opens the Papercups dashboard, without anything behind the host name.',
      placeholder: 'https://papercups.example.com',
    }),
    api_key: secret({
      label: 'Personal API key of the bot user',
      help: 'In Papercups, signed in as the bot user: Developers, Personal API keys, Generate new API key.',
    }),
    email: optionalText({ label: 'E-mail of the bot user', help: once, once: true }),
    password: oneTimeSecret({ label: 'Password of the bot user', help: once }),
  })
  .superRefine(({ email, password }, context) => {
    if ((email === undefined) === (password === undefined)) return;
    const path = [email === undefined ? 'email' : 'password'];
    context.addIssue({ code: 'custom', path, message: 'Fill in e-mail and password, or neither.' });
  });
export type Config = z.infer<typeof Config>;

/** What `connect` learned: whose account it is, which user's key we have, and the address that it registered itself. */
export const State = z.object({
  ...{ account_id: z.guid(), bot_user_id: z.number().int() },
  hook_url: z.string().optional(),
});
export type State = z.infer<typeof State>;
