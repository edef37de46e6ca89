import type { Connected, ConnectSession, ConnectorError } from '../kit/index.js';
import { type AnyConnector, type HttpClient } from '../kit/index.js';
import { AppError } from '../platform/errors.js';

export interface ConnectDeps {
  http: HttpClient;
  productName: string;
}

export interface Attempt {
  connector: AnyConnector;
  /** As typed, with what is used once. */
  config: unknown;
  /** What an earlier attempt learned. */
  state?: unknown;
  hookUrl: string;
}

/** Checks the credentials at the platform and registers the hook where that can be done. Throws ConnectorError. */
export const tryConnect = (
  { connector, config, state, hookUrl }: Attempt,
  { http, productName }: ConnectDeps,
): Promise<Connected<unknown>> => {
  const session: ConnectSession<unknown, unknown> = { config, state, hookUrl, http, productName };
  return connector.connect(session);
};

/** What is told of a failure names the product that was called. */
type Called = Pick<AnyConnector, 'manifest'>;

const sentencesAbout = (inbox: string): Record<ConnectorError['kind'], string> => ({
  unreachable: `${inbox} could not be reached at this address.`,
  'rate-limited': `${inbox} asks us to slow down. Try again in a minute.`,
  unavailable: `${inbox} did not answer properly. Try again in a moment.`,
  'bad-response': `What answered at this address does not speak the API of ${inbox}.`,
  auth: `${inbox} refuses the credentials.`,
  config: `${inbox} refuses the settings.`,
  'not-found': `${inbox} does not know this account.`,
  rejected: `${inbox} refuses this.`,
});

/** Of a wrong setting the error itself says most: an address that is not allowed, an account that does not fit. */
const sentenceOf = ({ kind, message }: ConnectorError, { manifest }: Called): string =>
  kind === 'config' ? message : sentencesAbout(manifest.name)[kind];

const remediesAt = (inbox: string): Record<ConnectorError['kind'], string> => ({
  unreachable: `Check that the address is right and that the ${inbox} server is running.`,
  'rate-limited': 'Nothing to do: it resumes by itself in a few minutes.',
  unavailable: 'Nothing to do: it is tried again by itself, and nothing that was written is lost.',
  'bad-response': `Check the address: something else than ${inbox} answers there.`,
  auth: `Create new credentials in ${inbox}, enter them under Access and save. The connection resumes by itself.`,
  config: 'Correct the marked field under Access and save: what was typed does not fit the account.',
  'not-found': `Check the account under Access: it is gone in ${inbox}, or its id is wrong.`,
  rejected: `Read what ${inbox} said, correct it there or under Access, and check again.`,
});

/** What a tenant reads when connecting failed: which field it is about, and what the platform said. */
export function connectFailure(error: ConnectorError, connector: Called): AppError {
  const sentence = sentenceOf(error, connector);
  const message = error.said === undefined ? sentence : `${sentence} It said: ${error.said}`;
  return new AppError('connect-failed', {
    publicMessage: message,
    ...(error.field === undefined ? {} : { fields: [{ path: `config.${error.field}`, message }] }),
    retryAfterMs: error.retryAfterMs,
    cause: error,
  });
}

/** The same as a lasting mark on the connection. */
export const problemOf = (error: ConnectorError, connector: Called) => ({
  code: error.kind,
  message: sentenceOf(error, connector),
  remedy: remediesAt(connector.manifest.name)[error.kind],
  ...(error.field === undefined ? {} : { field: error.field }),
  ...(error.said === undefined ? {} : { said: error.said }),
  at: new Date().toISOString(),
});
