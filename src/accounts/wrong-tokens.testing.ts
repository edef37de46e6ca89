import { createHash, createHmac, generateKeyPairSync, hkdfSync, type KeyObject, sign } from 'node:crypto';
import { z } from 'zod';
import { newId } from '../platform/ids.js';

/** What a forger may know, and, for the claims alone, what only we know. */
export interface Known {
  secretKey: string;
  issuer: string;
  /** A token that works. */
  good: string;
  own: { personId: string; sessionId: string };
  /** Somebody of another tenant. */
  other: { personId: string; sessionId: string };
  /** A session of the same person that is a browser's. */
  browserSessionId: string;
}

export type Named = readonly [name: string, token: string];

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const raw = (text: string): string => Buffer.from(text).toString('base64url');
const hmac = (hash: string, key: string | Uint8Array, text: string): string =>
  createHmac(hash, key).update(text).digest('base64url');

/** The key and its name, made as the product makes them. */
function realKey(secretKey: string) {
  const bytes = new Uint8Array(hkdfSync('sha256', secretKey, 'patchbay', 'access token v1', 32));
  const kid = createHash('sha256').update('access key id').update(bytes).digest('base64url').slice(0, 8);
  return { bytes, kid };
}

const usual = ({ issuer, own }: Pick<Known, 'issuer' | 'own'>) => {
  const now = Math.floor(Date.now() / 1000);
  return {
    ...{ iss: issuer, aud: 'patchbay:api', sub: own.personId, sid: own.sessionId },
    ...{ iat: now, nbf: now, exp: now + 600, jti: newId() },
  };
};

const signed = (header: unknown, payload: unknown, key: string | Uint8Array): string => {
  const text = `${encode(header)}.${encode(payload)}`;
  return `${text}.${hmac('sha256', key, text)}`;
};

/** A token made from its parts; with nothing changed it is one that works. */
export function forge(
  known: Pick<Known, 'secretKey' | 'issuer' | 'own'>,
  { header = {}, payload = {} }: { header?: object; payload?: object } = {},
): string {
  const { bytes, kid } = realKey(known.secretKey);
  return signed({ alg: 'HS256', typ: 'at+jwt', kid, ...header }, { ...usual(known), ...payload }, bytes);
}

/** Other algorithms than ours, and ours with a key that anybody has. */
function otherAlgorithms(known: Known): Named[] {
  const { bytes, kid } = realKey(known.secretKey);
  const head = { alg: 'HS256', typ: 'at+jwt', kid };
  const payload = usual(known);
  const signature = known.good.split('.')[2] ?? '';
  const none = ['none', 'None', 'NONE', 'nOnE', '', null, 0, ['HS256'], { alg: 'HS256' }].flatMap(
    (alg): Named[] => {
      const text = `${encode({ ...head, alg })}.${encode(payload)}`;
      return [
        [`alg ${JSON.stringify(alg)} without a signature`, `${text}.`],
        [`alg ${JSON.stringify(alg)} with a signature`, `${text}.${signature}`],
        [`alg ${JSON.stringify(alg)} with the right HMAC`, `${text}.${hmac('sha256', bytes, text)}`],
      ];
    },
  );
  const { publicKey } = generateKeyPairSync('ed25519');
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const keys: [string, string | Uint8Array][] = [
    ...[
      ['the empty key', ''] as [string, string],
      ['a key of zeros', new Uint8Array(32)] as [string, Uint8Array],
    ],
    ...[
      ['a public key as PEM', pem] as [string, string],
      ['a public key as JWK', encode(publicKey.export({ format: 'jwk' }))] as [string, string],
    ],
    ['the key id as key', kid],
    ['the issuer as key', known.issuer],
    ['the word secret as key', 'secret'],
    ['SECRET_KEY itself as key', known.secretKey],
    ['a key of another installation', realKey('x'.repeat(40)).bytes],
  ];
  return [
    ...none,
    ['no alg', signed({ typ: 'at+jwt', kid }, payload, bytes)],
    ...[384, 512].map((bits): Named => {
      const text = `${encode({ ...head, alg: `HS${bits}` })}.${encode(payload)}`;
      return [`HS${bits} with our key`, `${text}.${hmac(`sha${bits}`, bytes, text)}`];
    }),
    ...keys.map(([name, key]): Named => [`HS256 with ${name}`, signed(head, payload, key)]),
  ];
}

