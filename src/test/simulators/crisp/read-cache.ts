import type { Reply } from '../faults.js';
import type { World } from './world.js';

type Cached = (request: { method: string; key: string }, read: () => Reply) => Reply;

/**
 * Answers repeated reads from memory for as long as the knob says, also those that found nothing: a message stored in
 * between is then missing from the answer. Each read says in `Bloom-Status` where it came from. crisp: page rate-limits.
 */
export function createReadCache({ knobs, now }: Pick<World, 'knobs' | 'now'>): Cached {
  const kept = new Map<string, { reply: Reply; until: number }>();
  const marked = (reply: Reply, status: string): Reply => ({
    ...reply,
    headers: { ...reply.headers, 'Bloom-Status': status },
  });

  return ({ method, key }, read) => {
    if (method !== 'GET' && method !== 'HEAD') return read();
    if (knobs.readCacheMs <= 0) return marked(read(), 'DIRECT');
    const known = kept.get(key);
    if (known && known.until > now()) return marked(known.reply, 'HIT');
    const reply = read();
    kept.set(key, { reply, until: now() + knobs.readCacheMs });
    return marked(reply, 'MISS');
  };
}
