{{/* The Deployment of one role. Takes root, component, roles, part (its section of the values) and serves: whether visitors come in. */}}
{{- define "patchbay.deployment" -}}
{{- $values := .root.Values -}}
{{- $selector := include "patchbay.podSelector" . -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "patchbay.fullname" .root }}-{{ .component }}
  labels:
    {{- include "patchbay.podLabels" . | nindent 4 }}
spec:
  {{- if not (dig "autoscaling" "enabled" false .part) }}
  replicas: {{ .part.replicas }}
  {{- end }}
  revisionHistoryLimit: 3
  # A process that cannot work ends within seconds; only then the next one is replaced.
  minReadySeconds: 10
  strategy:
    type: RollingUpdate
    rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }
  selector:
    matchLabels:
      {{- $selector | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "patchbay.podLabels" . | nindent 8 }}
        tells-health: 'true'
      annotations:
        checksum/secrets: {{ list $values.secrets $values.secretKey.value $values.postgres.external.url $values.redis.external.url | toJson | sha256sum }}
        {{- with mergeOverwrite (dict) $values.podAnnotations .part.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      {{- include "patchbay.podBasics" (merge (dict "user" 10001 "group" 10001) .) | nindent 6 }}
      terminationGracePeriodSeconds: {{ $values.terminationGracePeriodSeconds }}
      {{- if $values.topologySpread }}
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: {{ $values.topologySpread }}
          labelSelector:
            matchLabels:
              {{- $selector | nindent 14 }}
      {{- end }}
      initContainers:
        {{- if $values.postgres.enabled }}
        {{- include "patchbay.waitForPostgres" . | nindent 8 }}
        {{- end }}
        {{- include "patchbay.migrate" . | nindent 8 }}
      containers:
        {{- include "patchbay.container" . | nindent 8 }}
      volumes:
        {{- include "patchbay.volumes" $values | nindent 8 }}
{{- end -}}

{{- define "patchbay.volumes" -}}
- name: tmp
  emptyDir: { sizeLimit: 256Mi }
- name: data
  emptyDir: { sizeLimit: 64Mi }
{{- with .extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "patchbay.mounts" -}}
- { name: tmp, mountPath: /tmp }
- { name: data, mountPath: {{ .settings.DATA_DIR }} }
{{- with .extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "patchbay.container" -}}
{{- $values := .root.Values -}}
- name: patchbay
  image: {{ include "patchbay.image" .root }}
  imagePullPolicy: {{ $values.image.pullPolicy }}
  command: [node, --enable-source-maps, dist/src/main.js]
  securityContext:
    {{- include "patchbay.containerSecurity" . | nindent 4 }}
  env:
    {{- include "patchbay.environment" (dict "root" .root "roles" .roles "role" .part) | nindent 4 }}
  ports:
    {{- if .serves }}
    - name: http
      containerPort: {{ $values.settings.PORT }}
    {{- end }}
    - name: health
      containerPort: {{ $values.settings.HEALTH_PORT }}
  # The web is asked where visitors come in: what it says there is what counts.
  startupProbe:
    httpGet: { path: /healthz, port: {{ ternary "http" "health" .serves }} }
    periodSeconds: 2
    timeoutSeconds: 3
    failureThreshold: 60
  livenessProbe:
    httpGet: { path: /healthz, port: {{ ternary "http" "health" .serves }} }
    periodSeconds: 10
    timeoutSeconds: 5
    failureThreshold: 6
  readinessProbe:
    httpGet: { path: /readyz, port: {{ ternary "http" "health" .serves }} }
    periodSeconds: 5
    timeoutSeconds: 3
    failureThreshold: 2
  {{- if .serves }}
  lifecycle:
    preStop:
      exec:
        command: [sleep, {{ $values.preStopSeconds | quote }}]
  {{- end }}
  resources:
    {{- toYaml .part.resources | nindent 4 }}
  volumeMounts:
    {{- include "patchbay.mounts" $values | nindent 4 }}
{{- end -}}

{{/*
Migrates before the container starts, in every pod: pods wait for each other under a lock in the database, and all but the
first find nothing to do. A hook before the installation would wait for a PostgreSQL that the same installation is yet
to make, and one after it would come too late for --wait.
*/}}
{{- define "patchbay.migrate" -}}
- name: migrate
  image: {{ include "patchbay.image" .root }}
  imagePullPolicy: {{ .root.Values.image.pullPolicy }}
  command: [node, --enable-source-maps, dist/src/tooling/migrate.js]
  securityContext:
    {{- include "patchbay.containerSecurity" . | nindent 4 }}
  env:
    {{- include "patchbay.environment" (dict "root" .root "roles" .roles "role" .part) | nindent 4 }}
  resources:
    {{- toYaml .part.resources | nindent 4 }}
  volumeMounts:
    {{- include "patchbay.mounts" .root.Values | nindent 4 }}
{{- end -}}

{{/* At the first installation PostgreSQL takes longer than we do; waiting looks better than failing. */}}
{{- define "patchbay.waitForPostgres" -}}
- name: wait-for-postgres
  image: {{ include "patchbay.image" .root }}
  imagePullPolicy: {{ .root.Values.image.pullPolicy }}
  command:
    - node
    - -e
    - |
      const [host, port] = process.argv.slice(1);
      const attempt = () => {
        const socket = require('node:net').connect({ host, port, timeout: 3000 }, () => process.exit(0));
        socket.on('timeout', () => socket.destroy(new Error('no answer')));
        socket.on('error', (error) => {
          console.log(`Waiting for PostgreSQL at ${host}:${port} (${error.message}) …`);
          setTimeout(attempt, 2000);
        });
      };
      attempt();
    - {{ include "patchbay.fullname" .root }}-postgres
    - '5432'
  securityContext:
    {{- include "patchbay.containerSecurity" . | nindent 4 }}
  resources:
    {{- toYaml .part.resources | nindent 4 }}
{{- end -}}
