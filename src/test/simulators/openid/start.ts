import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import Provider, { type AccountClaims, type Configuration } from 'oidc-provider';
import { peoplePage } from './people-page.js';

export interface OpenIdPerson extends AccountClaims {
  sub: string;
}

export interface OpenIdOptions {
  /** Where clients may have people sent back to. */
  redirectUris: readonly string[];
  people: readonly OpenIdPerson[];
}

export interface OpenIdSimulator {
  /** The issuer: `http://127.0.0.1:port`. */
  url: string;
  clientId: string;
  clientSecret: string;
  /** Who can sign in there; may be changed at any time. */
  people: OpenIdPerson[];
  /** How often each path was asked, as `GET /jwks`. */
  calls: Map<string, number>;
  stop: () => void;
}

const client = { clientId: 'patchbay', clientSecret: 'a-secret-of-the-client' };

/** A real OpenID provider on loopback. In place of a password its page lets one say who one is. */
export async function startOpenId({ redirectUris, people }: OpenIdOptions): Promise<OpenIdSimulator> {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const calls = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = `${request.method ?? ''} ${(request.url ?? '').split('?')[0] ?? ''}`;
    calls.set(path, (calls.get(path) ?? 0) + 1);
    handle(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  const url = `http://127.0.0.1:${address.port}`;
  const known = [...people];
  handle = handlerOf(new Provider(url, configurationOf(redirectUris, known)), known);
  return {
    ...{ url, ...client, people: known, calls },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const configurationOf = (redirectUris: readonly string[], people: OpenIdPerson[]): Configuration => ({
  clients: [
    {
      client_id: client.clientId,
      client_secret: client.clientSecret,
      redirect_uris: [...redirectUris],
      token_endpoint_auth_method: 'client_secret_basic',
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, { uid }) => `/who/${uid}` },
  cookies: { keys: ['only for tests'] },
  pkce: { required: () => true },
  findAccount: (_, sub) => {
    const person = people.find((each) => each.sub === sub);
    return person && { accountId: sub, claims: () => person };
  },
  // Nobody is asked for consent: it is the firm's own service.
  loadExistingGrant: async ({ oidc }) => {
    const { session, client: asking } = oidc;
    if (session?.accountId === undefined || asking === undefined) return undefined;
    const grant = new oidc.provider.Grant({ accountId: session.accountId, clientId: asking.clientId });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
});

/** The provider's own routes, and before them the page on which one says who one is. */
function handlerOf(provider: Provider, people: readonly OpenIdPerson[]) {
  const answer = provider.callback();
  return (request: IncomingMessage, response: ServerResponse) => {
    if (!(request.url ?? '').startsWith('/who/')) {
      void answer(request, response);
      return;
    }
    askWho(provider, { request, response, people }).catch((error: unknown) =>
      response.writeHead(500).end(String(error)),
    );
  };
}

interface Asking {
  request: IncomingMessage;
  response: ServerResponse;
  people: readonly OpenIdPerson[];
}

async function askWho(provider: Provider, { request, response, people }: Asking): Promise<void> {
  await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(peoplePage(people));
    return;
  }
  const sub = new URLSearchParams(await text(request)).get('sub') ?? '';
  const result =
    sub === '' ? { error: 'access_denied', error_description: 'no' } : { login: { accountId: sub } };
  await provider.interactionFinished(request, response, result);
}
