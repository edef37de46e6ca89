import { readFileSync } from 'node:fs';
import type { AllowRule } from './egress/allow-rule.js';
import type { LogLevel } from './log.js';
import { misspelled } from './misspelled.js';
import { Environment, roles, settingNames, tenantLimitDefaults } from './settings-fields.js';
import type { Role, signUps } from './settings-fields.js';

export { roles } from './settings-fields.js';
export type { Role } from './settings-fields.js';

/** All that the operator may decide from outside. Read once, at the start, and handed down from there. */
export interface Settings {
  port: number;
  host: string;
  /** Where every role, the web too, tells how it is. Absent: only the web does, at its own port. */
  healthPort: number | undefined;
  /** The address that browsers and platforms use, without a trailing slash. */
  publicUrl: string;
  /** What this process does: all three, unless told otherwise. */
  roles: readonly Role[];
  /** Absent in the embedded shape, where the database lives under `dataDir`. */
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  dataDir: string;
  /** At least 32 characters. Absent only in the embedded shape: then `loadOrCreateSecretKey` gives one. */
  secretKey: string | undefined;
  /** Opens what was sealed before the last change of `secretKey`. */
  previousSecretKey: string | undefined;
  adminEmail: string | undefined;
  adminPassword: string | undefined;
  openai: OpenAiSettings;
  /** Where Crisp's API is, when it is not Crisp's own address: a simulator, a proxy. */
  crispApiUrl: string | undefined;
  /** Where Telegram's Bot API is, when it is not Telegram's own address: a simulator, a proxy, a Bot API server. */
  telegramApiUrl: string | undefined;
  /** Folders and packages of connectors that are not ours. */
  connectors: readonly string[];
  /** What outgoing calls may reach besides public addresses. */
  egressAllow: readonly AllowRule[];
  /** How many proxies of ours stand in front, each of which adds one entry to `X-Forwarded-For`. */
  trustedProxies: number;
  logLevel: LogLevel;
  smtpUrl: string | undefined;
  /** The sender of our e-mails. */
  mailFrom: string;
  /** Who may create a business: the platform's admins, or anybody. */
  signUp: (typeof signUps)[number];
  /** How long a business that signs itself up is on trial; 0 is no trial. */
  trialDays: number;
  /** Answers of the language model that a business on trial may have in a day. */
  trialDailyAnswers: number;
  /** Every business also has a host of its own, below that of `publicUrl`. */
  hasSubdomains: boolean;
  /** What one business may hold and do at once, so that none fills the installation. */
  tenantLimits: typeof tenantLimitDefaults;
  /** A sign-in service for everybody on this installation. */
  openid: OpenIdSettings | undefined;
  /** What `/metrics` wants as a bearer token. */
  metricsToken: string | undefined;
  /** Sentences about what looks like a mistake, yet does not prevent the start. */
  warnings: readonly string[];
}

export interface OpenAiSettings {
  /** Without a key, answers are quoted from the knowledge. */
  apiKey: string | undefined;
  baseUrl: string | undefined;
  model: string | undefined;
}

export interface OpenIdSettings {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
  /** What its button says. */
  name: string;
  /** Whose addresses it speaks for; everybody's when empty. */
  domains: readonly string[];
}

/** Refuses the start. The message lists every problem at once and never the value of a secret. */
export class SettingsError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`These settings need a correction:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment; nothing else in the product does. Each setting may also be given as NAME_FILE, the path of a file
 * that holds the value. An empty value counts as not given. Throws SettingsError.
 */
export function readSettings(env: Env = process.env): Settings {
  const { given, problems: unread } = collect(env);
  const parsed = Environment.safeParse(given);
  const malformed = parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`) ?? [];
  const problems = [...unread, ...malformed, ...contradictions(given)];
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems);
  return settingsOf(parsed.data, warningsAbout(env, parsed.data));
}

/** The values of a Settings that must never be logged, for `createLog`. */
export function secretValues(settings: Settings): string[] {
  const { secretKey, previousSecretKey, adminPassword, openai, openid, metricsToken } = settings;
  const passwords = [settings.databaseUrl, settings.redisUrl, settings.smtpUrl]
    .filter((url) => url !== undefined)
    .map((url) => new URL(url).password)
    .flatMap((password) => [password, decodeURIComponent(password)]);
  const keys = [openai.apiKey, openid?.clientSecret, metricsToken];
  const values = [secretKey, previousSecretKey, adminPassword, ...keys, ...passwords];
  return values.filter((value) => value !== undefined).filter((value) => value !== '');
}

function collect(env: Env): { given: Record<string, string>; problems: string[] } {
  const given: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of settingNames) {
    const value = env[name] ?? '';
    const path = env[`${name}_FILE`] ?? '';
    if (value !== '' && path !== '')
      problems.push(`${name} and ${name}_FILE are both set; keep one of them.`);
    if (value !== '') given[name] = value;
    if (value !== '' || path === '') continue;
    const file = readValue(path);
    if (file.value === undefined) problems.push(`${name}_FILE ${file.problem}`);
    else given[name] = file.value;
  }
  return { given, problems };
}

type FileValue = { value: string } | { value: undefined; problem: string };

