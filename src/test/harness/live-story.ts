import { z } from 'zod';
import { closeConversation, handBack, replyAsOperator, takeOver } from '../../inbox/operate.js';
import { inTenant } from '../../platform/database/tenant-db.js';
import type { ConnectorEvent } from '../../kit/index.js';
import type { Dialect } from './dialects.js';
import { type ScriptedPlatform, scriptPlatform } from './scripted-connector.js';
import type { WorkStage } from './stage-work.js';
import { type Act, eventsOf, type Story } from './tell-story.js';
import { advanceClock, readClock } from './test-database.js';

/** A platform that gives our messages the ids and marks of a real one. */
export function platformOf(dialect: Dialect): ScriptedPlatform {
  const platform = scriptPlatform({ sendsPerSecond: 100_000, ...dialect.traits });
  const { connector } = platform;
  const [send, sent] = [connector.send.bind(connector), connector.sent?.bind(connector)];
  Object.assign(connector, {
    markOf: dialect.markOf,
    send: async (...given: Parameters<typeof send>) => {
      await send(...given);
      return { externalIds: [dialect.idOfOurs(given[0].idempotencyKey)] };
    },
    sent: async (...given: Parameters<NonNullable<typeof sent>>) => {
      const found = await sent?.(...given);
      return found?.outcome === 'found' ? { ...found, externalIds: [dialect.idOfOurs(given[0].key)] } : found;
    },
  });
  return platform;
}

interface Living {
  dialect: Dialect;
  random: () => number;
  platform: ScriptedPlatform;
}

/** While a human had the conversation, as far as anybody outside can tell; without an end where that lasts. */
export interface Silence {
  from: Date;
  until?: Date;
}

/** What people did in a story, on the database's clock. */
export interface Lived {
  silences: readonly Silence[];
  /** When a member gave the conversation back, the last time. */
  handedBackAt: Date | undefined;
  /** When an operator wrote, or a member gave it back or closed it, the last time. What was said before is a human's. */
  settledAt: Date | undefined;
}

/** Tells a story while workers look, sends back the echo of what we say, and lets things come to rest. */
export async function live(stage: WorkStage, story: Story, living: Living): Promise<Lived> {
  const { conversationId } = story;
  const { random } = living;
  const looks: Promise<void>[] = [];
  const echoes = [echoOf(stage, conversationId, living), standingsOf(stage, conversationId, living)];
  const echo = async () => {
    for (const one of echoes) await one();
  };
  let id: string | undefined;
  const lookUp = async () => {
    id ??= await idOf(stage, conversationId);
    if (id !== undefined) await stage.look(id);
  };
  const lived = await tell(stage, { story, ...living }, async () => {
    if (random() < 0.5) looks.push(lookUp());
    if (random() < 0.5) await echo();
  });
  await Promise.all(looks);
  for (let round = 0; round < 12; round += 1) {
    await lookUp();
    await echo();
    if (await isAtRest(stage, conversationId)) break;
    await advanceClock(stage.db, 20_000);
  }
  return lived;
}

/** One after the other, each not before its time; `then` runs after each. */
async function tell(
  stage: WorkStage,
  { story, dialect }: Living & { story: Story },
  then: () => Promise<void>,
): Promise<Lived> {
  const lived: Noted = { silences: [], handedBackAt: undefined, settledAt: undefined, heard: new Set() };
  let now = story.happened[0]?.at ?? new Date();
  for (const place of story.told) {
    const happening = story.happened[place];
    if (!happening) continue;
    if (happening.at > now) {
      await advanceClock(stage.db, happening.at.getTime() - now.getTime());
      now = happening.at;
    }
    if ('said' in happening) await hear(stage, happening, { lived, dialect });
    else await perform(stage, happening.kind, { lived, conversationId: story.conversationId });
    await then();
  }
  return lived;
}

interface Noted extends Lived {
  silences: Silence[];
  /** Ids of the messages that were told. */
  heard: Set<string>;
  /** The visitor's next message opens it again, for the bot. */
  isClosed?: boolean;
}

type Telling = Parameters<typeof eventsOf>[1];

/** What hooks tell. Words of an operator that are older than the hand-back silence nobody any more. */
async function hear(
  stage: WorkStage,
  happening: Telling,
  { lived, dialect }: { lived: Noted; dialect: Dialect },
): Promise<void> {
  const { kind, at, said } = happening;
  const isNew = kind === 'say' && !lived.heard.has(said.messageId);
  if (isNew) lived.heard.add(said.messageId);
  if (isNew && said.by === 'visitor' && lived.isClosed) {
    lived.isClosed = false;
    // What crossed the closing, or a later act, has a human called.
    if (lived.settledAt === undefined || at > lived.settledAt) unhush(lived, await readClock(stage.db));
  }
  for (const event of eventsOf(dialect, happening)) await stage.receive(event);
  const isOld = lived.handedBackAt !== undefined && at <= lived.handedBackAt;
  if (!isNew || said.by !== 'operator' || isOld) return;
  await hush(stage, lived);
  if (lived.settledAt === undefined || at > lived.settledAt) lived.settledAt = at;
}

