import type { Reply } from '../faults.js';
import { chatMethods } from './chat-methods.js';
import { getUpdates } from './get-updates.js';
import type { ApiCall } from './ledger.js';
import type { Call, Method } from './method.js';
import { fail, Refusal } from './refusal.js';
import { sendMessage } from './send-message.js';
import { webhookMethods } from './webhook-methods.js';
import type { World } from './world.js';

const methods: readonly Method[] = [sendMessage, getUpdates, ...webhookMethods, ...chatMethods];

/** The names that a fault script may use. */
export const methodNames: readonly string[] = methods.map(({ name }) => name);

export const methodOf = (name: string): Method | undefined =>
  methods.find((method) => method.name.toLowerCase() === name.toLowerCase());

/** Turns a refusal into its envelope; anything else is a mistake of the simulator and goes on. */
export async function orRefusal(entry: ApiCall, work: () => Reply | Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    entry.refusal = error.description;
    return fail(error);
  }
}

/**
 * The call that the answer to an update brings with it. Telegram obeys it without telling how it went, and obeys none that
 * reads or that touches the webhook. Faults do not reach it. telegram-bot-api: WebhookActor.cpp, handle.
 */
export async function obeyAnswer({ bot, params }: Call, world: World): Promise<void> {
  const { method: name = '', ...rest } = params;
  if (/^(get|setwebhook$|deletewebhook$|$)/i.test(name)) return;
  const method = methodOf(name);
  const entry: ApiCall = {
    ...{ at: new Date(world.now()), botId: bot.user.id, method: method?.name ?? 'unknown', via: 'webhook' },
    ...{ params: rest, fault: 'ok', status: null, refusal: null, answeredAt: null },
  };
  world.ledger.calls.push(entry);
  const missing = new Refusal(404, 'Not Found: method not found');
  const work = () => (method ? method.handle({ bot, params: rest }, world) : fail(missing));
  entry.status = (await orRefusal(entry, work)).status;
  entry.answeredAt = new Date(world.now());
}
