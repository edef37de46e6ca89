export interface WrongValues {
  values: Record<string, unknown>;
  /** What the refusal says, in the words of both Helms. */
  says: RegExp;
}

/** Mistakes that people make, and the sentence that each is refused with before anything is installed. */
export const wrongValues: readonly WrongValues[] = [
  { values: { settings: { LOG_LEVL: 'debug' } }, says: /LOG_LEVL'? (is )?not allowed/ },
  { values: { replicaCount: 3 }, says: /replicaCount'? (is )?not allowed/ },
  { values: { web: { replicas: '2' } }, says: /web.replicas.*(integer|string)/ },
  { values: { settings: { LOG_LEVEL: 'loud' } }, says: /LOG_LEVEL.*must be one of.*debug/ },
  { values: { networkPolicy: { privateNetworks: ['10.0.0.0'] } }, says: /privateNetworks.*pattern/ },
  { values: { image: { repository: 'patchbay:latest' } }, says: /image.repository.*pattern/ },
  { values: { settings: { PORT: 80 } }, says: /settings.PORT.*(1,?024)/ },
  { values: { web: { podDisruptionBudget: { maxUnavailable: 0 } } }, says: /maxUnavailable.*1/ },
  {
    values: { postgres: { enabled: false } },
    says: /postgres\.enabled is false.*set postgres\.external\.url/,
  },
  {
    values: { postgres: { external: { url: 'postgres://u:pw@db/x' } } },
    says: /set postgres\.enabled to false, or remove/,
  },
  {
    values: { ingress: { enabled: true } },
    says: /ingress\.enabled needs settings\.PUBLIC_URL, for example/,
  },
  {
    values: { settings: { PUBLIC_URL: 'chat.example.com' } },
    says: /PUBLIC_URL must be the address.*https:/,
  },
  { values: { secretKey: { value: 'short' } }, says: /secretKey\.value must have at least 32.*openssl rand/ },
  { values: { secrets: { ADMIN_PASSWORD: 'long enough' } }, says: /without settings\.ADMIN_EMAIL; set both/ },
  {
    values: { secretsFrom: 'mine', secrets: { OPENAI_API_KEY: 'sk' } },
    says: /secrets\.OPENAI_API_KEY would not be used/,
  },
  {
    values: { metrics: { serviceMonitor: { enabled: true } } },
    says: /serviceMonitor\.enabled needs secrets\.METRICS_TOKEN/,
  },
  { values: { metrics: { rules: { enabled: true } } }, says: /rules\.enabled needs secrets\.METRICS_TOKEN/ },
  { values: { settings: { HEALTH_PORT: 3000 } }, says: /HEALTH_PORT is the same as settings\.PORT/ },
  { values: { settings: { EGRESS_ALLOW: ['db.internal'] } }, says: /EGRESS_ALLOW holds "?.?db\.internal/ },
  {
    values: { web: { autoscaling: { minReplicas: 9 } } },
    says: /web\.autoscaling\.minReplicas is above maxReplicas/,
  },
  { values: { preStopSeconds: 20 }, says: /terminationGracePeriodSeconds must be at least/ },
];
