import { z } from 'zod';
import { EmailDomain, IssuerUrl, ServiceName } from '../contract/openid.js';
import { parseAllowRule } from './egress/allow-rule.js';
import { logLevels } from './log.js';

export const roles = ['web', 'worker', 'scheduler'] as const;
export type Role = (typeof roles)[number];

/** Who may create a business: the platform's admins, or anybody. */
export const signUps = ['invited', 'open'] as const;

const switches = ['on', 'off'] as const;

/** What one business may hold and do at once: far more than any honest one needs. */
export const tenantLimitDefaults = {
  sources: 2_000,
  characters: 20_000_000,
  /** So many are searched fast. */
  passages: 20_000,
  historyImports: 5,
};

const Email = z.email();

/** A setting whose problem is told together with what was given. */
const open = <T>(wanted: string, read: (text: string) => T | undefined) =>
  z.string().transform((text, context) => {
    const value = read(text.trim());
    if (value !== undefined) return value;
    context.addIssue({
      code: 'custom',
      message: `is ${JSON.stringify(text.slice(0, 200))}; it must be ${wanted}`,
    });
    return z.NEVER;
  });

/** A setting whose value is never told: a secret, or an address with a password in it. */
const secret = (wanted: string, isGood: (text: string) => boolean) =>
  z.string().refine(isGood, { error: `must be ${wanted}` });

const wholeNumber = (max: number) => (text: string) =>
  /^\d{1,9}$/.test(text) && Number(text) <= max ? Number(text) : undefined;

const urlOf = (text: string, protocols: readonly string[]): URL | undefined => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && protocols.includes(url.protocol) && isDecodable(url.password) ? url : undefined;
};

/** A percent sign in a password must be written as %25. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

const web = ['http:', 'https:'];

const webUrl = (text: string): string | undefined => {
  const url = urlOf(text, web);
  const isPlain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return isPlain ? url.href.replace(/\/+$/, '') : undefined;
};

const publicUrl = (text: string): string | undefined => {
  const url = webUrl(text);
  return url !== undefined && new URL(url).pathname === '/' ? url : undefined;
};

const listOf = <T>(text: string, read: (item: string) => T | undefined): T[] | undefined => {
  const items = text
    .split(/[\s,]+/)
    .filter((item) => item !== '')
    .map(read);
  const good = items.filter((item) => item !== undefined);
  return good.length === items.length ? good : undefined;
};

const rolesOf = (text: string): Role[] | undefined => {
  if (text === 'all') return [...roles];
  const chosen = listOf(text, (item) => roles.find((role) => role === item));
  return chosen !== undefined && chosen.length > 0 ? [...new Set(chosen)] : undefined;
};

/** A folder may have a blank in its name; a package is called as registries allow it. */
const connectorsOf = (text: string): string[] | undefined => {
  const names = text.split(',').map((name) => name.trim());
  const given = names.filter((name) => name !== '');
  const isOne = (name: string) =>
    /^(?:\.{0,2}[/\\]|[a-z]:[/\\])|^(?:@[\w.-]+\/)?[a-z0-9_][\w.-]*$/i.test(name);
  return given.every(isOne) ? [...new Set(given)] : undefined;
};

/** `a@b.c`, or `Name <a@b.c>`. */
const mailbox = (text: string): string | undefined => {
  const address = /^[^<>\r\n]*<([^<>]+)>$/.exec(text)?.[1] ?? text;
  return Email.safeParse(address).success ? text : undefined;
};

const isLongSecret = (text: string) => text.length >= 32;
const longSecret = 'at least 32 random characters, for example the output of: openssl rand -base64 32';

const limit = open(
  'a whole number from 1 to 999999999',
  (text) => wholeNumber(999_999_999)(text) || undefined,
);

