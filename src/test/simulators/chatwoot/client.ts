export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, else its text; undefined where it is empty. */
  body: unknown;
}

export interface Caller {
  url: string;
  /** Empty for a call without a token. */
  token: string;
}

/** Calls the API once, as a client would. `request` is `METHOD /path`; a form goes out as a form. */
export async function callChatwoot(caller: Caller, request: string, body?: unknown): Promise<Answer> {
  const [method = 'GET', path = '/'] = request.split(' ');
  const isForm = body instanceof FormData;
  const response = await fetch(`${caller.url}${path}`, {
    method,
    headers: {
      ...(caller.token !== '' && { api_access_token: caller.token }),
      ...(!isForm && { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined || body === null ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('application/json') ?? false;
  const parsed: unknown = isJson ? JSON.parse(text) : text === '' ? undefined : text;
  return { status: response.status, headers: response.headers, body: parsed };
}
