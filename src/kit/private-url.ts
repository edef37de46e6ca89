import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Names that no public server answers to: https://www.iana.org/assignments/special-use-domain-names and single words. */
const privateName = /^[^.]+$|\.(?:localhost|local|internal|home\.arpa|test)$/i;

/**
 * Whether an address is meant for one machine or network alone, by its host as it is written: names are not looked up. A
 * platform out in the world cannot reach it.
 */
export function isPrivateUrl(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$|\.$/g, '');
  return isIP(host) === 0 ? privateName.test(host) : ipaddr.process(host).range() !== 'unicast';
}
