import type { ConnectionResolver } from '../connections/resolve-connection.js';
import type { Live, LiveEvent } from '../live/live.js';
import { AppError } from '../platform/errors.js';
import type { RequestFacts } from '../platform/http/caller.js';
import type { RawReply } from '../platform/http/endpoint.js';
import { eventStreamHeaders, openEventStream } from '../platform/http/sse.js';
import type { Log } from '../platform/log.js';
import { asVisitor, type Entered, type GuardDeps } from './widget-guard.js';
import type { WidgetLines } from './widget-lines.js';
import { isBotSpeaking, isWidgetOpen, type WidgetAssistant } from './widget-settings.js';

export interface WidgetEventsDeps extends GuardDeps, WidgetAssistant {
  resolver: Pick<ConnectionResolver, 'byPublicKey'>;
  live: Pick<Live, 'subscribe'>;
  lines: WidgetLines;
  log: Log;
}

/** How often a standing line is asked whether it may still stand. */
const recheckMs = 30_000;

/** The visitor's own conversation as it changes. Throws `not-found` while there is none. */
export async function openWidgetEvents(
  entered: Entered,
  { address, signal }: Pick<RequestFacts, 'address' | 'signal'>,
  deps: WidgetEventsDeps,
): Promise<RawReply> {
  const { visitor, isSpeaking } = await standing(entered, deps);
  const { conversation } = visitor;
  if (!conversation) throw new AppError('not-found');
  const stream = openEventStream(signal);
  const line = { isSpeaking };
  const stops = [
    deps.lines.take({ visitorId: visitor.id, address }, stream.end),
    deps.live.subscribe(entered.bound.row.tenant_id, (event) => {
      if (event.conversation_id === conversation.id && isShown(event, line)) stream.send(event);
    }),
    repeat(() => recheck(entered, line, { ...deps, end: stream.end })),
  ];
  const leave = () => {
    for (const stop of stops) stop();
  };
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) leave();
  // Whatever happened before this moment is covered by the first event.
  stream.send({
    kind: 'changed',
    conversation_id: conversation.id,
    seq: conversation.seq,
  } satisfies LiveEvent);
  return {
    contentType: 'text/event-stream; charset=utf-8',
    headers: { ...eventStreamHeaders },
    body: stream.body,
  };
}

const isShown = ({ kind }: LiveEvent, { isSpeaking }: { isSpeaking: boolean }): boolean =>
  kind === 'changed' || isSpeaking;

function repeat(work: () => Promise<void>): () => void {
  const timer = setInterval(() => void work(), recheckMs);
  return () => clearInterval(timer);
}

/** A line ends with what allowed it: a revoked token, a paused connection, a suspended tenant. */
async function recheck(
  entered: Entered,
  line: { isSpeaking: boolean },
  deps: WidgetEventsDeps & { end: () => void },
): Promise<void> {
  try {
    const bound = await deps.resolver.byPublicKey(entered.token.publicKey);
    if (!bound || !isWidgetOpen(bound)) throw new AppError('not-found');
    line.isSpeaking = (await standing({ ...entered, bound }, deps)).isSpeaking;
  } catch (err) {
    deps.log.debug({ err }, 'a chat window is no longer told what happens');
    deps.end();
  }
}

const standing = (entered: Entered, deps: WidgetEventsDeps) =>
  asVisitor(entered, deps, async (tx, visitor) => ({
    visitor,
    isSpeaking: await isBotSpeaking(tx, entered.bound, deps),
  }));
