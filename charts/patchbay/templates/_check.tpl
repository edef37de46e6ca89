{{/*
What the schema cannot say, or could not say clearly. Every problem is told at once, as Patchbay does with its settings, so
that nobody has to wait for pods that fail.
*/}}
{{- define "patchbay.check" -}}
{{- $problems := concat (include "patchbay.storeProblems" . | fromYamlArray) (include "patchbay.settingProblems" . | fromYamlArray) (include "patchbay.surroundingProblems" . | fromYamlArray) -}}
{{- if $problems -}}
{{- printf "These values need a correction:\n  - %s" (join "\n  - " $problems) | fail -}}
{{- end -}}
{{- end -}}

{{- define "patchbay.storeProblems" -}}
{{- with .Values.postgres }}
{{- $isOutside := or .external.url .external.existingSecret }}
{{- if and (not .enabled) (not $isOutside) }}
- "postgres.enabled is false and there is no other database: set postgres.external.url or postgres.external.existingSecret."
{{- end }}
{{- if and .enabled $isOutside }}
- "postgres.external is set, and a PostgreSQL of the release would run unused: set postgres.enabled to false, or remove postgres.external."
{{- end }}
{{- if and .external.url .external.existingSecret }}
- "postgres.external.url and postgres.external.existingSecret are both set; keep one of them."
{{- end }}
{{- if and .external.url (not (regexMatch "^postgres(ql)?://[^/]+/.+" .external.url)) }}
- "postgres.external.url must be a PostgreSQL address, for example postgres://user:password@host:5432/name."
{{- end }}
{{- end }}
{{- with .Values.redis }}
{{- $isOutside := or .external.url .external.existingSecret }}
{{- if and .enabled $isOutside }}
- "redis.external is set, and a Redis of the release would run unused: set redis.enabled to false, or remove redis.external."
{{- end }}
{{- if and .external.url .external.existingSecret }}
- "redis.external.url and redis.external.existingSecret are both set; keep one of them."
{{- end }}
{{- if and .external.url (not (regexMatch "^rediss?://.+" .external.url)) }}
- "redis.external.url must be a Redis address, for example redis://:password@host:6379."
{{- end }}
{{- end }}
{{- end -}}

{{- define "patchbay.settingProblems" -}}
{{- $settings := .Values.settings }}
{{- $secrets := .Values.secrets }}
{{- if and $settings.PUBLIC_URL (not (regexMatch "^https?://[^/?#\\s]+/?$" $settings.PUBLIC_URL)) }}
- "settings.PUBLIC_URL must be the address that browsers use, without a path, for example https://chat.example.com."
{{- end }}
{{- range $settings.EGRESS_ALLOW }}
{{- if not (regexMatch "^([0-9.]+(/[0-9]+)?(:[0-9]+)?|[0-9a-fA-F:]+(/[0-9]+)?|\\[[0-9a-fA-F:]+(/[0-9]+)?\\](:[0-9]+)?)$" .) }}
- {{ printf "settings.EGRESS_ALLOW holds %q; it must list networks, each with a port if wanted, for example 10.0.0.0/8 or 192.168.1.5:11434." . | quote }}
{{- end }}
{{- end }}
{{- if eq (int $settings.PORT) (int $settings.HEALTH_PORT) }}
- "settings.HEALTH_PORT is the same as settings.PORT; set another one."
{{- end }}
{{- if and $secrets.ADMIN_PASSWORD (not $settings.ADMIN_EMAIL) }}
- "secrets.ADMIN_PASSWORD is set without settings.ADMIN_EMAIL; set both, or neither."
{{- end }}
{{- range $name, $least := dict "ADMIN_PASSWORD" 8 "METRICS_TOKEN" 8 "SECRET_KEY_PREVIOUS" 32 }}
{{- $value := index $secrets $name }}
{{- if and $value (lt (len $value) (int $least)) }}
- "secrets.{{ $name }} must have at least {{ $least }} characters."
{{- end }}
{{- end }}
{{- if $.Values.secretsFrom }}
{{- range $name, $value := $secrets }}
{{- if $value }}
- "secretsFrom names a Secret, so secrets.{{ $name }} would not be used; remove one of the two."
{{- end }}
{{- end }}
{{- end }}
{{- with .Values.secretKey }}
{{- if and .value .existingSecret }}
- "secretKey.value and secretKey.existingSecret are both set; keep one of them."
{{- end }}
{{- if and .value (lt (len .value) 32) }}
- "secretKey.value must have at least 32 random characters, for example the output of: openssl rand -base64 32."
{{- end }}
{{- end }}
{{- end -}}

{{- define "patchbay.surroundingProblems" -}}
{{- if and .Values.ingress.enabled (not .Values.settings.PUBLIC_URL) }}
- "ingress.enabled needs settings.PUBLIC_URL, for example https://chat.example.com: its host is what the ingress serves."
{{- end }}
{{- if and .Values.ingress.enabled .Values.ingress.tls.enabled (hasPrefix "http://" .Values.settings.PUBLIC_URL) }}
- "settings.PUBLIC_URL begins with http:// while the ingress has TLS: write https://, or set ingress.tls.enabled to false."
{{- end }}
{{- if and .Values.metrics.serviceMonitor.enabled (not .Values.secrets.METRICS_TOKEN) (not .Values.secretsFrom) }}
- "metrics.serviceMonitor.enabled needs secrets.METRICS_TOKEN, or a Secret with that key in secretsFrom: without it there is no /metrics."
{{- end }}
{{- if and .Values.metrics.rules.enabled (not .Values.secrets.METRICS_TOKEN) (not .Values.secretsFrom) }}
- "metrics.rules.enabled needs secrets.METRICS_TOKEN, or a Secret with that key in secretsFrom: without figures there are no alerts."
{{- end }}
{{- range $component := list "web" "worker" }}
{{- with (index $.Values $component).autoscaling }}
{{- if gt (int .minReplicas) (int .maxReplicas) }}
- "{{ $component }}.autoscaling.minReplicas is above maxReplicas."
{{- end }}
{{- end }}
{{- end }}
{{- if lt (int .Values.terminationGracePeriodSeconds) (add (int .Values.preStopSeconds) 30 | int) }}
- "terminationGracePeriodSeconds must be at least preStopSeconds and 30 more: Patchbay takes up to 25 seconds to stop."
{{- end }}
{{- end -}}
