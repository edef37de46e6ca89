import type { Composed } from '../../test/walls/compose-request.js';
import type { Known, Scene } from './scene.testing.js';

/** A request, ready to be sent. */
export interface Request {
  composed: Composed;
  headers: Record<string, string>;
  /** What its body says. */
  sent: unknown;
}

/** `GET /api/v1/leads/:id` as the document has it. */
export const documented = (route: string): { method: string; path: string } => {
  const [method = '', path = ''] = route.split(' ');
  return { method, path: path.replace(/:(\w+)/g, '{$1}') };
};

/** The call of a scene, as whoever makes it. */
export function requestOf(route: string, scene: Scene, known: Known): Request {
  const { as = 'owner', within, params, query, headers, body } = scene;
  const [method = '', address = ''] = route.split(' ');
  const path = address.replace(/:(\w+)/g, (_, name: string) => known.get(params?.[name] ?? name));
  const asked = new URLSearchParams(query?.(known));
  const token = as === 'nobody' ? undefined : known.get(as === 'owner' ? 'token' : as);
  const sent = body?.(known);
  return {
    composed: {
      ...{ method, path: asked.size === 0 ? path : `${path}?${asked.toString()}` },
      body: sent === undefined ? undefined : JSON.stringify(sent),
    },
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(within === undefined ? {} : { 'x-tenant-id': known.get(within) }),
      ...headers?.(known),
    },
    sent,
  };
}

/** One that nobody can make: ids of nothing, and a word in it that no form knows. It goes out without credentials. */
export function refusableRequest(route: string): Composed {
  const [method = '', address = ''] = route.split(' ');
  const path = address.replace(/:\w+/g, '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f00');
  const body = method === 'POST' ? JSON.stringify({ nonsense: 1 }) : undefined;
  return { method, path: `${path}?nonsense=1`, body };
}
