import type { Reply } from '../faults.js';

export interface ErrorFields {
  status: number;
  message: string;
  type?: string;
  param?: string | null;
  code?: string | null;
}

/** The error body of OpenAI's API, which the SDK reads `message`, `type`, `param` and `code` out of. */
export function errorReply(fields: ErrorFields): Reply {
  const { status, message, type = 'invalid_request_error', param = null, code = null } = fields;
  return { status, body: { error: { message, type, param, code } } };
}

/** A refusal of the simulated API. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(fields: ErrorFields) {
    super(fields.message);
    this.reply = errorReply(fields);
  }
}

export const badRequest = (message: string, param: string | null = null): Refusal =>
  new Refusal({ status: 400, message, param });

/** What the API says for a status that a fault forces, where the script gives no body. */
const forced: Record<number, Omit<ErrorFields, 'status'>> = {
  401: { message: 'The API key is not valid.', code: 'invalid_api_key' },
  403: { message: 'The project may not use this model.', code: 'model_not_found' },
  404: { message: 'There is no such model.', code: 'model_not_found' },
  429: { message: 'Too many requests for this model.', type: 'requests', code: 'rate_limit_exceeded' },
  500: { message: 'The server failed while it worked on the request.', type: 'server_error' },
  503: { message: 'The engine is overloaded.', type: 'server_error' },
};

export function forcedReply(reply: Reply): Reply {
  if (reply.status < 400 || reply.body !== undefined) return reply;
  const fields = forced[reply.status] ?? { message: 'The request failed.', type: 'server_error' };
  return { ...reply, ...errorReply({ status: reply.status, ...fields }) };
}
