import { z } from 'zod';
import type { Bench } from '../bench.js';
import { createOpener } from '../open-business.js';
import { type Found, row } from '../part.js';
import { WrittenSteadily } from '../platform/write-steadily.js';
import { startStack } from '../stack.js';

const perSecond = 100;
const goalMs = 100;

const Account = z.object({ base_url: z.string(), access_token: z.string() });
const Counted = z.tuple([z.object({ stored: z.coerce.number() })]);

/**
 * How soon Chatwoot's hooks are answered at a steady rate. It waits five seconds and then gives the conversation to people,
 * so none may be given to them meanwhile. Nobody answers the visitors: what is measured is the acknowledgement.
 */
export async function measureChatwoot(bench: Bench): Promise<Found> {
  const { platform, options } = bench;
  const database = await bench.copyBase();
  const stack = await startStack({ ...bench, database, workers: 0, name: 'chatwoot' });
  const opener = await createOpener(stack.url, platform);
  const config = await platform.ask({ ask: 'open-account' }, Account);
  await opener.connect('Fjord Lamps and Chairs', { connector: 'chatwoot', config });
  await platform.ask({ ask: 'move-bots', origin: stack.url }, z.object({}));
  const write = (durationMs: number) =>
    platform.ask({ ask: 'write-steadily', perSecond, durationMs }, WrittenSteadily);
  const warmUp = await write(options.sizes.warmUpMs);
  const written = await write(options.sizes.steadyMs);
  const rows = await database.query(
    `select count(*) as stored from messages m join conversations c on (c.tenant_id, c.id) = (m.tenant_id, m.conversation_id)
     join connections n on (n.tenant_id, n.id) = (c.tenant_id, c.connection_id)
     where n.connector = 'chatwoot' and m.role = 'visitor'`,
  );
  const [{ stored }] = Counted.parse(rows);
  await stack.end();
  await database.drop();
  return describe(written, { stored, expected: warmUp.written + written.written });
}

function describe(
  { written, hooks, refused, answerMs, opened }: WrittenSteadily,
  { stored, expected }: { stored: number; expected: number },
): Found {
  const { p50, p95, p99, max } = answerMs;
  const problems = [
    ...(stored === expected ? [] : [`chatwoot: ${expected} messages were written, and ${stored} are stored`]),
    ...(refused === 0 ? [] : [`chatwoot: ${refused} of ${hooks} hooks were refused`]),
    ...(opened === 0 ? [] : [`chatwoot: ${opened} conversations were given to people`]),
  ];
  return {
    figures: { per_second: perSecond, written, hooks, refused, opened, answer_ms: answerMs },
    rows: [
      row(
        `answered, ${perSecond} messages/s (${hooks} hooks)`,
        `p50 ${p50}  p95 ${p95}  p99 ${p99}  most ${max} ms`,
        `<= ${goalMs} ms`,
      ),
      row('conversations given to people meanwhile', String(opened), '0'),
    ],
    problems,
  };
}
