import type { Plugin } from 'vite';
import { z } from 'zod';

/** As much of a node of the syntax tree as is looked at. */
const Call = z.looseObject({
  type: z.literal('CallExpression'),
  end: z.number(),
  callee: z.looseObject({
    type: z.literal('MemberExpression'),
    property: z.looseObject({ name: z.literal('meta') }),
    object: z.looseObject({ end: z.number() }),
  }),
});

/**
 * Takes the `.meta(…)` out of the contract's schemas: names, descriptions and examples are for the description of the API,
 * and would be a good part of what every page loads.
 */
export const leaveOutDescriptions: Plugin = {
  name: 'leave-out-descriptions',
  apply: 'build',
  enforce: 'post',
  transform(code, file) {
    if (!/\/src\/contract\/[\w-]+\.ts$/.test(file)) return null;
    let left = code;
    // From the end, so that the places of those before stay; what lies within one that is gone is gone with it.
    let from = code.length + 1;
    for (const { start, end } of metasIn(this.parse(code)).toSorted((one, other) => other.end - one.end)) {
      if (end > from) continue;
      left = left.slice(0, start) + left.slice(end);
      from = start;
    }
    return { code: left, map: null };
  },
};

interface Place {
  start: number;
  end: number;
}

function metasIn(node: unknown): Place[] {
  if (Array.isArray(node)) return node.flatMap(metasIn);
  if (typeof node !== 'object' || node === null) return [];
  const call = Call.safeParse(node).data;
  const own = call ? [{ start: call.callee.object.end, end: call.end }] : [];
  return [...own, ...Object.values(node).flatMap(metasIn)];
}
