import { signatureWindowMs } from '../../kit/index.js';
import { newToken } from '../../platform/ids.js';
import type { SignedAccount, SignedPlatform } from './signed-platforms.js';

/** A hook on the wire; a header that comes twice is a list. */
export interface WireHook {
  headers: Record<string, string | string[]>;
  body: Buffer;
}

export interface ForgeryStage {
  platform: SignedPlatform;
  /** Whose address is written to, and another one of the same platform. */
  own: SignedAccount;
  other: SignedAccount;
  below: (bound: number) => number;
}

/** A hook that the platform never sent; undefined where the platform has nothing that could be forged so. */
type Forge = (stage: ForgeryStage) => WireHook | undefined;

interface Wanted {
  account: SignedAccount;
  body?: string;
  secret?: string;
  /** How far from now it says it was sent. */
  apartMs?: number;
}

/** The hook as the platform itself would send it. */
export function genuineHook(
  platform: SignedPlatform,
  { account, body = account.body(), secret = account.secret, apartMs = 0 }: Wanted,
): WireHook & { proof: string } {
  const time = platform.timeText(Date.now() + apartMs);
  const proof = platform.sign ? platform.sign(body, time, secret) : secret;
  const times = platform.timeHeader === undefined ? {} : { [platform.timeHeader]: time };
  return { headers: { ...times, [platform.proofHeader]: proof }, body: Buffer.from(body), proof };
}

/** Another proof beside the right time and body. Undefined where it is the same after all. */
const withProof =
  (change: (proof: string, below: ForgeryStage['below']) => string | string[]): Forge =>
  ({ platform, own, below }) => {
    const { proof, headers, body } = genuineHook(platform, { account: own });
    const forged = change(proof, below);
    return forged === proof ? undefined : { headers: { ...headers, [platform.proofHeader]: forged }, body };
  };

/** Text that goes over the wire as its UTF-8 bytes. */
const onWire = (text: string): string => Buffer.from(text).toString('latin1');

const replaceAt = (text: string, at: number, char: string): string =>
  text.slice(0, at) + char + text.slice(at + 1);

/** A header may hold no control characters, and blanks around it are not part of it. */
function withBitFlipped(proof: string, below: ForgeryStage['below']): string {
  const at = below(proof.length);
  const code = proof.charCodeAt(at) ^ (1 << below(8));
  return replaceAt(proof, at, code <= 0x20 || code === 0x7f ? '!' : String.fromCharCode(code));
}

const twins: Readonly<Record<string, string>> = { a: 'а', c: 'с', e: 'е', '0': '０', '1': 'l', '5': '５' };

function withTwin(proof: string, below: ForgeryStage['below']): string {
  const places = Array.from(proof, (char, at) => (char in twins ? [at] : [])).flat();
  const at = places[below(Math.max(1, places.length))] ?? 0;
  return onWire(replaceAt(proof, at, twins[proof.charAt(at)] ?? ''));
}

const macOf = (proof: string): string => proof.slice(proof.indexOf('=') + 1);

/** Names of algorithms in front of a MAC, and behind it. */
const schemes = ['sha256', 'SHA256', 'sha1', 'md5', 'none', 'hmac-sha256', 'v1'].flatMap((name) => [
  (mac: string) => `${name}=${mac}`,
  (mac: string) => `${name} ${mac}`,
  (mac: string) => `${mac};alg=${name}`,
]);

const capitals = [
  (proof: string) => proof.toUpperCase(),
  (proof: string) => proof.replace(/[a-f]/, (char) => char.toUpperCase()),
  (proof: string) => proof.slice(0, -8) + proof.slice(-8).toUpperCase(),
];

const pick = <T>(list: readonly T[], below: ForgeryStage['below']): T | undefined => list[below(list.length)];

/** Only where the body is signed: a secret that comes back speaks for any body. */
const whereSigned =
  (forge: Forge): Forge =>
  (stage) =>
    stage.platform.sign ? forge(stage) : undefined;

/** At the shared address this is the other account's own genuine hook. */
export const otherAccounts = 'a body of another account, signed by it';

/** All ways of forging, by name. */
export const forgeries: Readonly<Record<string, Forge>> = {
  'a bit of the body': whereSigned(({ platform, own, below }) => {
    const { headers, body } = genuineHook(platform, { account: own });
    const at = below(body.length);
    body[at] = (body[at] ?? 0) ^ (1 << below(8));
    return { headers, body };
  }),
  'a bit of the proof': withProof(withBitFlipped),
  'the other tenant’s secret': ({ platform, own, other }) =>
    genuineHook(platform, { account: own, secret: other.secret }),
  'a secret made up': ({ platform, own }) => genuineHook(platform, { account: own, secret: newToken() }),
  'no proof': ({ platform, own, below }) => {
    const { headers, body } = genuineHook(platform, { account: own });
    const names = Object.keys(headers);
    const without = pick(names, below);
    return {
      headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== without)),
      body,
    };
  },
  'an empty proof': withProof(() => ''),
  'the proof twice': withProof((proof, below) => {
    const wrong = withBitFlipped(proof, below);
    return (
      [
        [proof, proof],
        [proof, wrong],
        [wrong, proof],
      ][below(3)] ?? []
    );
  }),
  'the time twice': whereSigned(({ platform: { timeHeader = '', ...rest }, own }) => {
    const { headers, body } = genuineHook({ timeHeader, ...rest }, { account: own });
    const time = headers[timeHeader];
    return { headers: { ...headers, [timeHeader]: [time, time].flat().map(String) }, body };
  }),
  'the name of an algorithm': withProof((proof, below) => (pick(schemes, below) ?? String)(macOf(proof))),
  'capitals in the proof': withProof((proof, below) => (pick(capitals, below) ?? String)(proof)),
  'a look-alike in the proof': withProof(withTwin),
  'a proof cut short': withProof((proof, below) => proof.slice(0, 1 + below(proof.length - 1))),
  'a proof cut in front': withProof((proof, below) => proof.slice(1 + below(proof.length - 1))),
  'a longer proof': withProof((proof, below) => proof + '0123456789abcdef'.repeat(2).slice(0, 1 + below(32))),
  'the proof in base64': withProof((proof) => Buffer.from(macOf(proof), 'hex').toString('base64')),
  'the secret itself': whereSigned(({ platform, own }) => {
    const { headers, body } = genuineHook(platform, { account: own });
    return { headers: { ...headers, [platform.proofHeader]: own.secret }, body };
  }),
  'another time than signed': whereSigned(({ platform, own, below }) => {
    const { headers, body } = genuineHook(platform, { account: own });
    const time = platform.timeText(Date.now() - 2_000 - below(signatureWindowMs / 2));
    return { headers: { ...headers, [platform.timeHeader ?? '']: time }, body };
  }),
  'an old or future time, signed': whereSigned(({ platform, own, below }) => {
    const apartMs = signatureWindowMs + 30_000 + below(1e9);
    return genuineHook(platform, { account: own, apartMs: below(2) === 0 ? apartMs : -apartMs });
  }),
  'the signature of another body': whereSigned(({ platform, own }) => ({
    ...genuineHook(platform, { account: own }),
    body: Buffer.from(own.body()),
  })),
  [otherAccounts]: ({ platform, other }) => genuineHook(platform, { account: other }),
  'a body of another account, signed by this one': whereSigned(({ platform, own, other }) =>
    genuineHook(platform, { account: own, body: other.body() }),
  ),
};