/** Mounted secrets usually end with a line break that is not part of them. */
function readValue(path: string): FileValue {
  try {
    const value = readFileSync(path, 'utf8').replace(/[\r\n]+$/, '');
    return value === '' ? { value: undefined, problem: `names an empty file: ${path}.` } : { value };
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    return { value: undefined, problem: `names a file that cannot be read (${reason}): ${path}.` };
  }
}

/** What is wrong between settings, whether or not each is good in itself. */
function contradictions(given: Record<string, string>): string[] {
  const problems: string[] = [];
  const has = (name: string) => given[name] !== undefined;
  if (has('DATABASE_URL') && !has('SECRET_KEY')) {
    problems.push(
      'SECRET_KEY is missing. Every process that shares DATABASE_URL needs the same one: set it to the output of: openssl rand -base64 32, and keep it with your backups.',
    );
  }
  if (!has('DATABASE_URL') && has('ROLES') && given['ROLES'] !== 'all') {
    problems.push(
      'ROLES splits the work between processes, which needs DATABASE_URL; set it, or remove ROLES.',
    );
  }
  if (
    has('HEALTH_PORT') &&
    given['HEALTH_PORT'] !== '0' &&
    given['HEALTH_PORT'] === (given['PORT'] ?? '3000')
  )
    problems.push('HEALTH_PORT is the same as PORT; set another one, or remove it.');
  if (has('ADMIN_PASSWORD') && !has('ADMIN_EMAIL')) {
    problems.push('ADMIN_PASSWORD is set without ADMIN_EMAIL; set both, or neither.');
  }
  if (has('OIDC_ISSUER') !== has('OIDC_CLIENT_ID')) {
    problems.push('OIDC_ISSUER and OIDC_CLIENT_ID belong together; set both, or neither.');
  }
  if (has('SECRET_KEY') && given['SECRET_KEY'] === given['SECRET_KEY_PREVIOUS']) {
    problems.push('SECRET_KEY_PREVIOUS is the same as SECRET_KEY; remove it, or set the key used before.');
  }
  return problems;
}

function warningsAbout(env: Env, values: Environment): string[] {
  const set = Object.keys(env).filter((name) => env[name] !== undefined && env[name] !== '');
  const known = [...settingNames, ...settingNames.map((name) => `${name}_FILE`)];
  const warnings = misspelled(set, known).map(
    ({ given, meant }) => `${given} is not a setting. Is ${meant} meant?`,
  );
  if (values.DATABASE_URL !== undefined && values.PUBLIC_URL === undefined) {
    warnings.push(
      'PUBLIC_URL is not set: platforms and e-mails will be given an address that only works on this machine.',
    );
  }
  if (values.SECRET_KEY !== undefined && new Set(values.SECRET_KEY).size < 8) {
    warnings.push('SECRET_KEY is long but easy to guess; use the output of: openssl rand -base64 32');
  }
  return warnings;
}

function settingsOf(values: Environment, warnings: readonly string[]): Settings {
  const port = values.PORT ?? 3000;
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${port}`;
  return {
    port,
    // The embedded shape is a newcomer's laptop: nobody else in the café shall reach it.
    host: values.HOST ?? (values.DATABASE_URL === undefined ? '127.0.0.1' : '0.0.0.0'),
    healthPort: values.HEALTH_PORT,
    publicUrl,
    roles: values.ROLES ?? roles,
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    dataDir: values.DATA_DIR ?? '.data',
    secretKey: values.SECRET_KEY,
    previousSecretKey: values.SECRET_KEY_PREVIOUS,
    adminEmail: values.ADMIN_EMAIL,
    adminPassword: values.ADMIN_PASSWORD,
    openai: {
      apiKey: values.OPENAI_API_KEY,
      baseUrl: values.OPENAI_BASE_URL,
      model: values.OPENAI_MODEL,
    },
    crispApiUrl: values.CRISP_API_URL,
    telegramApiUrl: values.TELEGRAM_API_URL,
    connectors: values.CONNECTORS ?? [],
    egressAllow: values.EGRESS_ALLOW ?? [],
    trustedProxies: values.TRUSTED_PROXIES ?? 0,
    logLevel: values.LOG_LEVEL ?? 'info',
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM ?? `Patchbay <no-reply@${new URL(publicUrl).hostname}>`,
    signUp: values.SIGN_UP ?? 'invited',
    trialDays: values.TRIAL_DAYS ?? 14,
    trialDailyAnswers: values.TRIAL_DAILY_ANSWERS ?? 200,
    hasSubdomains: values.SUBDOMAINS === 'on',
    tenantLimits: {
      sources: values.KNOWLEDGE_SOURCES ?? tenantLimitDefaults.sources,
      characters: values.KNOWLEDGE_CHARACTERS ?? tenantLimitDefaults.characters,
      passages: values.KNOWLEDGE_PASSAGES ?? tenantLimitDefaults.passages,
      historyImports: values.HISTORY_IMPORTS ?? tenantLimitDefaults.historyImports,
    },
    openid: openidOf(values),
    metricsToken: values.METRICS_TOKEN,
    warnings,
  };
}

function openidOf(values: Environment): OpenIdSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = values;
  if (issuer === undefined || clientId === undefined) return undefined;
  return {
    ...{ issuer, clientId, clientSecret: values.OIDC_CLIENT_SECRET },
    name: values.OIDC_NAME ?? new URL(issuer).hostname,
    domains: values.OIDC_DOMAINS ?? [],
  };
}
