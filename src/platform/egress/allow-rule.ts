import ipaddr from 'ipaddr.js';

/** One entry of EGRESS_ALLOW: addresses that outgoing calls may reach although they are not public. */
export interface AllowRule {
  range: readonly [ipaddr.IPv4 | ipaddr.IPv6, number];
  /** Every port when absent. */
  port: number | undefined;
}

/**
 * Reads `10.0.0.0/8`, `192.168.1.5`, `10.1.2.3:11434`, `10.0.0.0/8:8080`, `fd00::/8` or `[fd00::1]:11434`. Undefined for
 * anything else, also for addresses in a short, octal or hexadecimal spelling.
 */
export function parseAllowRule(text: string): AllowRule | undefined {
  const parts =
    /^\[(?<v6>[^\]]+)\](?::(?<v6port>\d{1,5}))?$|^(?<v4>[\d.]+(?:\/\d+)?)(?::(?<v4port>\d{1,5}))?$/.exec(
      text,
    );
  const { v6 = text, v6port, v4, v4port } = parts?.groups ?? {};
  const range = v4 === undefined ? parseV6(v6) : parseV4(v4);
  const portText = v4port ?? v6port;
  const port = portText === undefined ? undefined : Number(portText);
  if (range === undefined || (port !== undefined && (port < 1 || port > 65_535))) return undefined;
  return { range, port };
}

function parseV4(text: string): AllowRule['range'] | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return [ipaddr.IPv4.parse(text), 32];
  return ipaddr.IPv4.isValidCIDRFourPartDecimal(text) ? ipaddr.IPv4.parseCIDR(text) : undefined;
}

function parseV6(text: string): AllowRule['range'] | undefined {
  if (ipaddr.IPv6.isValid(text)) return [ipaddr.IPv6.parse(text), 128];
  return ipaddr.IPv6.isValidCIDR(text) ? ipaddr.IPv6.parseCIDR(text) : undefined;
}

/** Whether the operator opened this address and port. */
export const isAllowed = (
  address: ipaddr.IPv4 | ipaddr.IPv6,
  port: number,
  rules: readonly AllowRule[],
): boolean =>
  rules.some(
    ({ range: [network, bits], port: only }) =>
      (only === undefined || only === port) &&
      network.kind() === address.kind() &&
      address.match([network, bits]),
  );
