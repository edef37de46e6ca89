import type { z } from 'zod';

/** The example that stands in a schema of the contract, parsed by that schema. */
export const exampleOf = <Value>(schema: z.ZodType<Value>): Value => schema.parse(schema.meta()?.['example']);
