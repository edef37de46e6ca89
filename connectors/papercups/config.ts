import { z } from 'zod';
import { oneTimeSecret, optionalText, secret, serverUrl } from '../../src/kit/index.js';

/** What a tenant types. The sign-in only registers the webhook: a stored password would be worth an admin account. */
export const Config = z
  .object({
    base_url: serverUrl({
      label: 'Papercups address',
      help: 'Where your team opens the Papercups dashboard, without anything behind the host name.',
      placeholder: 'https://papercups.example.com',
    }),
    api_key: secret({
      label: 'Personal API key of the bot user',
      help: 'Papercups, signed in as the bot user: Developers, Personal API keys, Generate new API key.',
    }),
    email: optionalText({
      label: 'E-mail of the bot user',
      help: 'Only if the webhook shall be registered for you. Used once and not kept.',
      placeholder: 'assistant@example.com',
      once: true,
    }),
    password: oneTimeSecret({
      label: 'Password of the bot user',
      help: 'Only if the webhook shall be registered for you. Used once and not kept.',
    }),
  })
  .superRefine(({ email, password }, { addIssue }) => {
    const missing = email === undefined ? 'email' : 'password';
    if ((email === undefined) === (password === undefined)) return;
    addIssue({ code: 'custom', path: [missing], message: 'Fill in e-mail and password, or neither.' });
  });
export type Config = z.infer<typeof Config>;

/** What `connect` learned. */
export const State = z.object({
  account_id: z.guid(),
  /** The user whose key we use. Its messages may still be a person's: see `roleOf`. */
  bot_user_id: z.number().int(),
});
export type State = z.infer<typeof State>;
