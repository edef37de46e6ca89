import { z } from 'zod';
import type { TeamOfHost } from '../../platform/http/team-host.js';
import { AppError } from '../../platform/errors.js';
import { endpoint, rawEndpoint, type RawReply, serve, type Served } from '../../platform/http/endpoint.js';
import { KnownHost, KnownHostQuery } from '../../contract/domains.js';
import { readTeamPage, type ReadPageDeps } from './read-team-page.js';
import { readTeamStyle, renderTeamPage } from './render-page.js';
import { strictPagePolicy } from '../strict-page-policy.js';

export interface TeamPageDeps extends ReadPageDeps {
  publicUrl: string;
  teamOfHost: TeamOfHost;
}

const described = { method: 'GET', tag: 'Pages', access: 'public' } as const;

/** The page of a business, whichever way it was reached. Throws `not-found`. */
export async function teamPageReply(slug: string, deps: ReadPageDeps): Promise<RawReply> {
  return {
    contentType: 'text/html; charset=utf-8',
    headers: { 'Content-Security-Policy': strictPagePolicy, 'Cache-Control': 'no-cache' },
    body: renderTeamPage(await readTeamPage(slug, deps)),
  };
}

const Named = z.object({ slug: z.string() });

/** Below our own address only: under its own host a business has its page at the root, and nobody else's anywhere. */
const bySlug = rawEndpoint({
  ...described,
  path: '/@:slug',
  summary: 'The page of a business with its chat',
  contentType: 'text/html',
  handle: ({ params }, deps: TeamPageDeps) => teamPageReply(Named.parse(params).slug, deps),
});

const style = rawEndpoint({
  ...described,
  path: '/team-page.css',
  summary: 'The style sheet of the pages of businesses',
  contentType: 'text/css',
  onTeamHosts: true,
  handle: () =>
    Promise.resolve({
      contentType: 'text/css; charset=utf-8',
      headers: { 'Cache-Control': 'public, max-age=3600' },
      body: readTeamStyle(),
    }),
});

/** For a proxy that gets certificates as they are needed: it asks before it gets one for a name that anybody may have sent. */
const known = endpoint({
  ...{ ...described, tag: 'Health' },
  path: '/api/v1/hosts/known',
  summary: 'Is this the host of a business here; for proxies that get certificates on demand',
  query: KnownHostQuery,
  reply: KnownHost,
  errors: ['not-found'],
  handle: async ({ query }, { teamOfHost }: TeamPageDeps) => {
    if ((await teamOfHost(query.domain)) === undefined) throw new AppError('not-found');
    return { domain: query.domain };
  },
});

export const teamPageRoutes = (deps: TeamPageDeps): Served[] => serve([bySlug, style], deps);

export const hostEndpoints = [known];