/** What a member does, once the conversation is there. */
async function perform(
  stage: WorkStage,
  kind: Act,
  { lived, conversationId }: { lived: Noted; conversationId: string },
): Promise<void> {
  const id = await idOf(stage, conversationId);
  if (id === undefined) return;
  const before = await readClock(stage.db);
  await act(stage, kind, id);
  if (kind === 'take-over') lived.isClosed = false;
  lived.settledAt = await lastActAt(stage, conversationId);
  if (kind === 'take-over' || kind === 'reply') return hush(stage, lived);
  unhush(lived, before);
  if (kind === 'close') lived.isClosed = true;
  // The bot may have had it all the time.
  else lived.handedBackAt = (await returnedAt(stage, conversationId)) ?? lived.handedBackAt;
}

/** Nobody but the bot has it any more. */
function unhush({ silences }: Noted, at: Date): void {
  const last = silences.at(-1);
  if (last) last.until ??= at;
}

async function hush({ db }: WorkStage, { silences }: Noted): Promise<void> {
  const last = silences.at(-1);
  if (!last || last.until) silences.push({ from: await readClock(db) });
}

/** What a member does in the dashboard. */
export function act({ tenant, deps }: WorkStage, kind: Act, conversationId: string): Promise<void> {
  const actor = { kind: 'member', id: null, name: 'Priya' };
  const operation = { tenantId: tenant.id, conversationId, personId: null, actor };
  if (kind === 'take-over') return takeOver(operation, deps);
  if (kind === 'hand-back') return handBack(operation, deps);
  if (kind === 'close') return closeConversation(operation, deps);
  return replyAsOperator({ ...operation, text: 'This is Priya, from the dashboard.' }, deps);
}

/** Sends back, once, what the platform has stored of ours. */
function echoOf(stage: WorkStage, conversationId: string, { dialect, platform }: Living) {
  const echoed = new Set<string>();
  return async () => {
    for (const { conversationId: of, key, text } of [...platform.stored]) {
      if (of !== conversationId || echoed.has(key) || dialect.lacks.us !== undefined) continue;
      echoed.add(key);
      const at = await readClock(stage.db);
      const messageId = dialect.idOfOurs(key);
      const said = { by: 'us', conversationId, messageId, text, at, key: dialect.markOf(key) } as const;
      for (const event of dialect.say(said)) await stage.receive(event);
    }
  };
}

const toldAs = {
  human: { open: true, assigned_to: 'operator' },
  bot: { assigned_to: 'bot' },
  closed: { open: false },
} as const;

/** Tells us, once, how the conversation stands since we have told the platform so. */
function standingsOf(stage: WorkStage, conversation_id: string, { dialect, platform }: Living) {
  const untold: ConnectorEvent[] = [];
  platform.whileTold = async (standing, of) => {
    if (of !== conversation_id || dialect.lacks.us !== undefined) return;
    const at = (await readClock(stage.db)).toISOString();
    untold.push({ kind: 'conversation-changed', conversation_id, at, ...toldAs[standing] });
  };
  return async () => {
    for (const event of untold.splice(0)) await stage.receive(event);
  };
}

export const idOf = (stage: WorkStage, externalId: string): Promise<string | undefined> =>
  inTenant(stage.db, stage.tenant.id, async (tx) => {
    const row: unknown = await tx('conversations').where({ external_id: externalId }).first('id');
    return z.object({ id: z.string() }).optional().parse(row)?.id;
  });

/** When a human last did something in the conversation, on the database's clock. */
const lastActAt = (stage: WorkStage, externalId: string): Promise<Date | undefined> =>
  inTenant(stage.db, stage.tenant.id, async (tx) => {
    const row: unknown = await tx('conversations')
      .where({ external_id: externalId })
      .first('last_operator_at');
    return (
      z.object({ last_operator_at: z.date().nullable() }).optional().parse(row)?.last_operator_at ?? undefined
    );
  });

/** When a member gave the conversation back, while the bot has it for that: what was said until then was the human’s. */
export const returnedAt = (stage: WorkStage, externalId: string): Promise<Date | undefined> =>
  inTenant(stage.db, stage.tenant.id, async (tx) => {
    const row: unknown = await tx('conversations')
      .where({ external_id: externalId, handler_reason: 'handed-back' })
      .first('last_operator_at');
    return z.object({ last_operator_at: z.date() }).optional().parse(row)?.last_operator_at;
  });

const isAtRest = (stage: WorkStage, externalId: string): Promise<boolean> =>
  inTenant(stage.db, stage.tenant.id, async (tx) => {
    const row: unknown = await tx('conversations as c')
      .where('c.external_id', externalId)
      .whereNull('c.due_at')
      .whereRaw(
        'not exists (select from deliveries d where d.conversation_id = c.id and d.due_at is not null)',
      )
      .first('c.id');
    return row !== undefined;
  });
