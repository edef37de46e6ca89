import type { Reply } from '../faults.js';
import { allowKinds } from './allow-kinds.js';
import { dropExpired } from './announce.js';
import type { Method } from './method.js';
import { integerParam } from './read-params.js';
import { conflict, succeed } from './refusal.js';
import type { BotRow, UpdateRow } from './rows.js';
import type { World } from './world.js';

const webhookIsActive =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
const otherPoll = 'terminated by other getUpdates request; make sure that only one bot instance is running';
const longestTimeoutS = 50;

/** What waits from the offset on. All below it is confirmed and gone; a negative one keeps that many of the last. */
function takeFrom(bot: BotRow, { offset, limit }: { offset: number; limit: number }): UpdateRow[] {
  if (offset < 0) bot.updates = bot.updates.slice(offset);
  else bot.updates = bot.updates.filter(({ update_id }) => update_id >= offset);
  return bot.updates.slice(0, limit);
}

const answerWith = (updates: UpdateRow[]): Reply =>
  succeed(updates.map(({ text }): unknown => JSON.parse(text)));

/** Waits for an update, for the end of its time, or for another call that takes its place. */
function waitForUpdate(bot: BotRow, waitMs: number, { background }: World): Promise<void> {
  return new Promise((resolve, reject) => {
    const poll = {
      wake() {
        if (bot.poll === poll) bot.poll = null;
        resolve();
      },
      end(description: string) {
        if (bot.poll === poll) bot.poll = null;
        reject(conflict(description));
      },
    };
    bot.poll = poll;
    void background.wait(waitMs).then(() => poll.wake());
  });
}

export const getUpdates: Method = {
  name: 'getUpdates',
  async handle({ bot, params }, world) {
    if (bot.webhook) throw conflict(webhookIsActive);
    allowKinds(bot, params);
    const most = Number.MAX_SAFE_INTEGER;
    const offset = integerParam(params['offset'], { fallback: 0, min: -most, max: most });
    const limit = integerParam(params['limit'], { fallback: 100, min: 1, max: 100 });
    const timeoutS = integerParam(params['timeout'], { fallback: 0, min: 0, max: longestTimeoutS });
    dropExpired(bot, world);
    const updates = takeFrom(bot, { offset, limit });
    if (updates.length > 0 || timeoutS === 0) return answerWith(updates);
    bot.poll?.end(otherPoll);
    await waitForUpdate(bot, Math.min(timeoutS * 1_000, world.knobs.longestPollMs), world);
    return answerWith(takeFrom(bot, { offset, limit }));
  },
};