/** Every setting that there is, by its name in the environment. */
export const Environment = z.object({
  PORT: open('a port number from 0 to 65535, for example 3000', wholeNumber(65_535)).optional(),
  HEALTH_PORT: open('a port number from 0 to 65535, for example 9090', wholeNumber(65_535)).optional(),
  HOST: open('the address to listen on, for example 127.0.0.1 or 0.0.0.0', (text) =>
    /^[\w.:-]{1,253}$/.test(text) ? text : undefined,
  ).optional(),
  PUBLIC_URL: open(
    'the address that browsers use, without a path, for example https://chat.example.com',
    publicUrl,
  ).optional(),
  ROLES: open(`"all", or a list of ${roles.join(', ')}`, rolesOf).optional(),
  DATABASE_URL: secret(
    'a PostgreSQL address, for example postgres://user:password@host:5432/name',
    (text) => urlOf(text, ['postgres:', 'postgresql:']) !== undefined,
  ).optional(),
  REDIS_URL: secret(
    'a Redis address, for example redis://host:6379',
    (text) => urlOf(text, ['redis:', 'rediss:']) !== undefined,
  ).optional(),
  DATA_DIR: z.string().optional(),
  SECRET_KEY: secret(longSecret, isLongSecret).optional(),
  SECRET_KEY_PREVIOUS: secret(longSecret, isLongSecret).optional(),
  ADMIN_EMAIL: open('an e-mail address', (text) =>
    Email.safeParse(text).success ? text : undefined,
  ).optional(),
  ADMIN_PASSWORD: secret('a password of at least 8 characters', (text) => text.length >= 8).optional(),
  OPENAI_API_KEY: secret('a key without spaces', (text) => /^\S+$/.test(text)).optional(),
  OPENAI_BASE_URL: open('an http or https address, for example http://10.0.0.5:11434/v1', webUrl).optional(),
  OPENAI_MODEL: z.string().trim().optional(),
  CRISP_API_URL: open('an http or https address', webUrl).optional(),
  TELEGRAM_API_URL: open('an http or https address', webUrl).optional(),
  CONNECTORS: open(
    'a list of folders (beginning with ./ or /) and packages, with commas between, for example ./acme, patchbay-zulip',
    connectorsOf,
  ).optional(),
  EGRESS_ALLOW: open(
    'a list of networks, each with a port if wanted, for example 10.0.0.0/8, 192.168.1.5:11434, [fd00::/8]:8080',
    (text) => listOf(text, parseAllowRule),
  ).optional(),
  TRUSTED_PROXIES: open('the number of proxies in front, from 0 to 10', wholeNumber(10)).optional(),
  LOG_LEVEL: open(`one of ${logLevels.join(', ')}`, (text) =>
    logLevels.find((level) => level === text.toLowerCase()),
  ).optional(),
  SMTP_URL: secret(
    'a mail server address, for example smtps://user:password@host:465',
    (text) => urlOf(text, ['smtp:', 'smtps:']) !== undefined,
  ).optional(),
  MAIL_FROM: open('a sender, for example Support <support@example.com>', mailbox).optional(),
  SIGN_UP: open(`one of ${signUps.join(', ')}`, (text) => signUps.find((each) => each === text)).optional(),
  TRIAL_DAYS: open('a number of days from 0 (no trial) to 3650', wholeNumber(3_650)).optional(),
  TRIAL_DAILY_ANSWERS: open('a number from 0 to 100000', wholeNumber(100_000)).optional(),
  SUBDOMAINS: open(`one of ${switches.join(', ')}`, (text) =>
    switches.find((each) => each === text),
  ).optional(),
  KNOWLEDGE_SOURCES: limit.optional(),
  KNOWLEDGE_CHARACTERS: limit.optional(),
  KNOWLEDGE_PASSAGES: limit.optional(),
  HISTORY_IMPORTS: limit.optional(),
  OIDC_ISSUER: open(
    'the https address of an OpenID Connect issuer, as it calls itself, for example https://login.example.com/realms/shop',
    (text) => IssuerUrl.safeParse(text).data,
  ).optional(),
  OIDC_CLIENT_ID: open('a client id without spaces', (text) =>
    /^\S{1,300}$/.test(text) ? text : undefined,
  ).optional(),
  OIDC_CLIENT_SECRET: secret('a secret without spaces', (text) => /^\S+$/.test(text)).optional(),
  OIDC_NAME: open('at most 60 characters', (text) => ServiceName.safeParse(text).data).optional(),
  OIDC_DOMAINS: open('a list of domains, for example example.com, example.org', (text) =>
    listOf(text, (item) => EmailDomain.safeParse(item).data),
  ).optional(),
  METRICS_TOKEN: secret('at least 8 characters without spaces', (text) => /^\S{8,}$/.test(text)).optional(),
});
export type Environment = z.infer<typeof Environment>;

export const settingNames: readonly string[] = Object.keys(Environment.shape);
