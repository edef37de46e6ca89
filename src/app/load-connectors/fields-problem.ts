import { z } from 'zod';
import { type AnyConnector, fieldInfo } from '../../kit/index.js';

/**
 * A connector that brings a kit of its own marks its secrets where nobody looks: they would be stored and shown as plain text.
 * Undefined where the kit knows the fields.
 */
export function fieldsProblem({ config, manifest }: AnyConnector): string | undefined {
  const shape: unknown = 'shape' in config ? config.shape : {};
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(shape);
  const isKnown = (field: unknown) => field instanceof z.ZodType && fieldInfo.has(field);
  const unknown = Object.keys(fields).find((name) => !isKnown(fields[name]));
  if (unknown === undefined) return undefined;
  return `The connector “${manifest.id}” has a field ${unknown} that the kit of this installation does not know, so that nobody could tell whether it is a secret: make it with the kit’s fields, import patchbay/kit, and bundle neither that nor zod.`;
}
