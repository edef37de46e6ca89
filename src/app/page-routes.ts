import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../platform/errors.js';
import { rawEndpoint, type RawReply, serve, type Served } from '../platform/http/endpoint.js';
import { newToken } from '../platform/ids.js';
import { signInUrl } from '../accounts/openid/issuer.js';
import { type TeamPageDeps, teamPageReply, teamPageRoutes } from './team-page/routes.js';
import { demoPageRoutes } from './demo-page/routes.js';
import type { Parts } from './build.js';
import { describeApi } from './describe-api.js';

/** What the build wrote; the same place whether we run from the sources or from the build. */
const built = [
  path.join(import.meta.dirname, '../../dist'),
  path.join(import.meta.dirname, '../../..', 'dist'),
];
const distFolder = built.find((folder) => fs.existsSync(path.join(folder, 'dashboard'))) ?? built[0] ?? '';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

/** Hashed names never change their content. */
const forEver = 'public, max-age=31536000, immutable';
const anHour = 'public, max-age=3600';

/** A built file, never one outside of its folder. */
function fileReply(folder: string, name: string, headers: Record<string, string>): RawReply {
  const file = path.normalize(path.join(folder, name));
  if (!file.startsWith(folder + path.sep) || !fs.existsSync(file) || !fs.statSync(file).isFile())
    throw new AppError('not-found');
  const contentType = types[path.extname(file)] ?? 'application/octet-stream';
  return { contentType, headers, body: fs.readFileSync(file) };
}

