import { openedWays } from './check-traffic.js';

export interface ValueSet {
  name: string;
  values: Record<string, unknown>;
  /** Secrets that the deployer has made beforehand, with what stands in them. */
  outside: Record<string, Record<string, string>>;
}

const publicUrl = 'https://chat.example.com';
const external = (address: string) => ({ enabled: false, external: { url: address } });

/** What deployers choose between. Each is linted, rendered and checked by itself. */
export const valueSets: readonly ValueSet[] = [
  { name: 'defaults', values: {}, outside: {} },
  { name: 'backup', values: { backup: { enabled: true } }, outside: {} },
  {
    name: 'external-stores',
    values: {
      settings: { PUBLIC_URL: publicUrl },
      postgres: {
        enabled: false,
        external: {
          url: 'postgres://patchbay:pw@db.example.com:6432/patchbay',
          port: 6432,
          networks: ['10.4.0.0/24'],
        },
      },
      redis: external('rediss://:pw@redis.example.com:6379'),
      backup: { enabled: true, storage: { existingClaim: 'my-claim' } },
    },
    outside: {},
  },
  {
    name: 'existing-secrets',
    values: {
      settings: { PUBLIC_URL: publicUrl, ADMIN_EMAIL: 'admin@example.com' },
      secretsFrom: 'my-settings',
      secretKey: { existingSecret: 'my-key', key: 'key' },
      postgres: { enabled: false, external: { existingSecret: 'my-database', key: 'url' } },
      redis: { existingSecret: 'my-redis', key: 'password' },
      serviceAccount: { create: false },
    },
    outside: {
      'my-settings': { ADMIN_PASSWORD: 'chosen by the deployer', METRICS_TOKEN: 'scrape-token' },
      'my-key': { key: 'Zq3vW8eRt5Yu1Io7Pa9Sd4Fg6Hj2Kl0x' },
      'my-database': { url: 'postgres://patchbay:pw@db:5432/patchbay' },
      'my-redis': { password: 'letters' },
    },
  },
  {
    name: 'everything',
    values: {
      image: { repository: 'registry.example.com:5000/patchbay', digest: `sha256:${'ab'.repeat(32)}` },
      imagePullSecrets: [{ name: 'registry' }],
      settings: {
        ...{
          PUBLIC_URL: `${publicUrl}/`,
          ADMIN_EMAIL: 'admin@example.com',
          LOG_LEVEL: 'debug',
          HEALTH_PORT: 9191,
        },
        ...{ OPENAI_BASE_URL: 'http://192.168.1.5:11434/v1', OPENAI_MODEL: 'small' },
        ...{ CRISP_API_URL: 'https://crisp.example.com/v1' },
        ...{ EGRESS_ALLOW: openedWays.map(({ entry }) => entry), TRUSTED_PROXIES: 2 },
        ...{ MAIL_FROM: 'Support <support@example.com>', TELEGRAM_API_URL: 'https://telegram.example.com' },
        ...{ OIDC_ISSUER: 'https://login.example.com/realms/shop', OIDC_CLIENT_ID: 'patchbay' },
        ...{ TRIAL_DAYS: 0, TRIAL_DAILY_ANSWERS: 50 },
        ...{ SIGN_UP: 'open', SUBDOMAINS: 'on', KNOWLEDGE_SOURCES: 500 },
        ...{ KNOWLEDGE_CHARACTERS: 5_000_000, KNOWLEDGE_PASSAGES: 5_000, HISTORY_IMPORTS: 2 },
        ...{ OIDC_NAME: 'Example ID', OIDC_DOMAINS: ['example.com'] },
        CONNECTORS: ['/connectors/acme', 'patchbay-zulip'],
      },
      extraVolumes: [{ name: 'connectors', configMap: { name: 'acme-connector' } }],
      extraVolumeMounts: [{ name: 'connectors', mountPath: '/connectors/acme', readOnly: true }],
      secrets: {
        ...{ OPENAI_API_KEY: 'sk-example', SMTP_URL: 'smtps://user:pw@mail.example.com:465' },
        OIDC_CLIENT_SECRET: 'a-secret-of-the-client',
        ...{ METRICS_TOKEN: 'scrape-token', SECRET_KEY_PREVIOUS: 'Xq3vW8eRt5Yu1Io7Pa9Sd4Fg6Hj2Kl0x' },
      },
      web: {
        autoscaling: { enabled: true },
        podAnnotations: { example: 'web' },
        affinity: { nodeAffinity: {} },
      },
      worker: {
        autoscaling: { enabled: true },
        extraEnv: [{ name: 'NODE_OPTIONS', value: '--max-http-header-size=16384' }],
      },
      scheduler: { replicas: 2, podDisruptionBudget: { enabled: true } },
      ...{
        extraEnv: [{ name: 'TZ', value: 'UTC' }],
        podAnnotations: { example: 'all' },
        podLabels: { team: 'chat' },
      },
      ...{ priorityClassName: 'important', topologySpread: 'DoNotSchedule' },
      postgres: { storage: { className: 'fast', size: '20Gi' }, nodeSelector: { disk: 'ssd' } },
      redis: { tolerations: [{ key: 'small', operator: 'Exists' }] },
      ingress: {
        ...{ enabled: true, className: 'nginx', extraHosts: ['*.chat.example.com', 'help.example.com'] },
        annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' },
      },
      metrics: {
        serviceMonitor: { enabled: true, labels: { release: 'prometheus' } },
        rules: { enabled: true, labels: { release: 'prometheus' } },
        dashboard: { enabled: true },
      },
    },
    outside: {},
  },
  {
    name: 'small',
    values: {
      ...{ web: { replicas: 1 }, worker: { replicas: 1 }, scheduler: { enabled: false } },
      ...{ redis: { enabled: false }, topologySpread: '' },
    },
    outside: {},
  },
  {
    name: 'open-network',
    values: { networkPolicy: { enabled: false }, service: { type: 'LoadBalancer', port: 8080 } },
    outside: {},
  },
];
