import { z } from 'zod';

/**
 * Words that several subjects share. Inputs are strict: an unknown key is refused. Replies are plain objects: an unknown
 * key is dropped, so a column that is not named here cannot leave.
 */

export const Id = z.uuid().meta({
  id: 'Id',
  description: 'A UUID. Ours are of version 7, so later records sort after earlier ones.',
  example: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f01',
});
export type Id = z.infer<typeof Id>;

/** A time in a reply. Takes what the database gives (a Date, or text within JSON) and always leaves in one form. */
export const Time = z
  .union([z.date(), z.iso.datetime({ offset: true })])
  .transform((value) => new Date(value).toISOString())
  .pipe(z.iso.datetime())
  .meta({
    id: 'Time',
    description: 'A point in time, ISO 8601 in UTC with milliseconds.',
    example: '2026-05-04T09:30:00.000Z',
  });
export type Time = z.infer<typeof Time>;

/** A time in a request; any offset is understood. */
export const TimeInput = z.iso.datetime({ offset: true }).meta({
  id: 'TimeInput',
  description: 'A point in time, ISO 8601 with an offset or Z.',
  example: '2026-05-04T11:30:00+02:00',
});
export type TimeInput = z.infer<typeof TimeInput>;

/** A line that a person typed: trimmed and not empty. */
export const line = (maxLength: number) => z.string().trim().min(1).max(maxLength);

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .check(z.email())
  .meta({ id: 'Email', description: 'An e-mail address; stored in lower case.', example: 'ada@example.com' });
export type Email = z.infer<typeof Email>;

export const WebUrl = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .meta({
    id: 'WebUrl',
    description: 'An http or https address.',
    example: 'https://example.com/book',
  });
export type WebUrl = z.infer<typeof WebUrl>;

export const Language = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Enter a language code, such as en or pt-BR.')
  .meta({ id: 'Language', description: 'A language tag (BCP 47), such as en or pt-BR.', example: 'en' });
export type Language = z.infer<typeof Language>;

/** One text for each language that it is written in. */
export const TextByLanguage = z.record(Language, z.string().trim().min(1).max(4000)).meta({
  id: 'TextByLanguage',
  description: 'The same text in several languages, by language tag.',
  example: { en: 'A colleague will be with you shortly.', de: 'Gleich ist jemand für Sie da.' },
});
export type TextByLanguage = z.infer<typeof TextByLanguage>;

export const trustLevels = ['off', 'shadow', 'draft', 'auto'] as const;
export const TrustLevel = z.enum(trustLevels).meta({
  id: 'TrustLevel',
  description:
    'How far the bot may go. `off`: nothing runs. `shadow`: it decides and says nothing. `draft`: it leaves a private note for a human. `auto`: it answers.',
  example: 'auto',
});
export type TrustLevel = z.infer<typeof TrustLevel>;

/** Bodies have been read as JSON and leave as such, so any value is one. */
export const Json = z
  .unknown()
  .meta({ id: 'Json', description: 'Any JSON value.', example: { any: ['value', 1] } });

/** A JSON document whose members are not ours to know: a JSON Schema, the config of a connector. */
export const JsonObject = z
  .record(z.string().max(100), Json)
  .meta({ id: 'JsonObject', description: 'Any JSON object.', example: { any: 'value' } });

/**
 * Members of one kind, one for each name, for an object. A record of such keys would do the same, but OpenAPI has no word
 * for it.
 */
export function membersOf<Name extends string, Of extends z.ZodType>(
  names: readonly Name[],
  of: Of,
): Record<Name, Of>;
export function membersOf(names: readonly string[], of: z.ZodType): Record<string, z.ZodType> {
  return Object.fromEntries(names.map((name) => [name, of]));
}

/** A flag in a query string, where everything is text. */
export const Flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .meta({ id: 'Flag', description: 'true or false.', example: 'true' });

/** What every list takes. Filters are added with `PageQuery.extend({...})`, which stays strict. */
export const PageQuery = z
  .strictObject({
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(100)
      .default(25)
      .meta({ description: 'How many items at most.' }),
    cursor: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .meta({ description: 'The `next_cursor` of the page before; without one, the first page.' }),
  })
  .meta({ id: 'PageQuery', description: 'Which part of a list to read.', example: { limit: 25 } });
export type PageQuery = z.infer<typeof PageQuery>;

/** One page of a list; `next_cursor` is null on the last. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });

/** What every refusal looks like. `code` is one of those that `/api/openapi.json` lists for the route. */
export const ErrorBody = z
  .object({
    error: z.object({
      code: z.string().meta({ description: 'Stable; programs should look at this.' }),
      message: z.string().meta({ description: 'One sentence for a person.' }),
      request_id: z.string().meta({ description: 'Find the request in the log by this.' }),
      fields: z
        .array(z.object({ path: z.string(), message: z.string() }))
        .optional()
        .meta({ description: 'Which parts of the input were refused, and why.' }),
      changed: z.object({ by: z.string().nullable(), at: Time }).optional().meta({
        description: 'With `changed-meanwhile`: who changed it last, if it was a person, and when.',
      }),
    }),
  })
  .meta({
    id: 'Error',
    description: 'Every refusal has this form.',
    example: {
      error: {
        code: 'not-found',
        message: 'There is nothing at this address.',
        request_id: '0197b5a07c1e7a529c6f3d1e5b7a9f01',
      },
    },
  });
export type ErrorBody = z.infer<typeof ErrorBody>;
