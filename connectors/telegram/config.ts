import { z } from 'zod';
import { secret } from '../../src/kit/index.js';

/** What a tenant types. Telegram says of a misshapen token only that there is no such page, so its shape is looked at first. */
export const Config = z.object({
  bot_token: secret({
    label: 'Token of the bot',
    help: 'In Telegram: write /newbot to @BotFather, or /token for a bot that you have.',
    placeholder: '123456789:AAF0t9…',
  }).regex(/^\d{1,16}:[\w-]{30,60}$/, {
    error:
      'This is no bot’s token. Copy the whole line that @BotFather shows, such as 123456789:AAF0t9…: a number, a colon and 35 characters.',
  }),
});
export type Config = z.infer<typeof Config>;

/** What `connect` learned: whose token it is, and where Telegram was told to send the hooks. */
export const State = z.object({ bot_id: z.string(), hook_url: z.string() });
export type State = z.infer<typeof State>;
