{{/* The environment of every container of Patchbay. Takes root and roles. */}}
{{- define "patchbay.environment" -}}
{{- $root := .root -}}
{{- $values := .root.Values -}}
- name: ROLES
  value: {{ .roles | quote }}
{{- include "patchbay.storeAddress" (dict "root" $root "store" $values.postgres "name" "DATABASE_URL" "password" "POSTGRES_PASSWORD" "own" "postgres://patchbay:$(POSTGRES_PASSWORD)@%s-postgres:5432/patchbay") }}
{{- include "patchbay.storeAddress" (dict "root" $root "store" $values.redis "name" "REDIS_URL" "password" "REDIS_PASSWORD" "own" "redis://:$(REDIS_PASSWORD)@%s-redis:6379") }}
- name: SECRET_KEY
  valueFrom:
    secretKeyRef:
      name: {{ default (include "patchbay.generatedSecret" $root) $values.secretKey.existingSecret }}
      key: {{ ternary $values.secretKey.key "SECRET_KEY" (ne $values.secretKey.existingSecret "") }}
{{- range $name, $value := $values.settings }}
{{- $text := include "patchbay.settingText" (dict "root" $root "name" $name "value" $value) }}
{{- if $text }}
- name: {{ $name }}
  value: {{ $text | quote }}
{{- end }}
{{- end }}
{{- range $name, $value := $values.secrets }}
{{- if or $value $values.secretsFrom }}
- name: {{ $name }}
  valueFrom:
    secretKeyRef:
      name: {{ include "patchbay.settingsSecret" $root }}
      key: {{ $name }}
      {{- if $values.secretsFrom }}
      optional: true
      {{- end }}
{{- else if and (eq $name "ADMIN_PASSWORD") (eq (include "patchbay.generatesAdmin" $root) "true") }}
- name: ADMIN_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ include "patchbay.generatedSecret" $root }}
      key: ADMIN_PASSWORD
{{- end }}
{{- end }}
{{- with concat $values.extraEnv .role.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* One setting as the text that the environment holds. */}}
{{- define "patchbay.settingText" -}}
{{- if kindIs "slice" .value -}}
{{- join "," .value -}}
{{- else if and (eq .name "TRUSTED_PROXIES") (eq (toString .value) "") -}}
{{- ternary "1" "" .root.Values.ingress.enabled -}}
{{- else if kindIs "float64" .value -}}
{{- /* As text a large number would be 2e+07. */ -}}
{{- int64 .value -}}
{{- else -}}
{{- toString .value -}}
{{- end -}}
{{- end -}}

{{/* DATABASE_URL or REDIS_URL: of the release's own store, or from outside. The password is a variable of its own, so that it stands in one Secret only. */}}
{{- define "patchbay.storeAddress" -}}
{{- if .store.enabled }}
- name: {{ .password }}
  valueFrom:
    secretKeyRef:
      name: {{ default (include "patchbay.generatedSecret" .root) .store.existingSecret }}
      key: {{ ternary .store.key .password (ne .store.existingSecret "") }}
- name: {{ .name }}
  value: {{ printf .own (include "patchbay.fullname" .root) | quote }}
{{- else if or .store.external.url .store.external.existingSecret }}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ default (printf "%s-stores" (include "patchbay.fullname" .root)) .store.external.existingSecret }}
      key: {{ ternary .store.external.key .name (ne .store.external.existingSecret "") }}
{{- end }}
{{- end -}}