/** Scripts are ours alone. Mantine makes style elements, which carry the nonce, and sets style attributes. */
const dashboardPolicy = (nonce: string): string =>
  [
    `default-src 'self'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data:`,
    `frame-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');

const dashboard = path.join(distFolder, 'dashboard');

/** The one page of the dashboard, with a nonce of its own each time. */
function indexReply(): RawReply {
  const nonce = newToken(16);
  const { body, contentType } = fileReply(dashboard, 'index.html', {});
  const headers = { 'Content-Security-Policy': dashboardPolicy(nonce), 'Cache-Control': 'no-cache' };
  const page = Buffer.isBuffer(body) ? body.toString('utf8') : '';
  return { contentType, headers, body: page.replaceAll('__CSP_NONCE__', nonce) };
}

const described = { method: 'GET', tag: 'Pages', access: 'public', contentType: 'text/html' } as const;

const Named = z.object({ name: z.string() });

const assets = rawEndpoint({
  ...described,
  path: '/assets/:name',
  summary: 'A file of the dashboard',
  handle: ({ params }) => {
    const { name } = Named.parse(params);
    return Promise.resolve(fileReply(path.join(dashboard, 'assets'), name, { 'Cache-Control': forEver }));
  },
});

const widgetScript = rawEndpoint({
  ...described,
  path: '/widget.js',
  summary: 'The chat window for a tenant’s website',
  onTeamHosts: true,
  contentType: 'text/javascript',
  handle: () =>
    Promise.resolve(
      fileReply(path.join(distFolder, 'widget'), 'widget.js', {
        'Cache-Control': anHour,
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'Access-Control-Allow-Origin': '*',
      }),
    ),
});

const preview = path.join(distFolder, 'preview');

/** The one page that another may frame, and only one of ours; it can send nothing anywhere. */
const previewPolicy = [
  ...[`default-src 'none'`, `script-src 'self'`, `style-src 'self'`, `img-src 'self' data:`],
  ...[`base-uri 'none'`, `form-action 'none'`, `frame-ancestors 'self'`],
].join('; ');

const previewPage = [
  rawEndpoint({
    ...described,
    path: '/widget/preview',
    summary: 'How a chat window would look; the dashboard shows it beside its settings',
    handle: () => {
      const headers = { 'Content-Security-Policy': previewPolicy, 'Cache-Control': 'no-cache' };
      return Promise.resolve(fileReply(preview, 'index.html', headers));
    },
  }),
  rawEndpoint({
    ...described,
    path: '/widget/preview.js',
    summary: 'The program of that page',
    contentType: 'text/javascript',
    handle: () => Promise.resolve(fileReply(preview, 'preview.js', { 'Cache-Control': 'no-cache' })),
  }),
];

/** Paths of the dashboard's own router all get its one page. */
const pages = [
  ...['/welcome', '/sign-up', '/overview', '/conversations', '/conversations/:id', '/connections'],
  ...[
    '/connections/:id',
    '/connections/:id/history',
    '/connections/new/:connector',
    '/knowledge',
    '/knowledge/:id',
    '/leads',
    '/assistant',
  ],
  ...['/playground', '/settings', '/platform', '/icon.svg'],
];

const pageEndpoints = pages.map((page) =>
  rawEndpoint({
    ...described,
    path: page,
    summary: 'The dashboard',
    handle: () =>
      Promise.resolve(
        page === '/icon.svg' ? fileReply(dashboard, 'icon.svg', { 'Cache-Control': anHour }) : indexReply(),
      ),
  }),
);

/** The root of a host: the dashboard at the installation's, at that of a business its page. */
const rootPage = rawEndpoint({
  ...described,
  path: '/',
  summary: 'The dashboard, or the page of the business whose host it is',
  onTeamHosts: true,
  handle: ({ request: { team } }, deps: TeamPageDeps) =>
    team ? teamPageReply(team.slug, deps) : Promise.resolve(indexReply()),
});

/** People sign in at one place: no cookie of theirs is ever under another host. */
const signInPage = rawEndpoint({
  ...described,
  path: '/sign-in',
  summary: 'The sign-in; from the host of a business it leads there',
  onTeamHosts: true,
  handle: ({ request: { team } }, { publicUrl }: TeamPageDeps) =>
    Promise.resolve(
      team
        ? {
            ...{ status: 302, contentType: 'text/plain; charset=utf-8', body: '' },
            headers: { Location: signInUrl(team.slug, publicUrl) },
          }
        : indexReply(),
    ),
});

/** The API's description, and a page that shows it. */
export function documentRoutes({ publicUrl }: Pick<Parts, 'publicUrl'>): Served[] {
  const document = JSON.stringify(describeApi(publicUrl));
  const json = rawEndpoint({
    ...described,
    path: '/api/openapi.json',
    summary: 'This API, as an OpenAPI 3.1 document',
    contentType: 'application/json',
    handle: () =>
      Promise.resolve({
        contentType: 'application/json; charset=utf-8',
        headers: { 'Access-Control-Allow-Origin': '*' },
        body: document,
      }),
  });
  return serve([json, typesFile, ...docsPage], {});
}

const docs = path.join(distFolder, 'docs');
const docsPolicy = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; frame-ancestors 'none'`;

/** For programs in TypeScript: the types of just this version. */
const typesFile = rawEndpoint({
  ...described,
  path: '/api/openapi.d.ts',
  summary: 'This API, as types for TypeScript',
  contentType: 'text/plain',
  handle: () => {
    const { body } = fileReply(docs, 'openapi.d.ts', {});
    const headers = { 'Cache-Control': 'no-cache', 'Access-Control-Allow-Origin': '*' };
    return Promise.resolve({ contentType: 'text/plain; charset=utf-8', headers, body });
  },
});

const docsPage = [
  rawEndpoint({
    ...described,
    path: '/api/docs',
    summary: 'This API, readable',
    handle: () => Promise.resolve(fileReply(docs, 'index.html', { 'Content-Security-Policy': docsPolicy })),
  }),
  rawEndpoint({
    ...described,
    path: '/api/docs/rapidoc-min.js',
    summary: 'The program that shows it',
    contentType: 'text/javascript',
    handle: () => Promise.resolve(fileReply(docs, 'rapidoc-min.js', { 'Cache-Control': anHour })),
  }),
];

/** Everything that a person's browser opens. */
export const pageRoutes = (parts: Parts): Served[] => [
  ...serve([...pageEndpoints, assets, widgetScript, ...previewPage], {}),
  ...serve([rootPage, signInPage], parts),
  ...teamPageRoutes(parts),
  ...demoPageRoutes(parts),
];
