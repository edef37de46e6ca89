import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * The client's address. Each trusted proxy of ours has appended what it saw, so counting from the right gives the first
 * address that no stranger could have written (F-110). What is no address there falls back to the connection's own.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const direct = plainAddress(request.socket.remoteAddress ?? '') ?? 'unknown';
  if (trustedProxies === 0) return direct;
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const seen = [...forwarded.map((part) => part.trim()).filter((part) => part !== ''), direct];
  return plainAddress(seen[Math.max(0, seen.length - 1 - trustedProxies)] ?? '') ?? direct;
}

/** One spelling for each address; an IPv4 address that arrived on an IPv6 socket is the IPv4 address. */
function plainAddress(text: string): string | undefined {
  return isIP(text) === 0 ? undefined : ipaddr.process(withoutZone(text)).toString();
}

/** What a limit counts: an IPv4 address, or the /64 network that a provider gives to one IPv6 customer. Other texts stay. */
export function addressBlock(text: string): string {
  if (isIP(text) !== 6) return text;
  const address = ipaddr.process(withoutZone(text));
  if (address.kind() === 'ipv4') return address.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString();
}

/** `fe80::1%eth0` names the network card, which is no part of the address. */
const withoutZone = (text: string): string => text.replace(/%.*$/, '');
