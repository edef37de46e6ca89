import { z } from 'zod';
import { AddDomain, Domain, Domains } from '../../contract/domains.js';
import { SaveSignInService, SignInService, SignInServiceSettings } from '../../contract/sign-in-service.js';
import { entityTag, matchesTag } from '../../platform/http/entity-tag.js';
import { type Asked, bare, found, Refusal, type Route, route } from './route.js';

const domainOf = ({ desk, params }: Asked<unknown>): Domain =>
  found(desk.domains.find(({ id }) => id === params['id']));

const pagesOf = ({ domains, tenant }: Asked<unknown>['desk']): string[] => [
  `https://chat.example.com/@${tenant.slug}`,
  ...domains.filter(({ proven_at }) => proven_at !== null).map(({ domain }) => `https://${domain}/`),
];

const servicePath = '/team/sign-in-service';

/** How a business signs in. No name server is asked here: every record is there. */
export const signInRoutes: Route[] = [
  bare({
    path: '/team/domains',
    reply: Domains,
    handle: ({ desk }) => ({ items: desk.domains, pages: pagesOf(desk) }),
  }),
  route({
    ...{ method: 'POST', path: '/team/domains', body: AddDomain, reply: Domain },
    handle: ({ body: { domain }, desk, world }) => {
      const id = world.newId();
      const record = { record_name: `_patchbay.${domain}`, record_value: `patchbay-domain=${id}` };
      const added = {
        id,
        domain,
        ...record,
        proven_at: null,
        checked_at: null,
        problem: null,
        missing_since: null,
      };
      desk.domains.push(added);
      return added;
    },
  }),
  bare({
    ...{ method: 'POST', path: '/team/domains/:id/verify', reply: Domain },
    handle: (asked) => {
      const at = asked.world.now();
      return Object.assign(domainOf(asked), {
        proven_at: at,
        checked_at: at,
        problem: null,
        missing_since: null,
      });
    },
  }),
  bare({
    ...{ method: 'DELETE', path: '/team/domains/:id', reply: z.unknown() },
    handle: (asked) => {
      const gone = domainOf(asked);
      asked.desk.domains = asked.desk.domains.filter((domain) => domain !== gone);
    },
  }),
  {
    ...bare({
      ...{ path: servicePath, reply: SignInServiceSettings },
      handle: ({ desk }) => ({
        service: desk.service,
        redirect_uri: `https://chat.example.com/api/v1/auth/openid/callback/${desk.tenant.id}`,
        sign_in_url: `https://chat.example.com/sign-in?team=${desk.tenant.slug}`,
      }),
    }),
    recordOf: (reply) => SignInServiceSettings.parse(reply).service,
  },
  {
    ...route({
      ...{ method: 'PUT', path: servicePath, body: SaveSignInService, reply: SignInService },
      handle: ({ body: { client_secret, ...body }, desk, world, ifMatch }) => {
        if (desk.service && !matchesTag(ifMatch, entityTag(SignInService.parse(desk.service)))) {
          const changed = { by: null, at: desk.service.updated_at };
          throw new Refusal(412, 'changed-meanwhile', { message: 'Somebody else changed this.', changed });
        }
        const has_client_secret =
          client_secret === undefined ? desk.service?.has_client_secret === true : client_secret !== null;
        desk.service = { ...body, has_client_secret, updated_at: world.now() };
        return desk.service;
      },
    }),
    recordOf: (reply) => reply,
  },
  bare({
    ...{ method: 'DELETE', path: servicePath, reply: z.unknown() },
    handle: ({ desk }) => {
      desk.service = null;
    },
  }),
];
