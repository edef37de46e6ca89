import type { IncomingHttpHeaders } from 'node:http';
import type { Cast } from './cast.js';
import { isSecretKey } from './key-kinds.js';
import { replaceText } from './replace-value.js';

/** What proxies and tunnels add says nothing of the platform. */
const added =
  /^(?:x-forwarded|x-real-ip|x-request-id|x-amzn|x-envoy|x-vercel|x-cloud|x-ngrok|cf-|x-client-ip)/;
const kept =
  /^(?:content-type|user-agent|authorization|webhook-.*|x-.*|.*(?:signature|token|event|topic|delivery|timestamp|hook).*)$/;

/** The headers that tell something, their names as they came in lower case; `replaced` are those that proved the hook. */
export function keepHeaders(headers: IncomingHttpHeaders, cast: Cast) {
  const entries = Object.entries(headers).flatMap(([name, value]) => {
    const text = Array.isArray(value) ? value.join(', ') : value;
    return text === undefined || added.test(name) || !kept.test(name) ? [] : [[name, text] as const];
  });
  const replaced = entries.filter(([name]) => isSecretKey(name)).map(([name]) => name);
  const clean: Record<string, string> = {};
  for (const [name, text] of entries) clean[name] = replaceText(text, { key: name, parent: '' }, cast);
  return { headers: clean, replaced };
}
