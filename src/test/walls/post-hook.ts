import http from 'node:http';
import type { WireHook } from './forgeries.js';

let count = 0;

/** Every hook comes from an address of its own, so that no limit of an address speaks in place of the check. */
const nextAddress = (): string => {
  count += 1;
  return `198.${18 + (count >> 16)}.${(count >> 8) & 255}.${count & 255}`;
};

/** Posts a hook byte for byte, doubled headers too, and answers with the status. */
export const postHook = (url: string, { headers, body }: WireHook, agent: http.Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = {
      ...{ ...headers, 'content-type': 'application/json', 'x-forwarded-for': nextAddress() },
      'content-length': body.length,
    };
    const request = http.request(url, { method: 'POST', agent, headers: sent }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    });
    request.on('error', reject).end(body);
  });
