import type {
  LiveEvent,
  PostMessage,
  SessionReply,
  SessionRequest,
  WidgetConfig,
  WidgetHistory,
} from '../../contract/widget.js';
import { ApiError, asApiError, troubleOf } from './api-error.js';
import { readEventStream } from './read-event-stream.js';
import { readConfig, readErrorCode, readEvent, readHistory, readSession } from './read-replies.js';

/** The server's side of the window. Every call throws ApiError only. */
export interface Api {
  config(): Promise<WidgetConfig>;
  openSession(given: Omit<SessionRequest, 'public_key'>): Promise<SessionReply>;
  history(token: string): Promise<WidgetHistory>;
  post(token: string, message: PostMessage): Promise<WidgetHistory>;
  /** Ends when the server or the network ends it; `onOpen` says that it stands. */
  follow(token: string, listener: Listener): Promise<void>;
}

export interface Listener {
  signal: AbortSignal;
  onOpen: () => void;
  onEvent: (event: LiveEvent) => void;
}

const timeoutMs = 15_000;
/** The server sends something at least twice within this time. */
const silenceMs = 60_000;

/** `origin` is the server's, without a trailing slash. */
export function createApi(origin: string, key: string): Api {
  const call = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(`${origin}/api/widget/${path}`, {
      credentials: 'omit',
      cache: 'no-store',
      ...init,
    });
    if (response.ok) return response;
    throw new ApiError(troubleOf(response.status, await codeOf(response)));
  };
  const json = async <T>(path: string, init: RequestInit, read: (value: unknown) => T): Promise<T> => {
    try {
      const response = await call(path, { ...init, signal: AbortSignal.timeout(timeoutMs) });
      return read(await response.json());
    } catch (error) {
      throw asApiError(error);
    }
  };
  return {
    config: () => json(`config?key=${encodeURIComponent(key)}`, {}, readConfig),
    openSession: (given) => json('session', post({ public_key: key, ...given }), readSession),
    history: (token) => json('messages', { headers: bearer(token) }, readHistory),
    post: (token, message) => json('messages', post(message, token), readHistory),
    follow: async (token, listener) => {
      try {
        await listen((init) => call('events', { ...init, headers: bearer(token) }), listener);
      } catch (error) {
        throw asApiError(error);
      }
    },
  };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const post = (body: unknown, token?: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(token === undefined ? {} : bearer(token)) },
  body: JSON.stringify(body),
  // A visitor who follows a link right after sending must not lose what they wrote.
  keepalive: true,
});

async function codeOf(response: Response): Promise<string> {
  try {
    return readErrorCode(await response.json());
  } catch {
    // The status alone says enough when the body is not ours.
    return '';
  }
}

async function listen(
  open: (init: RequestInit) => Promise<Response>,
  { signal, onOpen, onEvent }: Listener,
): Promise<void> {
  const attempt = new AbortController();
  const abort = () => attempt.abort();
  let silence = setTimeout(abort, timeoutMs);
  const onBeat = () => {
    clearTimeout(silence);
    silence = setTimeout(abort, silenceMs);
  };
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  try {
    const { body } = await open({ signal: attempt.signal });
    if (!body) throw new ApiError('unreachable');
    onBeat();
    onOpen();
    const onData = (data: string) => {
      const event = readEvent(JSON.parse(data));
      if (event) onEvent(event);
    };
    await readEventStream(body, { onBeat, onData });
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', abort);
  }
}
