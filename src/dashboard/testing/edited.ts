import type { z } from 'zod';
import { entityTag, matchesTag } from '../../platform/http/entity-tag.js';
import type { Changed } from '../call.js';
import { type Asked, bare, Refusal, type Route, route } from './route.js';

interface Edited<Body, Record> {
  path: string;
  reply: z.ZodType<Record>;
  body: z.ZodType<Body>;
  find: (asked: Asked<unknown>) => Record;
  /** Changes in place what was found. */
  change: (record: Record, asked: Asked<Body>) => unknown;
}

/** Who changed a record last. */
const changes = new WeakMap<object, Changed>();

/** A record that people change: read with its tag, and changed only by those who have seen it, if they say what they saw. */
export const edited = <Body, Record extends object>(options: Edited<Body, Record>): Route[] => {
  const { path, reply, body, find, change } = options;
  const tagged = (made: Route): Route => ({ ...made, recordOf: (record) => record });
  const handle = (asked: Asked<Body>) => {
    const record = find(asked);
    const changed = changes.get(record) ?? { by: null, at: asked.world.now() };
    if (!matchesTag(asked.ifMatch, entityTag(reply.parse(record))))
      throw new Refusal(412, 'changed-meanwhile', { message: 'Somebody else changed this.', changed });
    change(record, asked);
    changes.set(record, { by: asked.account.name, at: asked.world.now() });
    return record;
  };
  return [
    tagged(bare({ path, reply, handle: find })),
    tagged(route({ method: 'PATCH', path, body, reply, handle })),
  ];
};
