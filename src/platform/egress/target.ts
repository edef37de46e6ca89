import { isIP, isIPv4 } from 'node:net';
import { ConnectorError } from '../../kit/index.js';

/** Where a call goes, once its address is understood. */
export interface Target {
  url: URL;
  /** A name, or an IP address without brackets. */
  hostname: string;
  port: number;
  isTls: boolean;
  isAddress: boolean;
}

const refused = (why: string): ConnectorError =>
  new ConnectorError('config', `This address cannot be used: ${why}.`);

/**
 * Understands an address in one way only. Spellings that different programs read differently are refused, because they
 * serve to reach another host than the one that was checked (reliability.md F-083).
 */
export function parseTarget(text: string): Target {
  const authority = /^https?:\/\/([^/?#]*)/i.exec(text)?.[1];
  if (authority === undefined) throw refused('it must start with http:// or https://');
  if (/[\s\p{Cc}\\]/u.test(text)) throw refused('it contains a space, a line break or a backslash');
  if (authority.includes('@')) throw refused('it must not contain a user name or password');
  if (!URL.canParse(text)) throw refused('it is not a valid web address');
  const url = new URL(text);
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  if (hostname.endsWith('.')) throw refused('the name of the server must not end with a dot');
  const written = authority.replace(/:\d*$/, '');
  // 0x7f.1, 017700000001, 127。0。0。1 and %31%32%37.0.0.1 all become a plain address here.
  if (isIPv4(hostname) && written !== hostname) throw refused('an IP address must have four decimal numbers');
  if (url.port === '0') throw refused('there is no port 0');
  const isTls = url.protocol === 'https:';
  const port = url.port === '' ? (isTls ? 443 : 80) : Number(url.port);
  return { url, hostname, port, isTls, isAddress: isIP(hostname) !== 0 };
}
