import { z } from 'zod';

const Envelope = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
  description: z.string().optional(),
  parameters: z.object({ retry_after: z.number() }).optional(),
});

export type Answer = z.output<typeof Envelope> & { status: number; headers: Headers };

/** Calls a method once with JSON parameters, as a bot would. */
export async function callTelegram(
  { url, token }: { url: string; token: string },
  method: string,
  params: Record<string, unknown> = {},
): Promise<Answer> {
  const response = await fetch(`${url}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(params),
  });
  return { ...Envelope.parse(await response.json()), status: response.status, headers: response.headers };
}
