import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { isAllowed } from './allow-rule.js';
import type { AllowRule } from './allow-rule.js';

/** All of IPv6 that is handed out to the public so far: https://www.iana.org/assignments/ipv6-address-space */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Looks public, is the host of every virtual machine at Azure: learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16 */
const azureHost = '168.63.129.16';

/** Why an outgoing call may not go to an address and port, for the log; undefined when it may. */
export function whyRefused(text: string, port: number, rules: readonly AllowRule[]): string | undefined {
  if (isIP(text) === 0) return 'not an address';
  const address = ipaddr.parse(text);
  if (port > 0 && isAllowed(address, port, rules)) return undefined;
  const range = rangeOf(address);
  if (range !== 'unicast') return `${range} address`;
  return isUsualPort(port) ? undefined : `port ${port}`;
}

function rangeOf(address: ipaddr.IPv4 | ipaddr.IPv6): string {
  if (address.toString() === azureHost) return 'cloud host';
  if (address.kind() === 'ipv6' && !address.match(globalUnicast)) return 'not global';
  return address.range();
}

/** Below 1024, everything but the web is mail, name, login and file servers, which a crafted request could talk to. */
const isUsualPort = (port: number): boolean => port === 80 || port === 443 || port >= 1024;
