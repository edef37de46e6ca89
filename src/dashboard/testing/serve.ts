import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { LoginReply } from '../../contract/auth.js';
import { entityTag } from '../../platform/http/entity-tag.js';
import { makeWorld, noDesk } from './make-world.js';
import { found, Refusal, type Route } from './route.js';
import { auditEntries, auditRoutes } from './routes-audit.js';
import { businessRoutes } from './routes-business.js';
import { chatRoutes } from './routes-chat.js';
import { connectionRoutes } from './routes-connections.js';
import { conversationRoutes } from './routes-conversations.js';
import { historyRoutes } from './routes-history.js';
import { installationRoutes } from './routes-installation.js';
import { insightRoutes } from './routes-insights.js';
import { knowledgeRoutes } from './routes-knowledge.js';
import { csvOf, leadRoutes } from './routes-leads.js';
import { accountRoutes } from './routes-account.js';
import { platformRoutes } from './routes-platform.js';
import { privacyRoutes } from './routes-privacy.js';
import { secondFactorRoutes } from './routes-second-factor.js';
import { sessionRoutes } from './routes-session.js';
import { signInRoutes } from './routes-sign-in.js';
import { teamRoutes } from './routes-team.js';
import { archiveOf, transferRoutes } from './routes-transfer.js';
import { versionRoutes } from './routes-versions.js';
import { serveFiles } from './serve-files.js';
import type { Account, Desk, Session, World } from './world.js';

const routes: Route[] = [
  ...auditRoutes,
  ...sessionRoutes,
  ...accountRoutes,
  ...secondFactorRoutes,
  ...teamRoutes,
  ...signInRoutes,
  ...platformRoutes,
  ...installationRoutes,
  ...privacyRoutes,
  ...chatRoutes,
  ...conversationRoutes,
  ...connectionRoutes,
  ...historyRoutes,
  ...insightRoutes,
  ...knowledgeRoutes,
  ...leadRoutes,
  ...businessRoutes,
  ...versionRoutes,
  ...transferRoutes,
];

export interface TestServer {
  url: string;
  world: World;
  /** Ends every event stream, as a restarting server does. */
  interrupt: () => void;
  stop: () => Promise<void>;
}

/**
 * A stand-in for the product's server: it speaks the contract from memory, and hands out the built dashboard with the
 * same headers. `built` is the folder that it was built into.
 */
export async function startTestServer(built: string): Promise<TestServer> {
  const world = makeWorld();
  const listeners = new Set<ServerResponse>();
  world.tell = (event) => {
    for (const listener of listeners) listener.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  const server = createServer((request, response) => {
    serve({ request, response, world, listeners, built }).catch((error: unknown) => refuse(response, error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the test server has no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    world,
    interrupt: () => {
      for (const listener of listeners) listener.end();
      listeners.clear();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  world: World;
  listeners: Set<ServerResponse>;
  built: string;
}

async function serve({ request, response, world, listeners, built }: Exchange): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://test');
  if (!url.pathname.startsWith('/api/v1/')) return serveFiles(built, url.pathname, response);
  const path = url.pathname.slice('/api/v1'.length);
  const { account, desk, session } = callerOf(request, path, world);
  if (path === '/events') {
    listen(response, listeners);
    return;
  }
  if (path === '/leads/export.csv') {
    response.setHeader('content-type', 'text/csv; charset=utf-8').end(csvOf(desk.leads));
    return;
  }
  if (path === '/audit/export.csv') {
    const rows = auditEntries.map(({ action }) => action).join('\r\n');
    response.setHeader('content-type', 'text/csv; charset=utf-8').end(rows);
    return;
  }
  if (/^\/data\/exports\/[^/]+\/archive$/.test(path)) {
    response.setHeader('content-type', 'application/gzip').end(archiveOf(desk));
    return;
  }
  const { route, params } = routeOf(request.method ?? 'GET', path);
  const typed = await text(request);
  const isJson = request.headers['content-type'] === 'application/json';
  const body: unknown = typed === '' || !isJson ? typed || undefined : JSON.parse(typed);
  const reply = route.answer({
    ...{ params, query: url.searchParams, body, account, desk, session, world },
    userAgent: request.headers['user-agent'],
    ifMatch: request.headers['if-match'],
  });
  if (route.recordOf) response.setHeader('etag', entityTag(route.recordOf(reply)));
  const entered = LoginReply.safeParse(reply);
  if (entered.success) response.setHeader('set-cookie', sessionCookie(entered.data.token));
  if (path === '/auth/logout') response.setHeader('set-cookie', sessionCookie(''));
  response.setHeader('content-type', 'application/json').end(JSON.stringify(reply ?? {}));
}

const sessionCookie = (token: string) => `session=${token}; Path=/; HttpOnly; SameSite=Lax`;

const openPaths = [
  ...[
    '/auth/login',
    '/auth/one-time-link',
    '/auth/links/look',
    '/auth/forgot-password',
    '/auth/sign-in-link',
  ],
  ...['/auth/sign-in-link/use', '/auth/invitations/accept', '/auth/second-factor'],
  ...['/auth/ways', '/auth/openid/begin'],
];

interface Called {
  account: Account;
  desk: Desk;
  session: Session | undefined;
}

/** Who calls, and whose data they act on: their own tenant's, or that which the header names, if it is one of theirs. */
function callerOf(request: IncomingMessage, path: string, world: World): Called {
  const token = /session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  const session = world.sessions.find((known) => known.token === token);
  const isOpen = openPaths.includes(path);
  const account = isOpen ? world.accounts[0] : world.accounts.find(({ id }) => id === session?.accountId);
  if (!account) throw new Refusal(401, 'unauthorized', { message: 'Sign in first, or send a valid key.' });
  const chosen = request.headers['x-tenant-id'] ?? account.tenantId;
  if (chosen === null || isOpen) return { account, session, desk: noDesk };
  const desk = found(world.desks.find(({ tenant }) => tenant.id === chosen));
  const isTheirs = account.tenantId === chosen || account.alsoIn.includes(desk.tenant.id);
  return { account, session, desk: found(account.isPlatformAdmin || isTheirs ? desk : undefined) };
}

function routeOf(method: string, path: string): { route: Route; params: Record<string, string> } {
  for (const route of routes) {
    const pattern = new RegExp(`^${route.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
    const match = route.method === method ? pattern.exec(path) : null;
    if (match) return { route, params: { ...match.groups } };
  }
  throw new Refusal(404, 'not-found', { message: 'There is nothing at this address.' });
}

function listen(response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.setHeader('content-type', 'text/event-stream').write(': hello\n\n');
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}

function refuse(response: ServerResponse, error: unknown): void {
  const refusal = error instanceof Refusal ? error : new Refusal(500, 'internal', { message: String(error) });
  const { code, message, fields, changed } = refusal;
  response.writeHead(refusal.status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { code, message, request_id: 'test-request', fields, changed } }));
}