/** Signed by a key of the forger's own, which the header offers or does not. */
function ownKeys(known: Known): Named[] {
  const { kid } = realKey(known.secretKey);
  const payload = usual(known);
  const by = (alg: string, header: object, key: KeyObject): string => {
    const text = `${encode({ alg, typ: 'at+jwt', kid, ...header })}.${encode(payload)}`;
    const options = alg === 'ES256' ? { key, dsaEncoding: 'ieee-p1363' as const } : key;
    return `${text}.${sign(alg === 'EdDSA' ? null : 'sha256', Buffer.from(text), options).toString('base64url')}`;
  };
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ed = generateKeyPairSync('ed25519');
  const jwk = ed.publicKey.export({ format: 'jwk' });
  return [
    ['RS256', by('RS256', {}, rsa.privateKey)],
    ['ES256', by('ES256', {}, ec.privateKey)],
    ['EdDSA', by('EdDSA', {}, ed.privateKey)],
    ['EdDSA with jwk embedded', by('EdDSA', { jwk }, ed.privateKey)],
    ['EdDSA with jwk embedded and no kid', by('EdDSA', { jwk, kid: undefined }, ed.privateKey)],
    ['RS256 with jku', by('RS256', { jku: 'https://evil.example/keys.json' }, rsa.privateKey)],
    ['RS256 with x5u', by('RS256', { x5u: 'https://evil.example/cert.pem' }, rsa.privateKey)],
    ['RS256 with x5c', by('RS256', { x5c: [raw('a certificate')] }, rsa.privateKey)],
    [
      'HS256 with an oct jwk embedded',
      signed({ alg: 'HS256', typ: 'at+jwt', kid, jwk: { kty: 'oct', k: raw('mine') } }, payload, 'mine'),
    ],
  ];
}

/** Headers that ask to be read in another way, the first ones with a key that anybody could know. */
function otherHeaders(known: Known): Named[] {
  const payload = usual(known);
  const head = { alg: 'HS256', typ: 'at+jwt' };
  const path = '../../../../../dev/null';
  const kids = [
    'unknown',
    path,
    '/dev/null',
    `' union select 'a' -- `,
    '__proto__',
    'constructor',
    'a\0b',
    '',
    0,
    null,
    ['a'],
    { a: 1 },
  ];
  return [
    ...kids.map((kid): Named => [`kid ${JSON.stringify(kid)}`, signed({ ...head, kid }, payload, '')]),
    ['no kid', signed(head, payload, '')],
    ['no kid, with our key', forge(known, { header: { kid: undefined } })],
    ['kid in a list, with our key', forge(known, { header: { kid: [realKey(known.secretKey).kid] } })],
    ...['jku', 'x5u'].map((name): Named => [
      `${name}, with our key`,
      forge(known, { header: { [name]: 'https://evil.example/' } }),
    ]),
    ['jwk, with our key', forge(known, { header: { jwk: { kty: 'oct', k: 'AA' } } })],
    ['an unknown critical header', forge(known, { header: { crit: ['exp2'], exp2: 1 } })],
    ['b64 false', forge(known, { header: { b64: false, crit: ['b64'] } })],
    ['zip', forge(known, { header: { zip: 'DEF' } })],
    ...['JWT', 'jwt', 'application/at+jwt', 'at+jwt2', 'rt+jwt', '', null].map((typ): Named => [
      `typ ${String(typ)}`,
      forge(known, { header: { typ } }),
    ]),
    ['no typ', forge(known, { header: { typ: undefined } })],
  ];
}

