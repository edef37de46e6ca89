import { z } from 'zod';
import { signHook } from '../../../test/simulators/crisp/sign-hook.js';

/** One connected inbox: where its hooks go and what they are signed with. */
export const Site = z.object({
  tenantId: z.string(),
  websiteId: z.string(),
  secret: z.string(),
  /** The path of its hook address. */
  path: z.string(),
});
export type Site = z.infer<typeof Site>;

/** Every message of a run has a number; of every run, a number apart from those of the others. */
export interface HookNumber {
  run: number;
  number: number;
}

/** Twelve digits, whatever the run: a fingerprint as Crisp makes them, and unlike any that the simulator makes. */
export const fingerprintOf = ({ run, number }: HookNumber): number => (100 + run) * 1e9 + number;

/** What the ids of its conversations begin with. */
export const sessionPrefix = 'session_bench-';

/** A visitor writes three times, the others in between: at each inbox somebody, however many there are. */
const leastAtOnce = 150;
const messagesEach = 3;

function conversationOf(number: number, sites: number): number {
  const atOnce = Math.max(leastAtOnce, sites);
  return Math.floor(number / (atOnce * messagesEach)) * atOnce + (number % atOnce);
}

/** A visitor's message as a plugin of Crisp reports it, signed now, as the bytes that go over the wire. */
export function writeHook(sites: readonly Site[], hook: HookNumber): string {
  const conversation = conversationOf(hook.number, sites.length);
  const site = sites[conversation % sites.length];
  if (!site) throw new Error('there is no site to write to');
  const now = Date.now();
  const session_id = `${sessionPrefix}${hook.run}-${conversation}`;
  const data = {
    ...{ website_id: site.websiteId, session_id, inbox_id: null, type: 'text', origin: 'chat' },
    content: `Is the delivery of order ${hook.number} still free of charge above fifty pounds?`,
    ...{ timestamp: now, fingerprint: fingerprintOf(hook), from: 'user', stamped: true },
    user: { nickname: `visitor${conversation}`, user_id: session_id },
  };
  const body = JSON.stringify({ website_id: site.websiteId, event: 'message:send', data, timestamp: now });
  const signature = signHook(body, String(now), site.secret);
  return (
    `POST ${site.path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n` +
    `X-Crisp-Request-Timestamp: ${now}\r\nX-Crisp-Signature: ${signature}\r\n` +
    `X-Delivery-Attempt-Count: 1\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  );
}
