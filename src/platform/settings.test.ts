import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingsError, readSettings, secretValues } from './settings.js';

const key = 'Zq3vW8eRt5Yu1Io7Pa9Sd4Fg6Hj2Kl0x';
const cluster = { DATABASE_URL: 'postgres://patchbay:pw-canary@db:5432/patchbay', SECRET_KEY: key };

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readSettings(env);
  } catch (error) {
    assert.ok(error instanceof SettingsError);
    return error.problems;
  }
  return assert.fail('the settings were accepted');
}

describe('the settings', () => {
  it('need nothing at all: one process on this machine', () => {
    const { warnings, ...settings } = readSettings({});
    assert.deepEqual(warnings, []);
    assert.equal(settings.host, '127.0.0.1');
    assert.equal(settings.publicUrl, 'http://localhost:3000');
    assert.deepEqual(settings.roles, ['web', 'worker', 'scheduler']);
    assert.equal(settings.dataDir, '.data');
    assert.equal(settings.secretKey, undefined);
    assert.equal(settings.logLevel, 'info');
    assert.deepEqual(settings.connectors, []);
  });

  it('are understood as the operator means them', () => {
    const settings = readSettings({
      ...cluster,
      PORT: ' 8080 ',
      PUBLIC_URL: 'https://chat.example.com/',
      ROLES: 'worker, scheduler',
      CONNECTORS: './ours/acme, /opt/live chat,patchbay-zulip,, @acme/zulip, ./ours/acme',
      EGRESS_ALLOW: '10.0.0.0/8, 192.168.1.5:11434\n[fd00::/8]:8080',
      TRUSTED_PROXIES: '2',
      LOG_LEVEL: 'DEBUG',
      OPENAI_BASE_URL: 'http://10.0.0.5:11434/v1/',
      SMTP_URL: 'smtps://user:mail%20canary@mail:465',
      REDIS_URL: '',
    });
    assert.equal(settings.port, 8080);
    assert.equal(settings.host, '0.0.0.0');
    assert.equal(settings.publicUrl, 'https://chat.example.com');
    assert.deepEqual(settings.roles, ['worker', 'scheduler']);
    assert.deepEqual(settings.connectors, [
      ...['./ours/acme', '/opt/live chat', 'patchbay-zulip', '@acme/zulip'],
    ]);
    assert.deepEqual(
      settings.egressAllow.map(({ range, port }) => `${range[0].toString()}/${range[1]} ${port ?? '*'}`),
      ['10.0.0.0/8 *', '192.168.1.5/32 11434', 'fd00::/8 8080'],
    );
    assert.equal(settings.openai.baseUrl, 'http://10.0.0.5:11434/v1');
    assert.equal(settings.trustedProxies, 2);
    assert.equal(settings.logLevel, 'debug');
    assert.equal(settings.redisUrl, undefined);
    assert.equal(settings.mailFrom, 'Patchbay <no-reply@chat.example.com>');
    assert.deepEqual(secretValues(settings), [key, 'pw-canary', 'pw-canary', 'mail%20canary', 'mail canary']);
  });

  it('report every problem at once, with the name, what is wrong and what to do', () => {
    const problems = problemsOf({
      PORT: '70000',
      PUBLIC_URL: 'chat.example.com',
      ROLES: 'web,wroker',
      REDIS_URL: 'http://redis',
      SECRET_KEY: 'short',
      ADMIN_EMAIL: 'nobody',
      OPENAI_BASE_URL: 'http://user:pw@host/v1',
      CONNECTORS: 'acme, https://example.com/acme',
      EGRESS_ALLOW: '10.0.0.0/8,0x7f.1',
      TRUSTED_PROXIES: '-1',
      LOG_LEVEL: 'loud',
      MAIL_FROM: 'somebody',
      METRICS_TOKEN: 'a b',
    });
    const names = [...new Set(problems.map((problem) => problem.split(' ')[0]))];
    assert.deepEqual(names.sort(), [
      ...[
        'ADMIN_EMAIL',
        'CONNECTORS',
        'EGRESS_ALLOW',
        'LOG_LEVEL',
        'MAIL_FROM',
        'METRICS_TOKEN',
        'OPENAI_BASE_URL',
        'PORT',
      ],
      ...['PUBLIC_URL', 'REDIS_URL', 'ROLES', 'SECRET_KEY', 'TRUSTED_PROXIES'],
    ]);
    assert.ok(
      problems.includes('PORT is "70000"; it must be a port number from 0 to 65535, for example 3000.'),
    );
    for (const problem of problems) assert.match(problem, /must be|needs/);
    assert.equal(new SettingsError(problems).message.split('\n').length, problems.length + 1);
  });

  it('F-095: never tell the value of a secret', () => {
    const secrets = {
      DATABASE_URL: 'mysql://u:canary-1@db/x',
      REDIS_URL: 'canary-2',
      SECRET_KEY: 'canary-3',
      SECRET_KEY_PREVIOUS: 'canary-4',
      ADMIN_PASSWORD: 'canary5',
      OPENAI_API_KEY: 'canary 6',
      SMTP_URL: 'http://u:canary-7@mail',
      METRICS_TOKEN: 'canary 8',
    };
    const problems = problemsOf(secrets);
    for (const name of Object.keys(secrets))
      assert.ok(
        problems.some((problem) => problem.startsWith(name)),
        name,
      );
    assert.doesNotMatch(problems.join('\n'), /canary/);
  });

  it('refuse a cluster without a secret key, and parts of the work without a shared database', () => {
    assert.match(
      problemsOf({ DATABASE_URL: cluster.DATABASE_URL }).join(),
      /^SECRET_KEY is missing.*openssl rand/,
    );
    assert.match(problemsOf({ ROLES: 'web' }).join(), /needs DATABASE_URL/);
    assert.match(problemsOf({ ADMIN_PASSWORD: 'long enough' }).join(), /without ADMIN_EMAIL/);
    assert.match(problemsOf({ ...cluster, SECRET_KEY_PREVIOUS: key }).join(), /the same as SECRET_KEY/);
    assert.deepEqual(readSettings({ ROLES: 'all' }).roles, ['web', 'worker', 'scheduler']);
  });

  it('warn about names that look like a slip, and about nothing else', () => {
    const { warnings } = readSettings({
      DATABSE_URL: 'x',
      SECERT_KEY: 'x',
      OPENAI_APIKEY: 'x',
      PROT: '1',
      LOG_LEVEL_FILES: 'x',
      ...{
        PATH: '/bin',
        HOME: '/',
        HOSTNAME: 'h',
        LANG: 'C',
        NODE_ENV: 'production',
        SHELL: 'sh',
        USER: 'u',
      },
      ...{ REDIS_PORT: 'tcp://10.0.0.1:6379', POSTGRES_URL: 'x', PORTS_EMPTY: '' },
    });
    assert.deepEqual(warnings, [
      'DATABSE_URL is not a setting. Is DATABASE_URL meant?',
      'SECERT_KEY is not a setting. Is SECRET_KEY meant?',
      'OPENAI_APIKEY is not a setting. Is OPENAI_API_KEY meant?',
      'PROT is not a setting. Is PORT meant?',
      'LOG_LEVEL_FILES is not a setting. Is LOG_LEVEL_FILE meant?',
    ]);
    assert.match(readSettings(cluster).warnings.join(), /PUBLIC_URL is not set/);
    assert.match(readSettings({ SECRET_KEY: 'a'.repeat(40) }).warnings.join(), /easy to guess/);
  });
});

describe('a setting from a file', () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'patchbay-'))));
  afterEach(() => rmSync(dir, { recursive: true }));
  const file = (text: string) => {
    const path = join(dir, 'value');
    writeFileSync(path, text);
    return path;
  };

  it('is read for any of them, without the line break at its end', () => {
    const settings = readSettings({
      DATABASE_URL: cluster.DATABASE_URL,
      SECRET_KEY_FILE: file(`${key}\r\n`),
    });
    assert.equal(settings.secretKey, key);
    assert.equal(readSettings({ PORT_FILE: file('8081\n') }).port, 8081);
  });

  it('is refused when it is missing, empty, or given besides the value itself', () => {
    assert.match(
      problemsOf({ OPENAI_API_KEY_FILE: join(dir, 'gone') }).join(),
      /^OPENAI_API_KEY_FILE .*ENOENT/,
    );
    assert.match(problemsOf({ OPENAI_API_KEY_FILE: file('\n') }).join(), /^OPENAI_API_KEY_FILE .*empty/);
    const both = problemsOf({ OPENAI_API_KEY: 'sk-canary', OPENAI_API_KEY_FILE: file('sk-canary') }).join();
    assert.match(both, /both set/);
    assert.doesNotMatch(both, /canary/);
  });
});