/** Signed with our own key, so that only the claim itself is left to refuse. */
function otherClaims(known: Known): Named[] {
  const now = Math.floor(Date.now() / 1000);
  const { own, other, issuer } = known;
  const claims: [string, object][] = [
    ...[
      'patchbay:widget',
      'patchbay:hooks',
      'PATCHBAY:API',
      '',
      null,
      1,
      ['patchbay:api', 'patchbay:widget'],
      [],
    ].map((aud): [string, object] => [`aud ${JSON.stringify(aud)}`, { aud }]),
    ['no aud', { aud: undefined }],
    ...[`${issuer}/`, issuer.toUpperCase(), 'https://evil.example', '', null, [issuer, 'x']].map(
      (iss): [string, object] => [`iss ${JSON.stringify(iss)}`, { iss }],
    ),
    ['no iss', { iss: undefined }],
    ['expired a minute ago', { exp: now - 60 }],
    ['expired in 1970', { exp: 0 }],
    ['no exp', { exp: undefined }],
    ['exp as text', { exp: String(now + 600) }],
    ['old, with an exp far away', { iat: now - 7_200, nbf: now - 7_200, exp: now + 1_000_000 }],
    ['not yet valid', { nbf: now + 60 }],
    ['no nbf', { nbf: undefined }],
    ['made in the future', { iat: now + 3_600 }],
    ['no iat', { iat: undefined }],
    ['no jti', { jti: undefined }],
    ['no sub', { sub: undefined }],
    ['sub with SQL', { sub: `' or 1=1 --` }],
    ['no sid', { sid: undefined }],
    ['sid of nobody', { sid: newId() }],
    ['sid of another tenant’s session', { sid: other.sessionId }],
    ['sub of another tenant’s member', { sub: other.personId }],
    ['sid of a browser’s session', { sid: known.browserSessionId }],
    ['sid and sub exchanged', { sid: own.personId, sub: own.sessionId }],
  ];
  return claims.map(([name, payload]): Named => [name, forge(known, { payload })]);
}

/** A good token, written differently or changed after it was signed. */
function otherSpellings({ good, other }: Known): Named[] {
  const [head = '', body = '', signature = ''] = good.split('.');
  const claims = z.looseObject({}).parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  const changed = (change: object): string => `${head}.${encode({ ...claims, ...change })}.${signature}`;
  const last = signature.at(-1) ?? '';
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const unused = alphabet[alphabet.indexOf(last) ^ 1] ?? '';
  return [
    ['another tenant’s member swapped in', changed({ sub: other.personId })],
    ['another tenant’s session swapped in', changed({ sid: other.sessionId, sub: other.personId })],
    ['a tenant’s id added', changed({ tenant_id: newId() })],
    ['a longer life', changed({ exp: 4_102_444_800 })],
    ['cut by one', good.slice(0, -1)],
    ['cut in the middle', good.slice(0, good.length / 2)],
    ['without a signature', `${head}.${body}.`],
    ['two parts', `${head}.${body}`],
    ['the header alone', `${head}..`],
    ['points alone', '..'],
    ['doubled', good + good],
    ['doubled with a point', `${good}.${good}`],
    ['doubled with a comma', `${good},${good}`],
    ['padded', `${good}=`],
    ['padded in every part', `${head}==.${body}==.${signature}=`],
    ['other unused bits at the end', good.slice(0, -1) + unused],
    ['a point behind', `${good}.`],
    ['a point before', `.${good}`],
    ['a point between', `${head}..${body}.${signature}`],
    ['four parts', `${good}.AAAA`],
    [
      'five parts, like a JWE',
      `${raw('{"alg":"dir","enc":"A256GCM"}')}..AAAAAAAAAAAAAAAA.${body}.${signature}`,
    ],
    ['in capitals', good.toUpperCase()],
    ['in the other alphabet', `${head}.${body}.${signature.slice(0, -2)}+/`],
    ['a tab inside', `${head}.\t${body}.${signature}`],
    ['a blank inside', `${head}. ${body}.${signature}`],
    ['a blank as %20', `${good}%20`],
    ['a letter beyond ASCII', `${head}.${body}\u00e9.${signature}`],
    ['a soft hyphen', `${head}.\u00ad${body}.${signature}`],
    ['a blank that does not break', `${good}\u00a0`],
    ['a byte order mark', `\u00ef\u00bb\u00bf${good}`],
    ['in quotes', `"${good}"`],
    ['a payload that is a list', `${head}.${encode([claims])}.${signature}`],
    ['a payload that is no JSON', `${head}.${raw('{"sub":')}.${signature}`],
    ['a header that is null', `${raw('null')}.${body}.${signature}`],
    ['8 kB long', `${head}.${body}${'A'.repeat(8_000)}.${signature}`],
    ['20 kB long', `${head}.${body}${'A'.repeat(20_000)}.${signature}`],
  ];
}

/** More than a hundred tokens of which none may be taken. */
export const wrongTokens = (known: Known): Named[] => [
  ...otherAlgorithms(known),
  ...ownKeys(known),
  ...otherHeaders(known),
  ...otherClaims(known),
  ...otherSpellings(known),
];
